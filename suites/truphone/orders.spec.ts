import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor, shownBy } from '../../src/scenario/index.ts';
import { newEsim, ordered, someEsim, someProduct, topUp } from './esim.ts';

const scenario = scenarioFor<Operations>();

scenario(
  'orders an eSIM, which is there with its plan once the order is completed',
  async ({ api, given }) => {
    const { iccid, subscriptionId, output, productId } = await someEsim(api, given);
    const [sim, subscription] = await Promise.all([
      api.call('getSim', { path: { iccid } }),
      api.call('getSubscription', { path: { subscriptionId } }),
    ]);
    expect(sim.data.status).toBe('Released');
    expect(sim.data.matching_id).toBe(output?.matchingId);
    expect(sim.data.lpa_url, shownBy(sim)).toBe(`LPA:1$${output?.smdpUrl}$${output?.matchingId}`);
    expect(subscription.data).toMatchObject({ iccid, status: 'ACTIVE' });
    expect(subscription.data.product.id, 'product of the plan').toBe(productId);
    expect(subscription.data.auto_renew, 'auto_renew, a text').toBe('false');
    expect(subscription.data, 'without the type that it had before 5.8.0').not.toHaveProperty('type');
  },
);

scenario('tops up an eSIM with nothing but a device, a product and the ICCID', async ({ api, given }) => {
  const { iccid, productId } = await someEsim(api, given);
  const { output } = await ordered(api, topUp(given, iccid, productId));
  expect(output?.iccid).toBe(iccid);
  expect(output?.matchingId, 'a top-up brings no activation code').toBeUndefined();
  const { data } = await api.call('listSimSubscriptions', { path: { iccid } });
  expect(data.map(({ id }) => id)).toContain(output?.subscription_id);
  expect(data).toHaveLength(2);
});

scenario('orders an eSIM that is pushed to an iOS device by its EID', async ({ api, given }) => {
  const eid = '89001012012341234012345678901224';
  const { id } = await someProduct(api);
  const device = { id: given.uuid(), type: 'ios' as const, model: 'iPhone', make: 'Apple', eid };
  const customer = { email: given.email(), firstName: 'John', lastName: 'Doe' };
  const { iccid } = await ordered(api, {
    input: { operationType: 'NEW_ESIM', customer, device, subscriptions: [{ product_id: id }] },
  });
  const { data } = await api.call('getSim', { path: { iccid } });
  expect(data.eid).toBe(eid);
});

scenario('a SIM holds at most 15 active subscriptions', async ({ api, given }) => {
  const { id } = await someProduct(api);
  const full = Array.from({ length: 15 }, () => ({ product_id: id }));
  const { iccid } = await ordered(api, newEsim(given, full));
  const refused = await api.attempt('createOrder', { body: topUp(given, iccid, id) });
  expect(refused.status).toBe(400);
  const { data } = await api.call('listSimSubscriptions', { path: { iccid } });
  expect(data).toHaveLength(15);
});

scenario(
  'refuses an activation date in the past, a price without its currency, and a currency it does not sell in',
  async ({ api, given }) => {
    const { id } = await someProduct(api);
    const replies = await Promise.all([
      api.attempt('createOrder', {
        body: newEsim(given, [{ product_id: id, activationDate: '2019-09-13T12:00:00Z' }]),
      }),
      api.attempt(
        'createOrder',
        { body: newEsim(given, [{ product_id: id, price: 10 }]) },
        { deliberatelyInvalid: true },
      ),
      api.attempt('createOrder', { body: newEsim(given, [{ product_id: id, price: 10, currency: 'XXX' }]) }),
    ]);
    for (const reply of replies)
      expect(reply).toBeRefusedAs({ status: 400, codes: ['INVALID_REQUEST_PARAMS'] });
    await ordered(api, newEsim(given, [{ product_id: id, price: 10, currency: 'EUR' }]));
  },
);

scenario('refuses a product that is not in the catalogue', async ({ api, given }) => {
  const reply = await api.attempt('createOrder', {
    body: newEsim(given, [{ product_id: given.uuid() }]),
  });
  expect(reply).toBeRefusedAs({ status: 422, codes: ['PRODUCT_NOT_FOUND'] });
});

scenario('refuses to top up the eSIM of another customer', async ({ api, given }) => {
  const [mine, other] = await Promise.all([someEsim(api, given), someEsim(api, given)]);
  const { input } = topUp(given, mine.iccid, mine.productId);
  const [mismatch, unknown] = await Promise.all([
    api.attempt('createOrder', { body: { input: { ...input, customer: { email: other.email } } } }),
    api.attempt('createOrder', { body: { input: { ...input, customer: { email: given.email() } } } }),
  ]);
  expect(mismatch).toBeRefusedAs({ status: 422, codes: ['EMAIL_AND_ICCID_DO_NOT_MATCH'] });
  expect(unknown).toBeRefusedAs({ status: 422, codes: ['CUSTOMER_MUST_EXIST'] });
});
