import type { DriftSeen } from '../../gate/revoke-drifted.ts';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';

/** What a comparison with the contract showed; environments among themselves revoke nothing. */
export function driftSeen({
  against,
  environment,
  provider,
  report,
}: EnvironmentComparison): DriftSeen['drift'] {
  if (against !== 'contract' || report === undefined) return [];
  const breaking = report.changes.filter(({ severity }) => severity === 'breaking');
  const waived = breaking.filter(({ waiver }) => waiver !== undefined).length;
  return [{ provider, environment, breaking: breaking.length, waived }];
}
