import type { Change } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';

/** From which severity on a change is a failure. */
export type FailOn = 'breaking' | 'dangerous';

/** What counts as a failure. */
export type Counting = {
  readonly failOn: FailOn;
  /** Changes that our recorded use does not come near to do not count. */
  readonly onlyUsed?: boolean;
};

/** Whether a change is one that the caller wants to fail at. A waived one never is. */
export function isFailure(
  { severity, usage, waiver }: Pick<Change, 'severity' | 'usage' | 'waiver'>,
  { failOn, onlyUsed = false }: Counting,
): boolean {
  const counts = waiver === undefined && !(onlyUsed && usage === 'unaffected');
  return counts && (severity === 'breaking' || severity === failOn);
}

/** Whether a report holds any failure; something wrong with a waiver is one where dangerous changes are. */
export function hasFailure({ changes, waiverFindings = [] }: DriftReport, counting: Counting): boolean {
  return (
    changes.some((change) => isFailure(change, counting)) ||
    (counting.failOn === 'dangerous' && waiverFindings.length > 0)
  );
}
