import { expect, needs, scenarioFor } from '../../src/scenario/index.ts';
import type { Given } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';

const scenario = scenarioFor<Operations>();
/** Leaves out what every request carries by provider.yaml. */
const unnamed = { header: { 'x-reference-id': undefined } } as object;

scenario('wants a reference id for each request but those for tokens', async ({ api, given, refusal }) => {
  const tokens = await keysOf(given);
  await api.call('createToken', { ...tokens, ...unnamed });
  const invalid = { deliberatelyInvalid: true };
  const reply = await api.attempt('getI18n', unnamed, invalid);
  expect(reply).toBeRefusedAs(refusal('invalidInput'));
});

scenario('refreshes no token that has expired', needs('clock'), async ({ api, clock, given }) => {
  const { body } = await keysOf(given);
  const { data } = await api.call('createToken', { body });
  const refresh = { ...body, grant_type: 'refresh_token', refresh_token: data.refresh_token } as const;
  await clock.pastLifetime('merchant');
  const late = await api.attempt('createToken', { body: refresh });
  expect(late).toBeRefusedAs({ status: 401, codes: ['invalid_token'] });
});

scenario('logs no merchant in with a wrong password', async ({ api, given }) => {
  const body = { merchant_username: given.word(), merchant_password: given.uuid() };
  const reply = await api.attempt('loginMerchant', { body });
  expect(reply).toBeRefusedAs({ status: 409, codes: ['authentication_failure'] });
});

/** A request for a token with the environment's own key pair. */
async function keysOf(given: Given) {
  const body = { client_id: '$credential.clientId', client_secret: '$credential.clientSecret' };
  return (await given.input({ input: { body } })) as { body: Operations['createToken']['input']['body'] };
}
