import type { EnforcementLevel } from '../../model/decision.ts';

/** How strong the gate is on this machine: where an identity that opens the credentials is at hand, it is a seat belt. */
export function enforcementLevel(identity: string | undefined): EnforcementLevel {
  return identity === undefined ? 'L2' : 'L1';
}
