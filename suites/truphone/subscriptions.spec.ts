import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, needs, scenarioFor } from '../../src/scenario/index.ts';
import { newEsim, ordered, someEsim, someProduct, topUp } from './esim.ts';

const scenario = scenarioFor<Operations>();

const inTwoDays = () => new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString();

scenario('activates a plan ahead of its date, once', async ({ api, given }) => {
  const { id } = await someProduct(api);
  const { subscriptionId } = await ordered(
    api,
    newEsim(given, [{ product_id: id, activationDate: inTwoDays() }]),
  );
  const path = { subscriptionId };
  expect((await api.call('getSubscription', { path })).data.status).toBe('PENDING');
  await api.call('activateSubscription', { path });
  const { data } = await api.call('getSubscription', { path });
  expect(data.status).toBe('ACTIVE');
  expect(Date.parse(data.activationDate)).toBeLessThanOrEqual(Date.now() + 60_000);
  expect((await api.attempt('activateSubscription', { path })).status).toBe(400);
});

scenario('a plan that has run its time is expired', needs('clock'), async ({ api, given, clock }) => {
  const { data: products } = await api.call('listProducts', {});
  const [shortest] = products.toSorted((a, b) => a.period - b.period);
  const { subscriptionId } = await ordered(api, newEsim(given, [{ product_id: shortest?.id ?? '' }]));
  await clock.advance(`P${shortest?.period ?? 0}DT1H`);
  const { data } = await api.call('getSubscription', { path: { subscriptionId } });
  expect(data.status).toBe('EXPIRED');
});

scenario('a plan whose data is used up is depleted', needs('clock'), async ({ api, given, clock }) => {
  const { data: products } = await api.call('listProducts', {});
  const [shortest] = products.toSorted((a, b) => a.period - b.period);
  const { iccid, subscriptionId } = await ordered(api, newEsim(given, [{ product_id: shortest?.id ?? '' }]));
  await api.call('updateSim', { path: { iccid }, body: { eid: '89001012012341234012345678901224' } });
  await clock.advance(`PT${12 * (shortest?.period ?? 0) + 1}H`);
  const path = { subscriptionId };
  const [{ data: v1 }, { data: v2 }] = await Promise.all([
    api.call('getSubscription', { path }),
    api.call('getSubscriptionV2', { path }),
  ]);
  expect([v1.status, v1.spentBalance]).toEqual(['DEPLETED', v1.initialBalance]);
  expect([v2.status, v2.current_balance]).toEqual(['DEPLETED', 0]);
});

scenario('a new plan has used nothing of what its product holds', async ({ api, given }) => {
  const { subscriptionId } = await someEsim(api, given);
  const { data } = await api.call('getSubscription', { path: { subscriptionId } });
  expect(data.spentBalance).toBe('0');
  expect(BigInt(data.initialBalance)).toBeGreaterThan(0n);
});

scenario('finds the plans of a customer by e-mail, product and date', async ({ api, given }) => {
  const { iccid, email, productId } = await someEsim(api, given);
  await ordered(api, topUp(given, iccid, productId));
  const find = async (query: Operations['listSubscriptions']['input']['query']) =>
    (await api.call('listSubscriptions', { query: { email, ...query } })).data.length;
  const [all, same, none, before, after] = await Promise.all([
    find({}),
    find({ 'product-id': productId, iccid }),
    find({ 'product-id': given.uuid() }),
    find({ before: '2020-04-24T15:39:02Z' }),
    find({ after: '2020-04-24T15:39:02Z' }),
  ]);
  expect({ all, same, none, before, after }).toEqual({ all: 2, same: 2, none: 0, before: 0, after: 2 });
});

scenario('names the neighbours of a page by its URLs', async ({ api, given }) => {
  const { id } = await someProduct(api);
  const { iccid } = await ordered(
    api,
    newEsim(given, [{ product_id: id }, { product_id: id }, { product_id: id }]),
  );
  const pages = await Promise.all(
    [1, 2, 3].map((page) => api.call('listSubscriptions', { query: { iccid, size: 1, page } })),
  );
  const numbers = (header: string) =>
    pages.map(({ headers }) => /[?&]page=(\d+)/.exec(headers[header] ?? '')?.[1]);
  expect(numbers('x-previous-page')).toEqual([undefined, '1', '2']);
  expect(numbers('x-next-page')).toEqual(['2', '3', undefined]);
});
