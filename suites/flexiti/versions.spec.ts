import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { promotionalPurchase } from './promotional-purchase.ts';
import { accountOf } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();

scenario('v2.5 and v2.5.1 price a purchase alike', async ({ api, given }) => {
  const path = { account_number: await accountOf(given) };
  const [current, older] = await Promise.all([
    api.call('calculateInterest', { path, body: { amount: 200 } }),
    api.call('calculateInterestV25', { path, body: { amount: 200 } }),
  ]);
  const rates = current.data.promotional_purchase.flatMap(({ terms }) =>
    terms.map((term) => term.annual_rates.rate),
  );
  const aprs = older.data.promotional_purchase.flatMap(({ terms }) => terms.map((term) => term.apr));
  expect(rates).toEqual(aprs);
  expect(rates.length, 'terms on offer').toBeGreaterThan(0);
  expect(older.data.regular_purchase).toEqual(current.data.regular_purchase);
});

scenario('v2.5 and v2.5.1 show the same authorization', async ({ api, given }) => {
  const purchase = await promotionalPurchase(given, 25);
  const { data: made } = await api.call('createAuthorizationV25', { body: purchase });
  const path = { authorization_id: made.authorization_id };
  const query = { account_number: purchase.account_number };
  const [older, current, olderList, currentList] = await Promise.all([
    api.call('getAuthorizationV25', { path }),
    api.call('getAuthorization', { path }),
    api.call('listAuthorizationsV25', { query }),
    api.call('listAuthorizations', { query }),
  ]);
  expect(older.data.apr).toBe(current.data.annual_rates?.rate);
  expect(olderList.data).toEqual([older.data]);
  expect(currentList.data).toEqual([current.data]);
});
