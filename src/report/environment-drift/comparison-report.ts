import type { DriftReport } from '../../model/drift-report.ts';
import type { EnvironmentComparison, EnvironmentDrift } from '../../model/environment-drift.ts';
import { digestOf } from '../../util/digest.ts';
import { comparisonTitle } from './comparison-title.ts';

/** The report of a comparison; where none came about, one that says so: nothing compared, and the reason. */
export function comparisonReport(
  comparison: EnvironmentComparison,
  { tool }: Pick<EnvironmentDrift, 'tool'>,
): DriftReport {
  const { against, environment, provider, reason = 'no reason is known', report } = comparison;
  if (report !== undefined) return report;
  const nothing = { language: 'json-schema', digest: digestOf(''), defects: [] } as const;
  return {
    tool,
    old: { source: `${provider}${against === 'contract' ? '' : `@${against}`}`, ...nothing },
    new: { source: `${provider}@${environment}`, ...nothing },
    policy: 'none',
    effort: 0,
    verdict: 'unknown',
    changes: [],
    undecided: [{ where: [comparisonTitle(comparison)], reason }],
  };
}
