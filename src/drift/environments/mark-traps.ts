import type { DriftReport } from '../../model/drift-report.ts';
import type { Environment } from '../../model/provider.ts';
import { rulesById } from '../rules/all-rules.ts';
import { trapClassOf } from './trap-class.ts';

/**
 * A report on an environment with the trap class of each change. `against` is another environment, or anything else for
 * the contract, which describes what live does.
 */
export function markTraps(
  report: DriftReport,
  environments: Readonly<Record<string, Environment>>,
  environment: string,
  against: string,
): DriftReport {
  const next = environments[environment];
  const old = environments[against];
  const isTest = next?.stage === 'test';
  const isBehind = old === undefined || old.stage === 'live' || old.contractLead !== 'ahead';
  const sides = {
    newIsTest: isTest && old?.stage !== 'test',
    newIsAhead: isTest && next.contractLead === 'ahead' && isBehind,
  };
  const changes = report.changes.map((change) => {
    const trapClass = trapClassOf(change, rulesById.get(change.id), sides);
    return trapClass === undefined ? change : { ...change, trapClass };
  });
  return { ...report, changes };
}
