import type { DriftVerdict } from '../../../model/change.ts';
import type { RunDrift, ScenarioVerdict } from '../../../model/run-record.ts';
import type { ReportEnvironment, ReportProvider } from '../report-input.ts';
import type { TargetResults } from './newest-results.ts';
import type { Standing } from './standing.ts';

/** How a test environment did: `held` is good, everything else is not. */
type EvidenceWord = 'held' | 'failed' | 'undecided' | 'not looked at';

/** One environment of one provider on the front page. */
export type EnvironmentRow = {
  readonly provider: string;
  readonly name: string;
  readonly environment: ReportEnvironment;
  /** Of the live environment that the checklist opens. */
  readonly standing?: Standing;
  /** Of a test environment. */
  readonly evidence?: {
    readonly word: EvidenceWord;
    readonly counts: Readonly<Partial<Record<ScenarioVerdict, number>>>;
    readonly drift?: DriftVerdict;
    /** ISO 8601, when the newest run began. */
    readonly at?: string;
  };
};

/** The environments of a provider, live ones first. Pure. */
export function environmentRows(
  provider: ReportProvider,
  standing: Standing,
  targets: readonly TargetResults[],
): readonly EnvironmentRow[] {
  const own = { provider: provider.id, name: provider.name };
  const ordered = provider.environments.toSorted((a, b) => stageOrder(a) - stageOrder(b));
  return ordered.map((environment) => {
    if (environment.stage === 'live')
      return environment.name === standing.environment
        ? { ...own, environment, standing }
        : { ...own, environment };
    const target = `${provider.id}@${environment.name}`;
    return { ...own, environment, evidence: evidenceOf(targets.find((one) => one.target === target)) };
  });
}

function stageOrder({ stage }: ReportEnvironment): number {
  return stage === 'live' ? 0 : 1;
}

function evidenceOf(found: TargetResults | undefined): NonNullable<EnvironmentRow['evidence']> {
  if (found === undefined || found.results.size === 0) return { word: 'not looked at', counts: {} };
  const counts: Partial<Record<ScenarioVerdict, number>> = {};
  for (const { result } of found.results.values()) counts[result.verdict] = (counts[result.verdict] ?? 0) + 1;
  const drift = worstDrift(found.run.drift ?? [], found);
  return {
    word: wordFor(counts, drift),
    counts,
    ...(drift === undefined ? {} : { drift }),
    at: found.run.startedAt,
  };
}

function wordFor(
  { failed = 0, flaky = 0, passed = 0, unknown = 0 }: Readonly<Partial<Record<ScenarioVerdict, number>>>,
  drift: DriftVerdict | undefined,
): EvidenceWord {
  if (failed > 0 || flaky > 0 || drift === 'breaking') return 'failed';
  return unknown > 0 || passed === 0 || drift === 'unknown' ? 'undecided' : 'held';
}

const worstFirst: readonly DriftVerdict[] = ['breaking', 'unknown', 'dangerous', 'safe', 'identical'];

function worstDrift(
  drift: readonly RunDrift[],
  { environment, provider }: TargetResults,
): DriftVerdict | undefined {
  const own = drift.filter((one) => one.provider === provider && one.environment === environment);
  // What is waived does not count, and is shown where the changes are.
  const verdicts = own.map((one) =>
    one.verdict === 'breaking' && one.breaking <= one.waived ? 'dangerous' : one.verdict,
  );
  return worstFirst.find((verdict) => verdicts.includes(verdict));
}
