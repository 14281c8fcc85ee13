import { expect, scenario } from '../../src/scenario/index.ts';

scenario(
  'an id of another environment is unknown here',
  async ({ api, capability, foreign, given, refusal }) => {
    const call = capability('foreignId');
    const expected = refusal('unknownId');
    const input = await given.input(call, { foreign: await foreign() });
    expect(await api.attempt(call.operation, input)).toBeRefusedAs(expected);
  },
);
