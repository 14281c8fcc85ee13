import type { EnforcementLevel } from '../../model/decision.ts';

/**
 * How strong the gate is on this machine, as far as a command can know that was given this identity or none: with one it is
 * a seat belt.
 */
export function enforcementLevel(identity: string | undefined): EnforcementLevel {
  return identity === undefined ? 'L2' : 'L1';
}
