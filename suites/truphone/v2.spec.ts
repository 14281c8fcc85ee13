import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';
import { fulfilled, someEsim, someProduct } from './esim.ts';

const scenario = scenarioFor<Operations>();

scenario('v2 orders an eSIM, and its links lead to what it brought', async ({ api, given }) => {
  const product = await someProduct(api);
  const device = { operating_system: 'ios' as const, model: 'iPhone', id: given.uuid() };
  const subscriber = { email: given.email(), first_name: 'John', last_name: 'Doe', device };
  const order = { operation_type: 'ACTIVATION' as const, sim_type: 'ESIM' as const, country: 'GB' };
  const body = { ...order, product: { id: product.id }, subscriber };
  const { data: receipt } = await api.call('createOrderV2', { body });
  expect(receipt._metadata._links._self).toContain(receipt.id);
  const done = await fulfilled(() => api.call('getOrderV2', { path: { orderId: receipt.id } }));
  const { iccid = '', subscription_id: subscriptionId = '', matching_id: code } = done.output ?? {};
  expect(done._metadata.links._sim).toContain(iccid);
  const [sim, subscription] = await Promise.all([
    api.call('getSimV2', { path: { iccid } }),
    api.call('getSubscriptionV2', { path: { subscriptionId } }),
  ]);
  expect(sim.data).toMatchObject({ iccid, status: 'Released', matching_id: code, sim_type: 'ESIM' });
  expect(subscription.data).toMatchObject({ sim_id: iccid, status: 'ACTIVE', spend_balance: 0 });
});

scenario('v2 tops up an eSIM that v1 ordered, and pages through its plans', async ({ api, given }) => {
  const { iccid, productId } = await someEsim(api, given);
  const { data: receipt } = await api.call('createOrderV2', {
    body: {
      operation_type: 'TOPUP',
      sim_type: 'ESIM',
      product: { id: productId },
      subscriber: { sim: { iccid } },
    },
  });
  await fulfilled(() => api.call('getOrderV2', { path: { orderId: receipt.id } }));
  const [first, second] = await Promise.all(
    [1, 2].map(
      async (page) => (await api.call('listSubscriptionsV2', { query: { iccid, page_size: 1, page } })).data,
    ),
  );
  expect(first?._metadata.links._next).toBeDefined();
  expect(second?._metadata.links._next).toBeUndefined();
  expect(second?._metadata.links._prev).toBeDefined();
  expect(second?.data[0]?.id).not.toBe(first?.data[0]?.id);
});

scenario('v2 shows a plan with the balances and dates of v1', async ({ api, given }) => {
  const { subscriptionId } = await someEsim(api, given);
  const path = { subscriptionId };
  const [v1, v2] = await Promise.all([
    api.call('getSubscription', { path }),
    api.call('getSubscriptionV2', { path }),
  ]);
  expect(String(v2.data.initial_balance)).toBe(v1.data.initialBalance);
  expect(v2.data.current_balance + v2.data.spend_balance).toBe(v2.data.initial_balance);
  expect(v2.data.expiry_date).toBe(v1.data.expirationDate);
});

scenario('v2 registers a webhook, which v1 shows', async ({ api, given }) => {
  const { iccid } = await someEsim(api, given);
  const webhook_url = 'https://webhooks.example.com/progress';
  await api.call('registerNotificationV2', {
    path: { iccid, type: 'DOWNLOAD_PROGRESS' },
    body: { webhook_url },
  });
  const { data } = await api.call('getSimPreferences', { path: { iccid } });
  expect(data.notifications).toEqual([{ type: 'DOWNLOAD_PROGRESS', webhook_url }]);
});
