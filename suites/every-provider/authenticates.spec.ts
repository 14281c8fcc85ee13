import { expect, scenario } from '../../src/scenario/index.ts';

scenario('authenticates', async ({ api, capability, given }) => {
  const call = capability('authenticate');
  const reply = await api.call(call.operation, await given.input(call), { auth: call.credential });
  expect(reply.ok).toBe(true);
});
