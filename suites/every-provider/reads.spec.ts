import { expect, expectAskedFor, scenario } from '../../src/scenario/index.ts';

scenario('reads one object', async ({ api, capability, given }) => {
  const call = capability('read');
  const input = await given.input(call);
  const [first, second] = await Promise.all([
    api.call(call.operation, input),
    api.call(call.operation, input),
  ]);
  if (call.id !== undefined) expectAskedFor(first, call.id, input);
  expect(second.data, 'reading twice shows the same').toEqual(first.data);
});
