import type { EnforcementLevel } from '../model/decision.ts';

/**
 * How strong the gate is for one release. Approvers alone do not make L2: a command that is not isolated runs as the user
 * whose process holds the credentials, and can read its memory.
 */
export function releaseLevel({
  approval,
  isolated,
}: {
  readonly approval?: unknown;
  readonly isolated: boolean;
}): EnforcementLevel {
  return approval !== undefined && isolated ? 'L2' : 'L1';
}
