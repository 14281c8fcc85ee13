import type { DriftVerdict } from '../../../model/change.ts';
import type { EnvironmentComparison } from '../../../model/environment-drift.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import { sandboxGiven } from '../../environment-drift/sandbox-given.ts';
import type { KeptDrift } from '../report-input.ts';
import type { NewestComparison } from './comparisons.ts';

/** An environment held against its contract or against another environment. */
export type ComparedEnvironments = {
  readonly provider: string;
  readonly environment: string;
  /** `contract`, or the name of the other environment. */
  readonly against: string;
  readonly basis: 'schema' | 'observed';
  readonly verdict: DriftVerdict;
  /** Why nothing could be decided. */
  readonly reason?: string;
  readonly report?: DriftReport;
  /** The run that made it, or the file that it is kept in. */
  readonly from: string;
  /** ISO 8601: when that run began, or the file's comparison. */
  readonly at: string;
  /** What the sandbox was given to go wrong; empty: this is how the environments are. */
  readonly given: readonly string[];
};

/**
 * Every comparison of environments, those among themselves first. Of what several files hold under the same faults and drift packs
 * the newest is kept; with the contract, what a run showed counts. Pure.
 */
export function comparedEnvironments(
  comparisons: readonly NewestComparison[],
  kept: readonly KeptDrift[],
): readonly ComparedEnvironments[] {
  const among = new Map<string, ComparedEnvironments>();
  for (const file of kept.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    for (const one of file.comparisons) {
      if (one.against === 'contract') continue;
      const compared = amongThemselves(one, file);
      const { against, basis, environment, given, provider } = compared;
      among.set(JSON.stringify([provider, environment, against, basis, given]), compared);
    }
  return [...among.values(), ...comparisons.map(withContract)];
}

function amongThemselves(one: EnvironmentComparison, file: KeptDrift): ComparedEnvironments {
  const { against, basis, environment, provider, reason, report, verdict } = one;
  return {
    ...{ provider, environment, against, basis, verdict, from: file.file, at: file.at },
    given: sandboxGiven(file, one),
    ...(reason === undefined ? {} : { reason }),
    ...(report === undefined ? {} : { report }),
  };
}

function withContract({ at, entry, given, report, run }: NewestComparison): ComparedEnvironments {
  const { basis, environment, provider, reason, verdict } = entry;
  return {
    ...{ provider, environment, against: 'contract', basis, verdict, from: `run ${run}`, at, given },
    ...(reason === undefined ? {} : { reason }),
    ...(report === undefined ? {} : { report }),
  };
}
