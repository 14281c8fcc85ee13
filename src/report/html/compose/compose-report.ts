import type { RunRecord } from '../../../model/run-record.ts';
import type { ReportInput } from '../report-input.ts';
import { newestComparisons } from './comparisons.ts';
import type { NewestComparison } from './comparisons.ts';
import { cover } from '../coverage/cover.ts';
import type { Coverage } from '../coverage/cover.ts';
import { comparedEnvironments } from './compared-environments.ts';
import type { ComparedEnvironments } from './compared-environments.ts';
import { disturbedRuns } from './disturbed-runs.ts';
import type { DisturbedRun } from './disturbed-runs.ts';
import { listFindings } from './listed-findings.ts';
import type { ListedFinding } from './listed-findings.ts';
import { environmentRows } from './environment-row.ts';
import type { EnvironmentRow } from './environment-row.ts';
import { latencies } from './latencies.ts';
import type { Latency } from './latencies.ts';
import { newestResults } from './newest-results.ts';
import type { TargetResults } from './newest-results.ts';
import { scenarioHistories } from './scenario-history.ts';
import type { Histories } from './scenario-history.ts';
import { scenarioMatrix } from './scenario-matrix.ts';
import type { ScenarioGroup } from './scenario-matrix.ts';
import { composeStanding } from './standing.ts';
import type { Standing, StandingKind } from './standing.ts';
import { undisturbed } from './undisturbed.ts';
import { findRetried, findUnsteady } from './unsteady.ts';
import type { Unsteady } from './unsteady.ts';

/** What the report says, before it is put into words of HTML. */
export type ReportModel = {
  readonly input: ReportInput;
  /** One sentence about all providers. */
  readonly headline: string;
  readonly standings: readonly Standing[];
  readonly rows: readonly EnvironmentRow[];
  readonly targets: readonly TargetResults[];
  readonly groups: readonly ScenarioGroup[];
  /** Oldest first. */
  readonly runs: readonly RunRecord[];
  readonly histories: Histories;
  /** Those in which nothing was made to go wrong, oldest first. */
  readonly plainRuns: readonly RunRecord[];
  /** By those runs. */
  readonly unsteady: readonly Unsteady[];
  /** Those that passed only on a retry where something was made to go wrong. */
  readonly retried: readonly Unsteady[];
  readonly latencies: readonly Latency[];
  readonly coverage: readonly Coverage[];
  readonly comparisons: readonly NewestComparison[];
  readonly compared: readonly ComparedEnvironments[];
  readonly findings: readonly ListedFinding[];
  /** What went wrong where something was made to: shown apart, and no evidence. Newest first. */
  readonly disturbed: readonly DisturbedRun[];
};

/** Draws everything that the report says from the input. Pure. */
export function composeReport(input: ReportInput): ReportModel {
  const plain = undisturbed(input.runs);
  const targets = newestResults(plain.map(({ record }) => record));
  const standings = input.providers.map((provider) =>
    composeStanding(
      provider,
      input.gates.find((gate) => gate.provider === provider.id),
      input,
    ),
  );
  const rows = input.providers.flatMap((provider, index) => {
    const standing = standings[index];
    return standing === undefined ? [] : environmentRows(provider, standing, targets);
  });
  const runs = input.runs.map(({ record }) => record).toReversed();
  const histories = scenarioHistories(runs);
  const plainRuns = plain.map(({ record }) => record).toReversed();
  const comparisons = newestComparisons(plain);
  const disturbed = disturbedRuns(input.runs);
  return {
    ...{ input, headline: headlineOf(standings), standings, rows, targets, runs },
    findings: listFindings(targets),
    groups: scenarioMatrix(targets),
    histories,
    plainRuns,
    unsteady: findUnsteady(plainRuns.length === runs.length ? histories : scenarioHistories(plainRuns)),
    latencies: latencies(input.exchanges),
    coverage: input.outlines.map((outline) => cover(outline, input.exchanges)),
    comparisons,
    compared: comparedEnvironments(comparisons, input.environmentDrift),
    disturbed,
    retried: findRetried(disturbed, histories),
  };
}

const phrases: Readonly<Record<StandingKind, readonly [one: string, several: string]>> = {
  open: ['is open in live', 'are open in live'],
  broken: ['is open in spite of its checklist', 'are open in spite of their checklists'],
  ready: ['may go live', 'may go live'],
  revoked: ['was revoked', 'were revoked'],
  refused: ['may not go live', 'may not go live'],
  undecided: ['cannot be decided', 'cannot be decided'],
  none: ['has no decision', 'have no decision'],
};

function headlineOf(standings: readonly Standing[]): string {
  const [first] = standings;
  if (first === undefined) return 'There is no provider.';
  if (standings.length === 1) return first.sentence;
  const groups = Map.groupBy(standings, ({ kind }) => kind);
  if (groups.size === 1) {
    const all =
      first.kind === 'refused' ? `None of the ${standings.length} providers may go live` : undefined;
    return `${all ?? `All ${standings.length} providers ${phrases[first.kind][1]}`}.`;
  }
  const kinds = Object.keys(phrases) as StandingKind[];
  const parts = kinds.flatMap((kind) => {
    const own = groups.get(kind);
    return own === undefined ? [] : [`${namesOf(own)} ${phrases[kind][own.length === 1 ? 0 : 1]}`];
  });
  return `${parts.join(', ')}.`;
}

function namesOf(standings: readonly Standing[]): string {
  const names = standings.map(({ name }) => name);
  return names.length > 3 ? `${names.length} providers` : names.join(' and ');
}
