import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';
import { newEsim, someEsim, someProduct } from './esim.ts';

const scenario = scenarioFor<Operations>();

const invalid = { deliberatelyInvalid: true };
const senseless = { status: 400, codes: ['INVALID_REQUEST_PARAMS'] };
const unreadable = { status: 400, codes: ['INVALID_HTTP_MESSAGE'] };

scenario(
  'refuses an order for 16 plans at once, for none, and for a device of no known type',
  async ({ api, given }) => {
    const { id } = await someProduct(api);
    const plans = (length: number) => Array.from({ length }, () => ({ product_id: id }));
    const { input } = newEsim(given, plans(1));
    const toaster = { input: { ...input, device: { id: given.uuid(), type: 'toaster' } } };
    const replies = await Promise.all([
      api.attempt('createOrder', { body: newEsim(given, plans(16)) }, invalid),
      api.attempt('createOrder', { body: newEsim(given, []) }, invalid),
      api.attempt('createOrder', { body: toaster as never }, invalid),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
  },
);

scenario('refuses ids of the wrong form', async ({ api }) => {
  const replies = await Promise.all([
    api.attempt('getOrder', { path: { orderId: 'not-a-uuid' } }, invalid),
    api.attempt('getOrderV2', { path: { orderId: 'not-a-uuid' } }, invalid),
    api.attempt('getSim', { path: { iccid: 'not-a-number' } }, invalid),
    api.attempt('getSimV2', { path: { iccid: 'not-a-number' } }, invalid),
    api.attempt('getSimPreferences', { path: { iccid: 'not-a-number' } }, invalid),
    api.attempt('listSimSubscriptions', { path: { iccid: 'not-a-number' } }, invalid),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
});

scenario('refuses a page before the first, a page of nothing, and a date that is none', async ({ api }) => {
  const [page, size, pageV2, sizeV2, before, after] = await Promise.all([
    api.attempt('listSubscriptions', { query: { page: 0 } }, invalid),
    api.attempt('listSubscriptions', { query: { size: 0 } }, invalid),
    api.attempt('listSubscriptionsV2', { query: { page: 0 } }, invalid),
    api.attempt('listSubscriptionsV2', { query: { page_size: 0 } }, invalid),
    api.attempt('listSubscriptions', { query: { before: 'yesterday' } }, invalid),
    api.attempt('listSubscriptionsV2', { query: { after: 'yesterday' } }, invalid),
  ]);
  for (const reply of [page, size, pageV2, sizeV2]) expect(reply).toBeRefusedAs(senseless);
  for (const reply of [before, after]) expect(reply).toBeRefusedAs(unreadable);
});

scenario('refuses a webhook without a URL, or of a type it does not know', async ({ api, given }) => {
  const { iccid } = await someEsim(api, given);
  const path = { iccid, type: 'USAGE_THRESHOLD' as const };
  const body = { webhook_url: 'https://webhooks.example.com/handler' };
  const replies = await Promise.all([
    api.attempt('registerNotification', { path, body: {} as never }, invalid),
    api.attempt('registerNotification', { path, body: { webhook_url: 'nowhere' } }, invalid),
    api.attempt('registerNotification', { path: { iccid, type: 'AUTO_RENEW' as never }, body }, invalid),
    api.attempt('unregisterNotification', { path: { iccid, type: 'AUTO_RENEW' as never } }, invalid),
    api.attempt('registerNotificationV2', { path, body: {} as never }, invalid),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
  expect((await api.call('getSimPreferences', { path: { iccid } })).data.notifications).toEqual([]);
});

scenario(
  'refuses an EID that is missing, too short, or wrong in its check digits',
  async ({ api, given }) => {
    const { iccid } = await someEsim(api, given);
    const replies = await Promise.all([
      api.attempt('updateSim', { path: { iccid }, body: {} as never }, invalid),
      api.attempt('updateSim', { path: { iccid }, body: { eid: '8900101201234123' } }, invalid),
      api.attempt('updateSim', { path: { iccid }, body: { eid: '89001012012341234012345678901225' } }),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
    expect((await api.call('getSim', { path: { iccid } })).data.eid).toBeUndefined();
  },
);

scenario(
  'refuses a customer without an address, of no known type, or changed in nothing',
  async ({ api, given }) => {
    const email = given.email();
    await api.call('createCustomer', { body: { email } });
    const { data: customer } = await api.call('getCustomer', { query: { email } });
    const path = { customerId: customer.id };
    const replies = await Promise.all([
      api.attempt('createCustomer', { body: { firstName: 'John' } as never }, invalid),
      api.attempt('createCustomer', { body: { email: given.email(), type: 'ROBOT' as never } }, invalid),
      api.attempt('getCustomer', { query: {} as never }, invalid),
      api.attempt('updateCustomer', { path, body: {} }, invalid),
      api.attempt('updateCustomer', { path, body: { email: null } }),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
  },
);

scenario(
  'refuses a card that expires in a 13th month, and one that it is told half of',
  async ({ api, given }) => {
    const email = given.email();
    await api.call('createCustomer', { body: { email } });
    const { data: customer } = await api.call('getCustomer', { query: { email } });
    const path = { customerId: customer.id };
    const card = { token: given.hex(24), type: 'VISA', last_digits: '1234', gateway: 'TRUPHONE' };
    const expired = { ...card, expiry_month: '13', expiry_year: '2031' };
    const replies = await Promise.all([
      api.attempt('createPaymentMethod', { path, body: expired }, invalid),
      api.attempt('createPaymentMethod', { path, body: { type: 'VISA' } as never }, invalid),
    ]);
    for (const reply of replies) expect(reply).toBeRefusedAs(senseless);
    expect((await api.call('listPaymentMethods', { path })).data).toEqual([]);
  },
);

scenario('v2 refuses an order without a product, and a top-up without an eSIM', async ({ api, given }) => {
  const device = { operating_system: 'ios' as const, id: given.uuid() };
  const order = {
    operation_type: 'ACTIVATION' as const,
    sim_type: 'ESIM' as const,
    subscriber: { email: given.email(), device },
  };
  const { id } = await someProduct(api);
  const [noProduct, noSim, unknownProduct] = await Promise.all([
    api.attempt('createOrderV2', { body: order as never }, invalid),
    api.attempt(
      'createOrderV2',
      { body: { ...order, operation_type: 'TOPUP', product: { id } } as never },
      invalid,
    ),
    api.attempt('createOrderV2', { body: { ...order, product: { id: given.uuid() } } }),
  ]);
  for (const reply of [noProduct, noSim]) expect(reply).toBeRefusedAs(senseless);
  expect(unknownProduct).toBeRefusedAs({ status: 422, codes: ['PRODUCT_NOT_FOUND'] });
});
