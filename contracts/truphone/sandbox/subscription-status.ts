import { installedFor } from './sim-lifecycle.ts';
import type { Schemas, SubscriptionRecord } from './state.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a subscription ends, in Unix milliseconds. */
export function expiresAt({ activatesAt, product }: SubscriptionRecord): number {
  return activatesAt + product.period * DAY_MS;
}

/**
 * How many bytes of a subscription are used. inferred: an installed SIM uses its plan evenly, and so fast that all of
 * it is gone at half of its period; a SIM in no device uses nothing.
 */
export function spentBytes(subscription: SubscriptionRecord, now: number): number {
  const { activatesAt, product, sim } = subscription;
  const used = installedFor(sim, activatesAt, Math.min(now, expiresAt(subscription)));
  const share = used / ((product.period * DAY_MS) / 2);
  return Math.min(product.bytes, subscription.spentBytes + Math.floor(product.bytes * share));
}

/** The status that a subscription has at a moment: it follows from its dates and its balance alone. */
export function subscriptionStatus(
  subscription: SubscriptionRecord,
  now: number,
): Schemas['SubscriptionStatus'] {
  if (now < subscription.activatesAt) return 'PENDING';
  if (spentBytes(subscription, now) >= subscription.product.bytes) return 'DEPLETED';
  return now < expiresAt(subscription) ? 'ACTIVE' : 'EXPIRED';
}
