import type { RunDrift } from '../../../model/run-record.ts';
import { givenOf } from '../../given-of.ts';
import type { ReportComparison, ReportRun } from '../report-input.ts';

/** A comparison of an environment with the pinned contract, from the newest run that made one. */
export type NewestComparison = {
  readonly entry: RunDrift;
  readonly run: string;
  /** ISO 8601, when that run began. */
  readonly at: string;
  /** What was made to go wrong in that run. */
  readonly given: readonly string[];
  readonly report?: ReportComparison['report'];
  readonly excerpts?: ReportComparison['excerpts'];
};

/** The newest comparison of each environment by each means. `runs`: newest first. Pure. */
export function newestComparisons(runs: readonly ReportRun[]): readonly NewestComparison[] {
  const found = new Map<string, NewestComparison>();
  for (const { record, reports } of runs)
    for (const entry of record.drift ?? []) {
      const key = `${entry.provider}@${entry.environment} ${entry.basis}`;
      if (found.has(key)) continue;
      const compared = reports.find(
        (one) =>
          one.provider === entry.provider &&
          one.environment === entry.environment &&
          one.basis === entry.basis,
      );
      found.set(key, {
        entry,
        run: record.id,
        at: record.startedAt,
        given: givenOf(record),
        ...(compared === undefined ? {} : { report: compared.report }),
        ...(compared?.excerpts === undefined ? {} : { excerpts: compared.excerpts }),
      });
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
