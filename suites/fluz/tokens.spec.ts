import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import { everyPage } from './every-page.ts';
import { expectRefusal } from './expect-refusal.ts';

const scenario = scenarioFor<Operations>();

scenario('the application knows its health, its scopes and its users', async ({ api, given }) => {
  const [{ userId = '' }, health, scopes, users] = await Promise.all([
    given.values('account'),
    api.call('marco', {}),
    api.call('getApplicationScopes', {}),
    everyPage(async (paginate) => {
      const { data } = await api.call('getApplicationUsers', { variables: { paginate } });
      return data.getApplicationUsers ?? [];
    }),
  ]);
  expect(health.data.marco, shownBy(health)).toBe('polo');
  const user = users.find((candidate) => candidate?.userId === userId);
  expect(scopes.data.getApplicationScopes, shownBy(scopes)).toEqual(
    expect.arrayContaining(user?.scopes ?? ['no user']),
  );
});

scenario(
  'a token carries the scopes it was asked for, and its refresh keeps them',
  async ({ api, given }) => {
    const { userId = '', accountId = '', seatId = '' } = await given.values('account');
    const scopes = ['LIST_OFFERS' as const, 'LIST_PAYMENT' as const];
    const variables = { userId, accountId, seatId, scopes };
    const issued = (await api.call('generateUserAccessToken', { variables })).data.generateUserAccessToken;
    expect(issued?.scopes).toEqual(scopes);
    const refreshed = (
      await api.call('refreshUserAccessToken', { variables: { refreshToken: issued?.refreshToken ?? '' } })
    ).data.refreshUserAccessToken;
    expect(refreshed?.scopes).toEqual(scopes);
    expect(refreshed?.token === issued?.token, 'the refreshed token is the old one').toBe(false);
    const token = refreshed?.token ?? '';
    expect((await api.call('getWallet', {}, { token })).ok).toBe(true);
  },
);

scenario('a refresh token that was never issued is refused', async ({ api, given }) => {
  const reply = await api.attempt('refreshUserAccessToken', { variables: { refreshToken: given.hex(64) } });
  expectRefusal(reply, 'graphql');
});

scenario('a token does what its scopes allow, and nothing else', async ({ api, given, refusal }) => {
  const narrow = { auth: 'offersOnly' };
  const [offers, ...others] = await Promise.all([
    api.attempt('getMerchants', { variables: { name: 'a', paginate: { limit: 1 } } }, narrow),
    api.attempt('getUserPurchases', {}, narrow),
    api.attempt('getTransactions', {}, narrow),
    api.attempt('getVirtualCardOffers', {}, narrow),
    api.attempt('revealGiftCardByGiftCardId', { variables: { giftCardId: given.uuid() } }, narrow),
  ]);
  expect(offers.ok, shownBy(offers)).toBe(true);
  for (const reply of others) expect(reply).toBeRefusedAs(refusal('insufficientScope'));
});

scenario('a phone number registers one user only', async ({ api, given }) => {
  const input = {
    firstName: 'Test',
    lastName: 'Person',
    emailAddress: given.email(),
    phoneNumber: given.phone(),
  };
  // There are few reserved phone numbers: an earlier run may have registered this one already.
  await api.attempt('registerUser', { variables: { input } });
  const again = await api.attempt('registerUser', { variables: { input } });
  expectRefusal(again, 'payload', ['AUTH-0026']);
});
