import type { Context, CustomerRecord, OrderPlan, OrderRecord, SimRecord } from './state.ts';
import { findProduct } from './catalogue.ts';
import { push } from './sim-lifecycle.ts';

// inferred: nothing says how long fulfilment takes. The second poll finds the order done, and so does a second of waiting.
const POLLS = 2;
const MILLISECONDS = 1000;

/** Takes an order that was found acceptable. Nothing but the order exists until it is fulfilled. */
export function placeOrder(plan: OrderPlan, context: Context): OrderRecord {
  const now = context.clock.now();
  const order: OrderRecord = {
    id: context.newId.uuid(),
    plan,
    createdAt: now,
    lastUsed: now,
    reads: 0,
    status: 'ACCEPTED',
  };
  context.state.orders.set(order.id, order);
  if (plan.iccid === undefined) context.state.esimOrders.push(now);
  return order;
}

/** Moves an order on by one poll. inferred: what was ordered before it for the same eSIM comes before it. */
export function pollOrder(order: OrderRecord, context: Context): void {
  if (!isOpen(order)) return;
  order.reads += 1;
  order.status = 'FULFILLING';
  if (order.reads < POLLS) return;
  const { iccid } = order.plan;
  for (const one of context.state.orders.values()) {
    if (one === order) break;
    if (isOpen(one) && iccid !== undefined && one.plan.iccid === iccid) fulfil(one, context);
  }
  fulfil(order, context);
}

/** Fulfils the orders that have waited long enough, so that what they bring is there for who never polls. */
export function settleOrders(context: Context): void {
  const due = context.clock.now() - MILLISECONDS;
  for (const order of context.state.orders.values()) {
    if (isOpen(order) && order.createdAt <= due) fulfil(order, context);
  }
}

/** Whether an order is still to be fulfilled. */
export function isOpen(order: OrderRecord): boolean {
  return order.status === 'ACCEPTED' || order.status === 'FULFILLING';
}

function fulfil(order: OrderRecord, context: Context): void {
  const { plan } = order;
  const sim = plan.iccid === undefined ? createSim(plan, context) : context.state.sims.get(plan.iccid);
  if (sim === undefined) {
    // The eSIM was recycled while the top-up waited.
    order.status = 'FAILED';
    return;
  }
  const ids = plan.plans.map((line) => subscribe(sim, line, plan.device.id, context));
  order.status = 'COMPLETED';
  order.output = {
    iccid: sim.iccid,
    matchingId: plan.iccid === undefined ? sim.matchingId : undefined,
    subscriptionId: ids[0] ?? '',
  };
}

function createSim(plan: OrderPlan, context: Context): SimRecord {
  const now = context.clock.now();
  const email = plan.email ?? '';
  if (customerByEmail(email, context) === undefined) createCustomer({ email }, context);
  const code = context.newId.hex(11).toUpperCase();
  const sim: SimRecord = {
    iccid: `894447${context.newId.digits(13)}`,
    matchingId: `5C-${code.slice(0, 5)}-${code.slice(5)}`,
    email,
    eid: undefined,
    lifecycle: [{ status: 'Released', at: now }],
    lastUsed: now,
    webhooks: new Map(),
  };
  if (plan.device.eid !== undefined) push(sim, plan.device.eid, now);
  context.state.sims.set(sim.iccid, sim);
  return sim;
}

function subscribe(
  sim: SimRecord,
  { productId, activationDate }: OrderPlan['plans'][number],
  deviceId: string | undefined,
  context: Context,
): string {
  const now = context.clock.now();
  const id = `${context.newId.hex(40)}=`;
  const product = findProduct(productId, context);
  if (product === undefined)
    throw new Error(`the product ${productId} left the catalogue of a running sandbox`);
  const activatesAt = activationDate === undefined ? now : Math.max(now, Date.parse(activationDate));
  context.state.subscriptions.set(id, {
    id,
    iccid: sim.iccid,
    sim,
    product,
    deviceId,
    createdAt: now,
    activatesAt,
    spentBytes: 0,
    lastUsed: now,
  });
  return id;
}

/** The customer who has an e-mail address, whatever its case. */
export function customerByEmail(email: unknown, { state }: Context): CustomerRecord | undefined {
  const wanted = String(email).toLowerCase();
  return state.customers.values().find(({ fields }) => fields.email.toLowerCase() === wanted);
}

/** Adds a customer, who has no payment method yet. */
export function createCustomer(fields: CustomerRecord['fields'], context: Context): CustomerRecord {
  const id = `${context.newId.hex(22)}==`;
  const customer: CustomerRecord = { id, fields, paymentMethods: new Map(), lastUsed: context.clock.now() };
  context.state.customers.set(id, customer);
  return customer;
}
