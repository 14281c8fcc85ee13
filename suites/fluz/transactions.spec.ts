import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import { expectRefusal } from './expect-refusal.ts';

const scenario = scenarioFor<Operations>();

scenario('lists every transaction once, as many as it counts', async ({ api, isolated }) => {
  await isolated();
  // What is bought meanwhile does not move the pages.
  const filter = { dateRangeEnd: new Date().toISOString() };
  const ids: string[] = [];
  let page = { hasNextPage: true, totalCount: 0 };
  for (let offset = 0; page.hasNextPage; offset += 20) {
    const variables = { filter, paginate: { limit: 20, offset } };
    const { transactions, ...rest } = (await api.call('getTransactions', { variables })).data.getTransactions;
    ids.push(...transactions.map(({ recordId }) => recordId));
    page = rest;
  }
  expect(ids.length, 'transactions').toBe(page.totalCount);
  expect(new Set(ids).size, 'distinct transactions').toBe(ids.length);
});

scenario('a purchase shows among the transactions of its time', async ({ api, given, isolated }) => {
  await isolated();
  const filter = { dateRangeStart: new Date(Date.now() - 60_000).toISOString() };
  const count = async () =>
    (await api.call('getTransactions', { variables: { filter } })).data.getTransactions.totalCount;
  const before = await count();
  await given.values('giftCard');
  expect(await count()).toBeGreaterThan(before);
});

scenario('reads the transactions of one card, by type', async ({ api, given }) => {
  const { virtualCardId = '' } = await given.values('virtualCard');
  const [own, declined] = await Promise.all([
    api.call('getVirtualCardTransactions', { variables: { input: { virtualCardIds: [virtualCardId] } } }),
    api.call('getVirtualCardTransactions', {
      variables: { input: { filters: { transactionTypes: ['DECLINE'] }, limit: 500 } },
    }),
  ]);
  expect(own.data.getVirtualCardTransactions, shownBy(own)).toEqual([{ virtualCardId, transactions: [] }]);
  const types = declined.data.getVirtualCardTransactions.flatMap(({ transactions }) =>
    transactions.map(({ transactionType }) => transactionType),
  );
  expect(types.filter((type) => type !== 'DECLINE')).toEqual([]);
});

scenario('takes at most ten cards in one question', async ({ api, given }) => {
  const virtualCardIds = Array.from({ length: 11 }, () => given.uuid());
  const reply = await api.attempt('getVirtualCardTransactions', { variables: { input: { virtualCardIds } } });
  expectRefusal(reply, 'graphql');
});
