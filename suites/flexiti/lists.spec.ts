import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { verifiedCustomer } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();
const regular = { financing_option: { transaction_type: 'regular_purchase' }, amount: 15 } as const;

scenario('lists authorizations by status', async ({ api, given }) => {
  const purchase = { ...(await verifiedCustomer(given)), ...regular };
  const [open, captured] = await Promise.all([
    api.call('createAuthorization', { body: { ...purchase, auto_capture: false } }),
    api.call('createAuthorization', { body: { ...purchase, auto_capture: true } }),
  ]);
  const { account_number } = purchase;
  const [opened, closed, otherType] = await Promise.all([
    api.call('listAuthorizations', { query: { account_number, authorization_status: 'opened' } }),
    api.call('listAuthorizations', { query: { account_number, authorization_status: 'closed' } }),
    api.call('listAuthorizations', { query: { account_number, transaction_type: 'promotional_purchase' } }),
  ]);
  const ids = ({ data }: typeof opened) => data.map(({ authorization_id }) => authorization_id);
  expect(ids(opened), `one authorization for one request ${shownBy(open)}`).toHaveLength(1);
  expect(ids(opened)).toEqual([open.data.authorization_id]);
  expect(ids(closed)).toEqual([captured.data.authorization_id]);
  expect(otherType.data).toEqual([]);
});

scenario('lists authorizations by the day of their creation', async ({ api, given }) => {
  const purchase = { ...(await verifiedCustomer(given)), ...regular, auto_capture: false };
  const { data: made } = await api.call('createAuthorization', { body: purchase });
  const { account_number } = purchase;
  const [dayBefore, day, dayAfter] = daysAround(made.creation_date);
  const [then, later, earlier] = await Promise.all([
    api.call('listAuthorizations', {
      query: { account_number, creation_date_from: day, creation_date_to: day },
    }),
    api.call('listAuthorizations', { query: { account_number, creation_date_from: dayAfter } }),
    api.call('listAuthorizations', { query: { account_number, creation_date_to: dayBefore } }),
  ]);
  expect(then.data).toEqual([made]);
  expect(later.data).toEqual([]);
  expect(earlier.data).toEqual([]);
});

/** The day before a moment, its own and the one after it (UTC). */
function daysAround(moment: string): [string, string, string] {
  const day = (offset: number) =>
    new Date(Date.parse(moment) + offset * 86_400_000).toISOString().slice(0, 10);
  return [day(-1), day(0), day(1)];
}
