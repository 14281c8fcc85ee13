import type { Schemas, SubscriptionRecord } from './state.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a subscription ends, in Unix milliseconds. */
export function expiresAt({ activatesAt, product }: SubscriptionRecord): number {
  return activatesAt + product.period * DAY_MS;
}

/** The status that a subscription has at a moment: it follows from its dates and its balance alone. */
export function subscriptionStatus(
  subscription: SubscriptionRecord,
  now: number,
): Schemas['SubscriptionStatus'] {
  if (now < subscription.activatesAt) return 'PENDING';
  if (subscription.spentBytes >= subscription.product.bytes) return 'DEPLETED';
  return now < expiresAt(subscription) ? 'ACTIVE' : 'EXPIRED';
}
