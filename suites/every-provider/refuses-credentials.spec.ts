import { expect, needs, scenario } from '../../src/scenario/index.ts';

scenario('refuses missing credentials', async ({ api, capability, given, refusal }) => {
  const call = capability('authenticate');
  const reply = await api.attempt(call.operation, await given.input(call), { auth: 'none' });
  expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario('refuses a wrong credential', async ({ api, capability, given, refusal }) => {
  const call = capability('authenticate');
  const reply = await api.attempt(call.operation, await given.input(call), {
    auth: call.credential,
    token: given.hex(40),
  });
  expect(reply).toBeRefusedAs(refusal('wrongCredentials'));
});

scenario('refuses wrong keys where tokens are issued', async ({ keys, refusal }) => {
  const expected = refusal('wrongKeys');
  expect(await keys.attemptWrong()).toBeRefusedAs(expected);
});

scenario(
  'refuses an expired credential',
  needs('clock'),
  async ({ api, capability, clock, given, refusal }) => {
    const call = capability('authenticate');
    const expected = refusal('expiredCredentials');
    const input = await given.input(call);
    const token = await api.token(call.credential);
    await clock.pastLifetime(call.credential);
    expect(await api.attempt(call.operation, input, { auth: call.credential, token })).toBeRefusedAs(
      expected,
    );
  },
);

scenario('refuses a credential with too little scope', async ({ api, capability, given, refusal }) => {
  const call = capability('scopeCheck');
  const expected = refusal('insufficientScope');
  const reply = await api.attempt(call.operation, await given.input(call), { auth: call.credential });
  expect(reply).toBeRefusedAs(expected);
});
