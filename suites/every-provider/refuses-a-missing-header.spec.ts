import { expect, scenario } from '../../src/scenario/index.ts';

scenario(
  'refuses a request without a required header',
  async ({ api, capability, given, provider, refusal }) => {
    const expected = refusal('missingHeader');
    const call = capability('authenticate');
    const input = await given.input(call);
    const required = Object.keys(provider.headers ?? {});
    expect(required, '`headers` of provider.yaml, or why `missingHeader` is not applicable').not.toEqual([]);
    for (const name of required) {
      const without = { ...input, header: { ...input.header, [name]: undefined } };
      const options = { auth: call.credential, deliberatelyInvalid: true };
      expect(await api.attempt(call.operation, without, options), name).toBeRefusedAs(expected);
    }
  },
);
