import { realmOf } from './state.ts';
import type { Context } from './state.ts';

const HOUR_MS = 60 * 60 * 1000;
const UNUSED_FOR_MS = { services: 72 * HOUR_MS, 'services-bit': 24 * HOUR_MS };

/** The nightly recycling: removes every resource that was not used for 72 hours, on Staging for 24. */
export function recycle({ state, clock, environment }: Context): void {
  const cutoff = clock.now() - UNUSED_FOR_MS[realmOf(environment)];
  for (const items of [state.orders, state.sims, state.subscriptions, state.customers]) {
    for (const [id, { lastUsed }] of items) {
      if (lastUsed < cutoff) items.delete(id);
    }
  }
}
