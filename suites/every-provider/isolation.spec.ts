import { expect, scenario } from '../../src/scenario/index.ts';

scenario('an id of another environment is unknown here', async ({ api, foreign, given, refusal }) => {
  const expected = refusal('unknownId');
  const { known, unknown } = await foreign();
  const lookUp = async (lookup: (typeof known)[number]) => {
    const input = await given.input(lookup, { foreign: lookup.ids });
    return { lookup, reply: await api.attempt(lookup.operation, input) };
  };
  for (const { lookup, reply } of await Promise.all(unknown.map(lookUp)))
    expect(reply, lookup.operation).toBeRefusedAs(expected);
  for (const { lookup, reply } of await Promise.all(known.map(lookUp)))
    expect(reply.ok, `${lookup.operation}: the ${lookup.of} that live has is here, too`).toBe(true);
});
