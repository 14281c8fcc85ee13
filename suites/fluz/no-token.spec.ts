import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';

const scenario = scenarioFor<Operations>();
const nobody = { auth: 'none' };

scenario('reads nothing for somebody without a credential', async ({ api, given, refusal }) => {
  const lists = ['getVirtualCardOffers', 'getGiftCards', 'getUserPurchases', 'getTransactions'] as const;
  const more = ['getVirtualCardTransactions', 'getWallet', 'getMccList', 'getUserAddresses'] as const;
  const others = ['approvalRequests', 'marco', 'getApplicationScopes', 'getApplicationUsers'] as const;
  const quote = { slug: given.word(), denomination: 25 };
  const replies = await Promise.all([
    ...[...lists, ...more, ...others].map((operation) => api.attempt(operation, {}, nobody)),
    api.attempt('getMerchants', { variables: { name: 'a' } }, nobody),
    api.attempt('getOfferQuote', { variables: { input: quote } }, nobody),
    api.attempt('getAccountsByUserId', { variables: { userId: given.uuid() } }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario('moves no money for somebody without a credential', async ({ api, given, refusal }) => {
  const [idempotencyKey, offerId, giftCardId] = [given.uuid(), given.uuid(), given.uuid()];
  const deposit = { idempotencyKey, amount: 10, depositType: 'CASH_BALANCE' as const };
  const orderItems = [{ quantity: 1, spendLimit: 10 }];
  const replies = await Promise.all([
    api.attempt(
      'purchaseGiftCard',
      { variables: { input: { idempotencyKey, offerId, amount: 10 } } },
      nobody,
    ),
    api.attempt('revealGiftCardByGiftCardId', { variables: { giftCardId } }, nobody),
    api.attempt('createVirtualCard', { variables: { input: { idempotencyKey, spendLimit: 10 } } }, nobody),
    api.attempt('createVirtualCardBulkOrder', { variables: { input: { offerId, orderItems } } }, nobody),
    api.attempt('depositCashBalance', { variables: { input: deposit } }, nobody),
    api.attempt('requestVirtualCard', { variables: { input: { spendLimit: 10 } } }, nobody),
    api.attempt('approveApprovalRequest', { variables: { approvalId: given.uuid() } }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario('changes no card for somebody without a credential', async ({ api, given, refusal }) => {
  const virtualCard = { variables: { input: { virtualCardId: given.uuid() } } };
  const bankCardId = given.uuid();
  const preferred = { bankCardId, merchantCategoryCode: '5411' };
  const card = { cardNumber: '4111111111111111', cvv: '111', cardholderName: 'Test Cardholder' };
  const added = { ...card, expirationMonth: '01', expirationYear: '2029', userAddressId: given.uuid() };
  const replies = await Promise.all([
    api.attempt('editVirtualCard', virtualCard, nobody),
    api.attempt('lockVirtualCard', virtualCard, nobody),
    api.attempt('unlockVirtualCard', virtualCard, nobody),
    api.attempt('addBankCard', { variables: { input: added } }, nobody),
    api.attempt('updateBankCardNickname', { variables: { input: { bankCardId, nickname: 'test' } } }, nobody),
    api.attempt('updateBankCardPreferredMerchantCategoryCode', { variables: { input: preferred } }, nobody),
    api.attempt('deleteBankCard', { variables: { input: { bankCardId } } }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario(
  'issues and refreshes no token, and registers nobody, without the key',
  async ({ api, given, refusal }) => {
    const user = { userId: given.uuid(), accountId: given.uuid(), scopes: ['LIST_OFFERS' as const] };
    const name = { firstName: 'Test', lastName: 'Person' };
    const person = { ...name, emailAddress: given.email(), phoneNumber: given.phone() };
    const replies = await Promise.all([
      api.attempt('generateUserAccessToken', { variables: user }, nobody),
      api.attempt('refreshUserAccessToken', { variables: { refreshToken: given.hex(64) } }, nobody),
      api.attempt('registerUser', { variables: { input: person } }, nobody),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
  },
);
