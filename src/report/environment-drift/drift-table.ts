import type { ChangeSeverity } from '../../model/change.ts';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';

const severities: readonly ChangeSeverity[] = ['breaking', 'dangerous', 'safe'];

/** The columns of the table of all comparisons. */
export const driftColumns = ['provider', 'environment', 'against', 'by', 'verdict', ...severities, 'seen'];

/** One row for each comparison, as plain text without control characters of its own. */
export function driftRows(comparisons: readonly EnvironmentComparison[]): readonly (readonly string[])[] {
  return comparisons.map((comparison) => {
    const { against, basis, environment, provider, report, verdict } = comparison;
    const counts = severities.map((severity) =>
      report === undefined
        ? '–'
        : String(report.changes.filter((change) => change.severity === severity).length),
    );
    return [provider, environment, against, basis, verdict, ...counts, seen(comparison)];
  });
}

function seen({ observed }: EnvironmentComparison): string {
  if (observed === undefined) return '';
  const { answers, ofOperations, operations, truncated } = observed;
  const cut = truncated === 0 ? '' : `, ${truncated} not looked into`;
  return `${answers} answers of ${operations}/${ofOperations} operations${cut}`;
}
