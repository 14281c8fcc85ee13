import type { Finding } from '../../../model/finding.ts';
import type { TargetResults } from './newest-results.ts';

/** The same thing found any number of times in one environment, in whatever elements of an array. */
export type ListedFinding = {
  readonly finding: Finding;
  readonly target: string;
  readonly count: number;
  /** The first that showed it. */
  readonly scenario: { readonly id: string; readonly title: string };
};

const order: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** What the newest results found, the worst first, each thing once for each environment. Pure. */
export function listFindings(targets: readonly TargetResults[]): readonly ListedFinding[] {
  const found = new Map<string, ListedFinding>();
  for (const { results, target } of targets)
    for (const { result } of results.values())
      for (const finding of result.findings) {
        const { at, code, expected, found: seen, operation, severity } = finding;
        const key = JSON.stringify([target, severity, code, operation, everyPlace(at), expected, seen]);
        const known = found.get(key);
        const scenario = known?.scenario ?? { id: result.id, title: result.title };
        found.set(key, {
          finding: known === undefined ? finding : together(known.finding, finding),
          target,
          count: (known?.count ?? 0) + 1,
          scenario,
        });
      }
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity),
  );
}

/** Two findings that differ at most in the places of an array: `/orders/*` where they do. */
function together(known: Finding, other: Finding): Finding {
  const at = everyPlace(other.at);
  return at === undefined || known.at === other.at ? known : { ...known, at };
}

function everyPlace(at: string | undefined): string | undefined {
  return at?.replace(/\/\d+(?=\/|$)/g, '/*');
}
