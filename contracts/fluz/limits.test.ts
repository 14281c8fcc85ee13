import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { openWorld } from '../../src/sandbox/testing/open-world.ts';
import sandbox from './sandbox.ts';
import { accessRules, checkAccess } from './sandbox/access.ts';
import { merchantResolvers } from './sandbox/merchant-resolvers.ts';
import { transactionResolvers } from './sandbox/transaction-resolvers.ts';
import { virtualCardResolvers } from './sandbox/virtual-card-resolvers.ts';
import { createFluz, withCode } from './testing/create-fluz.ts';

// As documented: ../shared/provider-facts.md, 1.4 and 1.5.

test('a page is 20 long at most, and 20 where nothing is asked for', () => {
  const fluz = createFluz();
  const read = (paginate?: object) =>
    merchantResolvers['Query.getMerchants'](undefined, { paginate }, fluz).map(
      ({ merchantId }) => merchantId,
    );
  const page = read({ limit: 20 });
  assert.deepEqual(read({ limit: 21 }), page);
  assert.deepEqual(read({ limit: 1000 }), page);
  assert.deepEqual(read(), page);
  assert.ok(read({ limit: 19, offset: 1 }).length < 20);
});

test('transactions of at most 10 virtual cards are asked for at once', () => {
  const fluz = createFluz();
  const [id = ''] = fluz.state.virtualCards.map(({ virtualCardId }) => virtualCardId);
  const read = (count: number) => {
    const input = { virtualCardIds: Array.from({ length: count }, () => id) };
    return transactionResolvers['Query.getVirtualCardTransactions'](undefined, { input }, fluz);
  };
  assert.equal(read(10).length, 10);
  assert.throws(() => read(11), withCode('BAD_USER_INPUT'));
});

test('500 transactions come at once, whatever the limit', () => {
  const fluz = createFluz();
  const [id = ''] = fluz.state.virtualCards.map(({ virtualCardId }) => virtualCardId);
  const [first] = fluz.state.cardTransactions.get(id) ?? [];
  assert.ok(first !== undefined);
  fluz.state.cardTransactions.set(
    id,
    Array.from({ length: 600 }, () => first),
  );
  const read = (input: object) =>
    transactionResolvers['Query.getVirtualCardTransactions'](undefined, { input }, fluz)[0]?.transactions
      .length;
  assert.equal(read({ virtualCardIds: [id], limit: 501 }), 500);
  assert.equal(read({ virtualCardIds: [id], limit: 499 }), 499);
  assert.equal(read({ limit: 600 }), 500);
  assert.equal(read({}), 100);
});

test('a card locks after 47 months where no date is given', () => {
  const fluz = createFluz();
  const input = { idempotencyKey: randomUUID(), spendLimit: 50 };
  const card = virtualCardResolvers['Mutation.createVirtualCard'](undefined, { input }, fluz);
  const now = new Date(fluz.clock.now());
  const months = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  assert.equal(months(new Date(card.authorizationSetting.lockDate)) - months(now), 47);
});

test('the offers of staging are the documented ones, and none of them is of live', () => {
  const idsOf = (environment: string) =>
    createFluz(environment).state.virtualCardOffers.map(({ offerId }) => offerId);
  assert.deepEqual(idsOf('staging'), [
    'ed669305-5e43-40a0-9a25-7a15ed174628',
    'b23630f6-8d91-43df-84aa-a541e7691197',
    '592c394e-26cc-44ac-a145-a5f81301fe77',
  ]);
  assert.deepEqual(
    idsOf('live').filter((id) => idsOf('staging').includes(id)),
    [],
  );
});

/** Each operation with the scopes that a user's token needs; `application`: the key alone, and no token. */
const scopes: Readonly<Record<string, string>> = {
  marco: 'application',
  getAccountsByUserId: 'application',
  getApplicationScopes: 'application',
  getApplicationUsers: 'application',
  generateUserAccessToken: 'application',
  refreshUserAccessToken: 'application',
  registerUser: 'application',
  getVirtualCardOffers: 'CREATE_VIRTUALCARD',
  getMerchants: 'LIST_OFFERS',
  getOfferQuote: 'LIST_OFFERS',
  getGiftCards: 'LIST_PURCHASES',
  getUserPurchases: 'LIST_PURCHASES',
  getTransactions: 'LIST_PAYMENT LIST_PURCHASES',
  getVirtualCardTransactions: 'PCI_COMPLIANCE REVEAL_VIRTUALCARD',
  getWallet: 'LIST_PAYMENT',
  getMccList: '',
  getUserAddresses: 'MANAGE_PAYMENT',
  approvalRequests: 'LIST_APPROVALS',
  purchaseGiftCard: 'PURCHASE_GIFTCARD',
  revealGiftCardByGiftCardId: 'REVEAL_GIFTCARD',
  createVirtualCard: 'CREATE_VIRTUALCARD',
  createVirtualCardBulkOrder: 'CREATE_VIRTUALCARD',
  editVirtualCard: 'EDIT_VIRTUALCARD',
  lockVirtualCard: 'EDIT_VIRTUALCARD',
  unlockVirtualCard: 'EDIT_VIRTUALCARD',
  depositCashBalance: 'MAKE_DEPOSIT',
  addBankCard: 'MANAGE_PAYMENT',
  updateBankCardNickname: 'MANAGE_PAYMENT',
  updateBankCardPreferredMerchantCategoryCode: 'MANAGE_PAYMENT',
  deleteBankCard: 'MANAGE_PAYMENT',
  requestVirtualCard: 'REQUEST_VIRTUAL_CARD',
  approveApprovalRequest: 'MANAGE_APPROVALS',
};

test('every operation is in the table of scopes', () => {
  assert.deepEqual([...accessRules.keys()].toSorted(), Object.keys(scopes).toSorted());
});

for (const [operation, wanted] of Object.entries(scopes))
  test(`${operation} takes ${wanted === '' ? 'any user' : wanted}, and nothing less`, () => {
    const names = wanted === 'application' ? [] : wanted.split(' ').filter((name) => name !== '');
    const all = [...new Set(Object.values(scopes).flatMap((text) => text.split(' ')))];
    const as = (caller: object) => checkAccess(operation, { ...createFluz(), caller } as never);
    const user = (own: readonly string[]) => as({ kind: 'user', userId: '', accountId: '', scopes: own });
    if (wanted === 'application') {
      as({ kind: 'application' });
      assert.throws(() => user(all), withCode('AUTH-0002'));
      return;
    }
    user(names);
    assert.throws(() => as({ kind: 'application' }), withCode('AUTH-0002'));
    for (const name of names)
      assert.throws(() => user(all.filter((one) => one !== name)), withCode('AUTH-0008'));
  });

test('every answer of GraphQL has a request id of its own, those of refusals too', async () => {
  const open = await openWorld(await loadContract(import.meta.dirname), sandbox);
  const { apiKey = '' } = open.world.credentials['fluz@staging'] ?? {};
  const ask = async (query: string) => {
    const { body } = await open.ask('https://transactional-graph.staging.fluzapp.com', '/api/v1/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${apiKey}` },
      body: JSON.stringify({ query }),
    });
    return (body as { readonly extensions?: { readonly requestId?: string } }).extensions?.requestId;
  };
  try {
    const ids = [
      await ask('{ marco }'),
      await ask('{ marco }'),
      await ask('{ getWallet { balances { cashBalance { availableBalance } } } }'),
    ];
    for (const id of ids) assert.match(id ?? 'none', /^[0-9a-f-]{36}$/);
    assert.equal(new Set(ids).size, 3);
  } finally {
    await open.close();
  }
});
