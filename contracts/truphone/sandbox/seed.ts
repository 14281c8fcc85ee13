import { createCatalogue } from './catalogue.ts';
import { realmOf } from './state.ts';
import type { CustomerRecord, SimRecord, State, SubscriptionRecord } from './state.ts';

const ENVIRONMENTS = ['pre-production', 'production', 'production-esim', 'staging', 'staging-esim'];
const DAY_MS = 24 * 60 * 60 * 1000;
const SEEDED_SUBSCRIPTIONS = 25;

/** Ids of the seeded objects of an environment; they differ between environments. */
export function seedIds(environment: string) {
  const number = ENVIRONMENTS.indexOf(environment) + 1;
  return {
    orderId: `0000000${number}-0000-4000-8000-000000000001`,
    iccid: `894447460000000000${number}`,
    subscriptionId: `seed-subscription-${number}-0`,
    customerId: `seed-customer-${number}`,
    productId: createCatalogue(realmOf(environment))[0]?.id ?? '',
  };
}

/** An environment's first data: a customer with a SIM and subscriptions in every state, enough for several pages. */
export function createState(environment: string): State {
  const ids = seedIds(environment);
  const now = Date.now();
  const email = `${ids.customerId}@example.com`;
  const plan = { email, device: { id: 'seed-device' }, plans: [] };
  const output = { iccid: ids.iccid, matchingId: '5C-SEED0-000000', subscriptionId: ids.subscriptionId };
  const customer: CustomerRecord = {
    id: ids.customerId,
    fields: { email, type: 'PERSONAL' },
    paymentMethods: new Map(),
    lastUsed: now,
  };
  const sim: SimRecord = {
    ...{ iccid: ids.iccid, matchingId: output.matchingId, email, eid: undefined, webhooks: new Map() },
    ...{ lifecycle: [{ status: 'Released', at: now }], lastUsed: now },
  };
  const subscriptions = Array.from({ length: SEEDED_SUBSCRIPTIONS }, (_, index) =>
    subscription(environment, sim, index, now),
  );
  return {
    orders: new Map([
      [
        ids.orderId,
        { id: ids.orderId, plan, createdAt: now, lastUsed: now, reads: 2, status: 'COMPLETED', output },
      ],
    ]),
    sims: new Map([[sim.iccid, sim]]),
    subscriptions: new Map(subscriptions.map((one) => [one.id, one])),
    customers: new Map([[customer.id, customer]]),
    esimOrders: [],
    notifications: new Map(),
  };
}

function subscription(environment: string, sim: SimRecord, index: number, now: number): SubscriptionRecord {
  const { subscriptionId } = seedIds(environment);
  const catalogue = createCatalogue(realmOf(environment));
  const product = catalogue[index % catalogue.length];
  if (product === undefined) throw new Error('the catalogue is empty');
  const createdAt = now - index * 7 * DAY_MS;
  return {
    id: subscriptionId.replace(/0$/, String(index)),
    iccid: sim.iccid,
    sim,
    product,
    deviceId: 'seed-device',
    createdAt,
    // The oldest waits for its date.
    activatesAt: index === SEEDED_SUBSCRIPTIONS - 1 ? now + 7 * DAY_MS : createdAt,
    spentBytes: index % 2 === 0 ? 0 : product.bytes,
    lastUsed: now,
  };
}
