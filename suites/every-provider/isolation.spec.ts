import { expect, scenario } from '../../src/scenario/index.ts';

scenario(
  'an id of another environment is unknown here',
  async ({ api, capability, foreign, given, refusal }) => {
    const { lookups } = capability('foreignIds');
    const expected = refusal('unknownId');
    const ids = await foreign();
    const lookUp = async (lookup: (typeof lookups)[number]) => {
      const input = await given.input(lookup, { foreign: ids });
      return { lookup, reply: await api.attempt(lookup.operation, input) };
    };
    for (const { lookup, reply } of await Promise.all(lookups.map(lookUp)))
      expect(reply, lookup.operation).toBeRefusedAs(expected);
  },
);
