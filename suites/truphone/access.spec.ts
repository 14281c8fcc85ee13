import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';

const scenario = scenarioFor<Operations>();

const noToken = { auth: 'none' };
const unauthorised = { status: 401, codes: ['UNAUTHORISED'] };
const denied = { status: 403, codes: ['ACCESS_DENIED'] };
const iccid = '8944470000000000000';
const payment = {
  token: '1238',
  type: 'VISA',
  last_digits: '1234',
  expiry_month: '12',
  expiry_year: '2031',
  gateway: 'CYBERSOURCE',
};

scenario('shows nothing without a token', async ({ api, given }) => {
  const [orderId, subscriptionId, productId] = [given.uuid(), given.uuid(), given.uuid()];
  const replies = await Promise.all([
    api.attempt('getOrder', { path: { orderId } }, noToken),
    api.attempt('listProducts', {}, noToken),
    api.attempt('getProduct', { path: { productId } }, noToken),
    api.attempt('getSim', { path: { iccid } }, noToken),
    api.attempt('getSimPreferences', { path: { iccid } }, noToken),
    api.attempt('listSimSubscriptions', { path: { iccid } }, noToken),
    api.attempt('listSubscriptions', {}, noToken),
    api.attempt('getSubscription', { path: { subscriptionId } }, noToken),
    api.attempt('getOrderV2', { path: { orderId } }, noToken),
    api.attempt('getSimV2', { path: { iccid } }, noToken),
    api.attempt('listSubscriptionsV2', {}, noToken),
    api.attempt('getSubscriptionV2', { path: { subscriptionId } }, noToken),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(unauthorised);
});

scenario('sells nothing without a token', async ({ api, given }) => {
  const id = given.uuid();
  const [device, product] = [{ id: given.uuid() }, { product_id: id }];
  const input = { operationType: 'TOPUP' as const, device, subscriptions: [product], esim: { iccid } };
  const order = {
    operation_type: 'TOPUP' as const,
    sim_type: 'ESIM' as const,
    product: { id },
    subscriber: { sim: { iccid } },
  };
  const replies = await Promise.all([
    api.attempt('createOrder', { body: { input } }, noToken),
    api.attempt('createOrderV2', { body: order }, noToken),
    api.attempt('activateSubscription', { path: { subscriptionId: id } }, noToken),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(unauthorised);
});

scenario('changes no SIM without a token', async ({ api }) => {
  const path = { iccid, type: 'USAGE_THRESHOLD' as const };
  const body = { webhook_url: 'https://webhooks.example.com/handler' };
  const replies = await Promise.all([
    api.attempt('updateSim', { path: { iccid }, body: { eid: '89001012012341234012345678901224' } }, noToken),
    api.attempt('registerNotification', { path, body }, noToken),
    api.attempt('registerNotificationV2', { path, body }, noToken),
    api.attempt('unregisterNotification', { path }, noToken),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(unauthorised);
});

for (const { title, auth, refusal } of [
  { title: 'a reseller has no access to customers', auth: 'reseller', refusal: denied },
  { title: 'nobody has access to customers without a token', auth: 'none', refusal: unauthorised },
]) {
  scenario(title, async ({ api, given }) => {
    const path = { customerId: given.uuid() };
    const replies = await Promise.all([
      api.attempt('createCustomer', { body: { email: given.email() } }, { auth }),
      api.attempt('getCustomer', { query: { email: given.email() } }, { auth }),
      api.attempt('updateCustomer', { path, body: { firstName: 'Jane' } }, { auth }),
      api.attempt('listPaymentMethods', { path }, { auth }),
      api.attempt('createPaymentMethod', { path, body: payment }, { auth }),
      api.attempt('deletePaymentMethod', { path: { ...path, paymentMethodId: given.uuid() } }, { auth }),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(refusal);
  });
}
