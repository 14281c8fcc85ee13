import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { parse as parseYaml } from 'yaml';
import sandbox from './sandbox.ts';
import { accessRules } from './sandbox/access.ts';
import { applicationResolvers } from './sandbox/application-resolvers.ts';
import { authenticate } from './sandbox/authenticate.ts';
import { bankCardResolvers } from './sandbox/bank-card-resolvers.ts';
import type { Fluz } from './sandbox/fluz.ts';
import { giftCardResolvers } from './sandbox/gift-card-resolvers.ts';
import { merchantResolvers } from './sandbox/merchant-resolvers.ts';
import { transactionResolvers } from './sandbox/transaction-resolvers.ts';
import { virtualCardResolvers } from './sandbox/virtual-card-resolvers.ts';
import { walletResolvers } from './sandbox/wallet-resolvers.ts';
import { createFluz, withCode } from './testing/create-fluz.ts';

function buy(fluz: Fluz, changes: object = {}) {
  const input = { idempotencyKey: randomUUID(), merchantSlug: 'amber-academy', amount: 25, ...changes };
  return giftCardResolvers['Mutation.purchaseGiftCard'](undefined, { input }, fluz);
}

function createCard(fluz: Fluz, changes: object = {}) {
  const input = { idempotencyKey: randomUUID(), spendLimit: 50, ...changes };
  return virtualCardResolvers['Mutation.createVirtualCard'](undefined, { input }, fluz);
}

const cashOf = (fluz: Fluz) => fluz.state.wallet.balances.cashBalance.available;

test('a purchase moves exactly its amount, and its key buys once', () => {
  const fluz = createFluz();
  const before = cashOf(fluz);
  const idempotencyKey = randomUUID();
  const first = buy(fluz, { idempotencyKey, amount: 19.99 });
  const second = buy(fluz, { idempotencyKey, amount: 19.99 });
  assert.equal(second.purchaseId, first.purchaseId);
  assert.equal(before - cashOf(fluz), 19_99);
  assert.equal(first.purchaseAmount, '19.99');
  assert.throws(() => buy(fluz, { idempotencyKey, amount: 20 }), withCode('IDEMPOTENCY_KEY_REUSED'));
});

test('a refused purchase changes nothing and leaves its key free', () => {
  const fluz = createFluz();
  const idempotencyKey = randomUUID();
  const before = { cash: cashOf(fluz), purchases: fluz.state.purchases.length };
  assert.throws(() => buy(fluz, { idempotencyKey, amount: 500.01 }), withCode('BAD_USER_INPUT'));
  assert.deepEqual({ cash: cashOf(fluz), purchases: fluz.state.purchases.length }, before);
  assert.equal(buy(fluz, { idempotencyKey, amount: 500 }).purchaseAmount, '500.00');
});

const nowhere = '00000000-0000-4000-8000-000000000000';
const refusedPurchases = [
  { given: { amount: 0 }, want: 'BAD_USER_INPUT' },
  { given: { amount: -25 }, want: 'BAD_USER_INPUT' },
  { given: { amount: 25.001 }, want: 'BAD_USER_INPUT' },
  { given: { idempotencyKey: 'again' }, want: 'BAD_USER_INPUT' },
  { given: { offerId: nowhere }, want: 'BAD_USER_INPUT' },
  { given: { merchantSlug: null }, want: 'BAD_USER_INPUT' },
  { given: { merchantSlug: null, offerId: nowhere }, want: 'NOT_FOUND' },
  { given: { merchantSlug: 'amber-travel-2' }, want: 'NOT_FOUND' },
  { given: { merchantSlug: 'amber-apparel', amount: 26 }, want: 'BAD_USER_INPUT' },
  { given: { bankCardId: nowhere }, want: 'NOT_FOUND' },
  { given: { balanceAmount: 26 }, want: 'BAD_USER_INPUT' },
  { given: { balanceAmount: 10 }, want: 'INSUFFICIENT_FUNDS' },
  { given: { defaultToBalance: false }, want: 'INSUFFICIENT_FUNDS' },
];
for (const { given, want } of refusedPurchases)
  test(`a purchase with ${JSON.stringify(given)} is refused with ${want}`, () => {
    assert.throws(() => buy(createFluz(), given), withCode(want));
  });

test('no purchase completes without an active bank card', () => {
  const fluz = createFluz();
  const bankCardId = fluz.state.wallet.bankCards[0]?.bankCardId ?? '';
  bankCardResolvers['Mutation.deleteBankCard'](undefined, { input: { bankCardId } }, fluz);
  assert.throws(() => buy(fluz), withCode('BACKUP_CARD_REQUIRED'));
});

test('pages are short before the last one, and hold every merchant once', () => {
  const fluz = createFluz();
  const read = (offset: number) =>
    merchantResolvers['Query.getMerchants'](undefined, { paginate: { limit: 20, offset } }, fluz);
  const pages = [0, 20, 40, 60, 80].map(read);
  assert.ok((pages[0]?.length ?? 20) < 20);
  assert.deepEqual(pages[4], []);
  const ids = pages.flat().map(({ merchantId }) => merchantId);
  const visible = fluz.state.merchants.filter(({ hidden }) => !hidden).map(({ merchantId }) => merchantId);
  assert.deepEqual(ids, visible);
});

test('a token lives ten minutes, a refresh token is good once', () => {
  const fluz = createFluz();
  const { userId = '', accountId = '' } = fluz.credentials;
  const issued = applicationResolvers['Mutation.generateUserAccessToken'](
    undefined,
    { userId, accountId, scopes: ['LIST_OFFERS'] },
    fluz,
  );
  const bearer = { authorization: `Bearer ${issued.token}` };
  fluz.clock.advance(599_000);
  assert.ok('caller' in authenticate(bearer, fluz));
  fluz.clock.advance(2_000);
  assert.ok('refuse' in authenticate(bearer, fluz));
  const refresh = () =>
    applicationResolvers['Mutation.refreshUserAccessToken'](
      undefined,
      { refreshToken: issued.refreshToken },
      fluz,
    );
  assert.ok('caller' in authenticate({ authorization: `Bearer ${refresh().token}` }, fluz));
  assert.throws(refresh, withCode('AUTH-0002'));
});

const refusedTokens = [
  { name: 'a user nobody knows', given: { userId: randomUUID() }, want: 'AUTH-0001' },
  { name: 'an account of somebody else', given: { accountId: randomUUID() }, want: 'AUTH-0001' },
  { name: 'a seat of somebody else', given: { seatId: randomUUID() }, want: 'AUTH-0001' },
  {
    name: 'a scope that the user did not grant',
    given: { scopes: ['VERIFY_KYC'] as const },
    want: 'AUTH-0008',
  },
];
for (const { name, given, want } of refusedTokens)
  test(`no token for ${name}`, () => {
    const fluz = createFluz();
    const { userId = '', accountId = '' } = fluz.credentials;
    const request = { userId, accountId, scopes: ['LIST_OFFERS' as const], ...given };
    const scopes = [...request.scopes];
    assert.throws(
      () => applicationResolvers['Mutation.generateUserAccessToken'](undefined, { ...request, scopes }, fluz),
      withCode(want),
    );
  });

test('a prepaid card is paid for at once, a debit one is not', () => {
  const fluz = createFluz();
  const [debit, prepaid] = fluz.state.virtualCardOffers;
  const before = cashOf(fluz);
  createCard(fluz, { offerId: debit?.offerId });
  assert.equal(cashOf(fluz), before);
  const card = createCard(fluz, { offerId: prepaid?.offerId });
  assert.equal(before - cashOf(fluz), 50_00);
  assert.equal(fluz.state.purchases[0]?.virtualCard, card);
});

test('a bulk order that the balance does not cover makes no card at all', () => {
  const fluz = createFluz();
  const offerId = fluz.state.virtualCardOffers[1]?.offerId ?? '';
  const before = fluz.state.virtualCards.length;
  const orderItems = [{ quantity: 3, spendLimit: 400_000 }];
  const payload = virtualCardResolvers['Mutation.createVirtualCardBulkOrder'](
    undefined,
    { input: { offerId, orderItems } },
    fluz,
  );
  assert.equal(!payload.success && payload.error.code, 'INSUFFICIENT_FUNDS');
  assert.equal(fluz.state.virtualCards.length, before);
});

test('an offer of staging does not resolve in live', () => {
  const offerId = createFluz().state.virtualCardOffers[0]?.offerId;
  assert.throws(() => createCard(createFluz('live'), { offerId }), withCode('NOT_FOUND'));
});

test('a refused edit leaves the card as it was', () => {
  const fluz = createFluz();
  const { virtualCardId, authorizationSetting } = createCard(fluz);
  const before = { ...authorizationSetting };
  const input = { virtualCardId, lockDate: '2027-01-01', spendLimit: -1 };
  assert.throws(() => virtualCardResolvers['Mutation.editVirtualCard'](undefined, { input }, fluz));
  assert.deepEqual(authorizationSetting, before);
});

test('the pages of card transactions count per card with ids, and over all without', () => {
  const fluz = createFluz();
  const [first, second] = fluz.state.virtualCards.map(({ virtualCardId }) => virtualCardId);
  const read = (input: object) =>
    transactionResolvers['Query.getVirtualCardTransactions'](undefined, { input }, fluz).map(
      ({ transactions }) => transactions.length,
    );
  assert.deepEqual(read({ virtualCardIds: [first, second], limit: 2 }), [2, 2]);
  assert.deepEqual(read({ limit: 131 }), [130, 1]);
  assert.deepEqual(read({ limit: 2, offset: 129 }), [1, 1]);
  assert.deepEqual(read({}), [100, 0]);
});

test('a deposit takes exactly one source, and a category with the gift-card balance only', () => {
  const fluz = createFluz();
  const bankAccountId = fluz.state.wallet.bankAccounts[0]?.bankAccountId ?? '';
  const paypalVaultId = fluz.state.wallet.paypalAccounts[0]?.paypalVaultId ?? '';
  const deposit = (changes: object) => {
    const input = {
      idempotencyKey: randomUUID(),
      amount: 10,
      depositType: 'CASH_BALANCE' as const,
      ...changes,
    };
    return walletResolvers['Mutation.depositCashBalance'](undefined, { input }, fluz);
  };
  assert.throws(() => deposit({}), withCode('BAD_USER_INPUT'));
  assert.throws(() => deposit({ bankAccountId, paypalVaultId }), withCode('BAD_USER_INPUT'));
  assert.throws(() => deposit({ bankAccountId, MCC: '5411' }), withCode('BAD_USER_INPUT'));
  const before = cashOf(fluz);
  deposit({ bankAccountId });
  assert.equal(cashOf(fluz) - before, 10_00);
});

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');

test('provider.yaml and the schema agree on who may call what', () => {
  const text = readFileSync(new URL('provider.yaml', import.meta.url), 'utf8');
  const { operations } = parseYaml(text) as {
    operations: Record<string, { auth?: string; scopes?: string[] }>;
  };
  const ours = Object.entries(operations).map(([name, { auth, scopes }]) => [
    name,
    auth === 'application' ? { kind: 'application' } : { kind: 'user', scopes: scopes ?? [] },
  ]);
  assert.deepEqual(Object.fromEntries(ours), Object.fromEntries(accessRules));
});

const rewrites = Object.entries(sandbox.drifts).flatMap(([name, { sdl: rewrite }]) =>
  rewrite === undefined ? [] : [{ name, rewrite }],
);
for (const { name, rewrite } of rewrites)
  test(`the drift ${name} changes the schema, and it stays a schema`, () => {
    const drifted = rewrite(sdl);
    assert.notEqual(drifted, sdl);
    assert.deepEqual(validate(buildSchema(drifted), parse('{ marco }')), []);
  });
