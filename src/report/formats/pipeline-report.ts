import type { Place } from '../../model/change.ts';

/** Where a problem is shown: in a file of the project, named from its root. Lines and columns begin at 1. */
export type ProblemPlace = Omit<Place, 'pointer'>;

/** Who can do something about a problem. */
export type Actor = 'author' | 'provider' | 'approver';

/** One thing that stands against a case, at its place in a contract, a provider file or a checklist. Foreign text is as it came. */
export type Problem = {
  /** Code of the finding, id of the rule, or id of the item. */
  readonly rule: string;
  /** What the rule is about, in our own words. */
  readonly about: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly details: readonly string[];
  readonly place: ProblemPlace;
  /** The same for the same problem in every run, and in every scenario that shows it. */
  readonly fingerprint: string;
  readonly actor: Actor;
  /** What mends it or shows it again; absent where no command does. */
  readonly command?: string;
};

/** `undecided`: nobody knows, which is not passed. `flaky`: passed on a retry only, which is not passed either. */
export type CaseVerdict = 'passed' | 'failed' | 'flaky' | 'undecided' | 'skipped';

/** What a pipeline calls a test case: a scenario in one environment, one comparison, or one item of a checklist. */
export type PipelineCase = {
  /** Stable over runs. */
  readonly id: string;
  readonly title: string;
  readonly verdict: CaseVerdict;
  /** Why it was left out, or nobody knows. */
  readonly reason?: string;
  /** Milliseconds. */
  readonly took: number;
  readonly attempts: number;
  readonly problems: readonly Problem[];
};

/** Cases of one environment, or of one decision. */
export type PipelineSuite = {
  readonly name: string;
  readonly cases: readonly PipelineCase[];
  /** Of a contract that a branch changes: every change in one sentence. */
  readonly changes?: readonly string[];
};

/** What every pipeline format is a rendering of. The same input gives the same report. */
export type PipelineReport = {
  readonly tool: { readonly name: 'livegate'; readonly version: string };
  readonly network: 'sandbox' | 'internet';
  /** Id of the run; absent where it is about decisions alone. */
  readonly run?: string;
  /** Of all together: `passed`, `failed`, or nobody knows. */
  readonly verdict: 'passed' | 'failed' | 'unknown';
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly suites: readonly PipelineSuite[];
};

/** Whether a case stands in the way. */
export function isOpen({ verdict }: Pick<PipelineCase, 'verdict'>): boolean {
  return verdict !== 'passed' && verdict !== 'skipped';
}
