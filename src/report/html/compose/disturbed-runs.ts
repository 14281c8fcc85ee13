import { givenOf } from '../../given-of.ts';
import type { ReportRun } from '../report-input.ts';
import { newestComparisons } from './comparisons.ts';
import type { NewestComparison } from './comparisons.ts';
import { listFindings } from './listed-findings.ts';
import type { ListedFinding } from './listed-findings.ts';
import { newestResults } from './newest-results.ts';
import type { TargetResults } from './newest-results.ts';
import { undisturbed } from './undisturbed.ts';

/** A run in which something was made to go wrong, with what went wrong in it. None of it is evidence. */
export type DisturbedRun = {
  readonly id: string;
  /** ISO 8601, when it began. */
  readonly at: string;
  /** The faults and drift packs, as on the command line. */
  readonly given: string;
  /** Only of scenarios with findings. */
  readonly targets: readonly TargetResults[];
  readonly findings: readonly ListedFinding[];
  /** Only breaking and dangerous ones. */
  readonly comparisons: readonly NewestComparison[];
};

/** More runs than these stand in the history alone. */
const mostShown = 10;

/**
 * The newest run with each set of faults and drift packs, as far as it showed anything; newest first. Empty where there is
 * no other run: then those are shown like every run. `runs`: newest first. Pure.
 */
export function disturbedRuns(runs: readonly ReportRun[]): readonly DisturbedRun[] {
  const plain = new Set(undisturbed(runs));
  const found = new Map<string, ReportRun>();
  for (const run of runs) {
    const given = givenOf(run.record).join(', ');
    if (!plain.has(run) && !found.has(given)) found.set(given, run);
  }
  return [...found]
    .map(([given, run]) => disturbedRun(given, run))
    .filter(({ comparisons, findings }) => comparisons.length + findings.length > 0)
    .slice(0, mostShown);
}

function disturbedRun(given: string, run: ReportRun): DisturbedRun {
  const targets = newestResults([run.record]).flatMap(withFindings);
  return {
    ...{ id: run.record.id, at: run.record.startedAt, given, targets },
    findings: listFindings(targets),
    comparisons: newestComparisons([run]).filter(
      ({ entry: { verdict } }) => verdict === 'breaking' || verdict === 'dangerous',
    ),
  };
}

function withFindings(target: TargetResults): readonly TargetResults[] {
  const results = [...target.results].filter(([, { result }]) => result.findings.length > 0);
  return results.length === 0 ? [] : [{ ...target, results: new Map(results) }];
}
