import type { OrderRecord, Schemas, SimRecord, SubscriptionRecord } from './state.ts';
import { simStep } from './sim-lifecycle.ts';
import { expiresAt, spentBytes, subscriptionStatus } from './subscription-status.ts';
import { utc } from './utc.ts';

/** The host of the SM-DP+, without a protocol since 5.5.0. */
export const SMDP_HOST = 'rsp.truphone.com';

/** The activation string of a profile. */
export function lpaUrl(matchingId: string): string {
  return `LPA:1$${SMDP_HOST}$${matchingId}`;
}

/** Where the QR code of a profile is. */
export function qrCodeUrl(matchingId: string): string {
  return `https://services.truphone.com/connect/qrcode/v1/esim/${lpaUrl(matchingId)}`;
}

/** An order in v1. */
export function orderView({ id, status, output }: OrderRecord): Schemas['Order'] {
  const order = { id, externalId: id, status };
  return output === undefined ? order : { ...order, output: outputView(output) };
}

function outputView({
  iccid,
  matchingId,
  subscriptionId,
}: NonNullable<OrderRecord['output']>): Schemas['OrderOutput'] {
  const output = { iccid, subscription_id: subscriptionId };
  if (matchingId === undefined) return output;
  return {
    ...output,
    matchingId,
    smdpUrl: SMDP_HOST,
    lpa_url: lpaUrl(matchingId),
    qrcode_url: qrCodeUrl(matchingId),
  };
}

/** A SIM in v1, with both spellings of what is spelt twice. */
export function simView(sim: SimRecord, now: number): Schemas['Sim'] {
  const { iccid, matchingId, eid } = sim;
  const { status, at } = simStep(sim, now);
  return {
    iccid,
    matching_id: matchingId,
    matchingId,
    status,
    profileStatus: status,
    ...(eid === undefined ? {} : { eid }),
    last_modified: utc(at),
    lpa_url: lpaUrl(matchingId),
  };
}

/** A subscription in v1's filtered list, without balances. */
export function subscriptionSummary(
  subscription: SubscriptionRecord,
  now: number,
): Schemas['SubscriptionSummary'] {
  const { product, deviceId } = subscription;
  return {
    id: subscription.id,
    status: subscriptionStatus(subscription, now),
    activationDate: utc(subscription.activatesAt),
    expirationDate: utc(expiresAt(subscription)),
    createdDate: utc(subscription.createdAt),
    product: {
      id: product.id,
      name: product.name,
      period: product.period,
      period_unit: 'DAYS',
      plan_id: product.planId,
    },
    iccid: subscription.iccid,
    ...(deviceId === undefined ? {} : { device_id: deviceId }),
    auto_renew: 'false',
  };
}

/** A subscription in v1, with its balances as strings. */
export function subscriptionView(subscription: SubscriptionRecord, now: number): Schemas['Subscription'] {
  return {
    ...subscriptionSummary(subscription, now),
    status: subscriptionStatus(subscription, now),
    initialBalance: String(subscription.product.bytes),
    spentBalance: String(spentBytes(subscription, now)),
  };
}
