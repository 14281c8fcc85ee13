import type { SandboxReply } from '../../../src/sandbox/index.ts';
import { failure } from './failure.ts';
import type { Context } from './state.ts';

// inferred: that a daily and a monthly limit are answered with 406 is found (v2), the numbers are agreed with each client.
const LIMITS = [
  { unit: 'daily', most: 1000, of: (moment: Date) => moment.toISOString().slice(0, 10) },
  { unit: 'monthly', most: 10_000, of: (moment: Date) => moment.toISOString().slice(0, 7) },
] as const;

/** The answer to an order of one more eSIM on a day or in a month that has no more of them; undefined: it has. */
export function refuseOverLimit({ clock, state }: Context): SandboxReply | undefined {
  const now = new Date(clock.now());
  for (const { most, of, unit } of LIMITS) {
    const ordered = state.esimOrders.filter((at) => of(new Date(at)) === of(now)).length;
    if (ordered >= most) return failure(406, 'UNACCEPTABLE', `The ${unit} limit of eSIMs is reached`);
  }
  return undefined;
}
