import type { ChangeSeverity } from '../../model/change.ts';

/** From which severity on a change is a failure. */
export type FailOn = 'breaking' | 'dangerous';

/** Whether a change of this severity is one that the caller wants to fail at. */
export function isFailure(severity: ChangeSeverity, failOn: FailOn): boolean {
  return severity === 'breaking' || severity === failOn;
}
