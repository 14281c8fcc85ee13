import type { OrderRecord, Schemas, SimRecord, SubscriptionRecord } from './state.ts';
import { simStep } from './sim-lifecycle.ts';
import { expiresAt, spentBytes, subscriptionStatus } from './subscription-status.ts';
import { utc } from './utc.ts';
import { SMDP_HOST, lpaUrl, qrCodeUrl } from './views.ts';

const self = (path: string) => ({ _self: `/v2/${path}` });

/** The receipt of an order in v2, the one reply whose links stand under `_links`. */
export function orderAcceptedV2({ id, createdAt }: OrderRecord): Schemas['OrderAcceptedV2'] {
  return {
    id,
    status: 'ACCEPTED',
    created_date: utc(createdAt),
    _metadata: { _links: self(`orders/${id}`) },
  };
}

/** An order in v2. */
export function orderViewV2({ id, status, createdAt, output }: OrderRecord): Schemas['OrderV2'] {
  const order = { id, status, created_date: utc(createdAt) };
  if (output === undefined) return { ...order, _metadata: { links: self(`orders/${id}`) } };
  const { iccid, matchingId, subscriptionId } = output;
  const profile =
    matchingId === undefined
      ? {}
      : { _smdp: SMDP_HOST, _lpa: lpaUrl(matchingId), _qrcode: qrCodeUrl(matchingId) };
  const related = {
    _sim: `/v2/sims/${iccid}`,
    _subscription: `/v2/subscriptions/${encodeURIComponent(subscriptionId)}`,
  };
  return {
    ...order,
    output: {
      iccid,
      subscription_id: subscriptionId,
      ...(matchingId === undefined ? {} : { matching_id: matchingId }),
    },
    _metadata: { links: { ...self(`orders/${id}`), ...related, ...profile } },
  };
}

/** A SIM in v2. */
export function simViewV2(sim: SimRecord, now: number): Schemas['SimV2'] {
  const { iccid, matchingId } = sim;
  const { status, at } = simStep(sim, now);
  const links = {
    ...self(`sims/${iccid}`),
    _subscriptions: `/v2/subscriptions?iccid=${iccid}`,
    _lpa: lpaUrl(matchingId),
    _qrcode: qrCodeUrl(matchingId),
  };
  return {
    iccid,
    status,
    matching_id: matchingId,
    last_modified: utc(at),
    sim_type: 'ESIM',
    _metadata: { links },
  };
}

/** A subscription in v2, with its balances as numbers. */
export function subscriptionViewV2(subscription: SubscriptionRecord, now: number): Schemas['SubscriptionV2'] {
  const { product, iccid } = subscription;
  const spent = spentBytes(subscription, now);
  const id = encodeURIComponent(subscription.id);
  return {
    id: subscription.id,
    name: product.name,
    sim_id: iccid,
    product_id: product.id,
    created_date: utc(subscription.createdAt),
    activation_date: utc(subscription.activatesAt),
    expiry_date: utc(expiresAt(subscription)),
    status: subscriptionStatus(subscription, now),
    initial_balance: product.bytes,
    current_balance: product.bytes - spent,
    spend_balance: spent,
    balance_units: 'Bytes',
    _metadata: {
      links: {
        ...self(`subscriptions/${id}`),
        _activate: `/v2/subscriptions/${id}/activate`,
        _sim: `/v2/sims/${iccid}`,
        _product: `/v2/products/${encodeURIComponent(product.id)}`,
      },
    },
  };
}
