import { setTimeout as sleep } from 'node:timers/promises';
import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect } from '../../src/scenario/index.ts';
import type { Given, ScenarioApi } from '../../src/scenario/index.ts';

type Api = Pick<ScenarioApi<Operations & Record<string, { input: unknown; data: unknown }>>, 'call'>;
type OrderBody = Operations['createOrder']['input']['body'];

const PATIENCE_MS = 60_000;
const POLL_MS = 20;

/** Reads an order again and again until it is completed. Fails where the order does, or after a minute. */
export async function fulfilled<Order extends { status: string }>(
  read: () => Promise<{ data: Order }>,
): Promise<Order> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = await read();
    if (data.status === 'COMPLETED') return data;
    expect(['ACCEPTED', 'FULFILLING'], 'status of an order in progress').toContain(data.status);
    expect(Date.now(), 'an order takes less than a minute').toBeLessThan(giveUpAt);
    await sleep(POLL_MS);
  }
}

/** Some product of the catalogue. */
export async function someProduct(api: Api) {
  const { data } = await api.call('listProducts', {});
  const [product] = data;
  if (product === undefined) throw new Error('the catalogue is empty');
  return product;
}

/** An order for a new eSIM, for a customer and a device that nobody else has. */
export function newEsim(
  given: Given,
  subscriptions: OrderBody['input']['subscriptions'],
  email = given.email(),
): OrderBody {
  const customer = { email, countryOfResidence: 'GB' };
  return {
    input: {
      operationType: 'NEW_ESIM',
      countryCode: 'GB',
      customer,
      device: { id: given.uuid(), type: 'ios' },
      subscriptions,
    },
  };
}

/** An order for one more plan on an eSIM, with as little as the provider asks for. */
export function topUp(given: Given, iccid: string, productId: string): OrderBody {
  return {
    input: {
      operationType: 'TOPUP',
      device: { id: given.uuid() },
      subscriptions: [{ product_id: productId }],
      esim: { iccid },
    },
  };
}

/** Places an order and waits for what it brings. */
export async function ordered(api: Api, body: OrderBody) {
  const { data } = await api.call('createOrder', { body });
  const { output } = await fulfilled(() => api.call('getOrder', { path: { orderId: data.id } }));
  return {
    orderId: data.id,
    iccid: output?.iccid ?? '',
    subscriptionId: output?.subscription_id ?? '',
    output,
  };
}

/** A new eSIM with one plan that is active from now on. */
export async function someEsim(api: Api, given: Given) {
  const product = await someProduct(api);
  const email = given.email();
  return {
    productId: product.id,
    email,
    ...(await ordered(api, newEsim(given, [{ product_id: product.id }], email))),
  };
}
