import { expect, needs, scenario } from '../../src/scenario/index.ts';

scenario('renews a token before it expires', needs('clock'), async ({ api, capability, clock, given }) => {
  const { credential } = capability('renewal');
  const call = capability('authenticate');
  const input = await given.input(call);
  const first = await api.token(credential);
  await clock.justBeforeExpiry(credential);
  const second = await api.token(credential);
  expect(second === first, 'the token is still the first one').toBe(false);
  await api.call(call.operation, input, { auth: call.credential });
  await clock.pastLifetime(credential);
  expect((await api.token(credential)) === second, 'the token is still the second one').toBe(false);
  await api.call(call.operation, input, { auth: call.credential });
});
