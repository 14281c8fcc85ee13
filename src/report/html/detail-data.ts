import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { ScenarioVerdict } from '../../model/run-record.ts';

/** What the page's lazily read parts hold: written by the renderer, read by the client. */
export type DetailIndex = {
  /** In the order that numbers of targets mean. */
  readonly targets: readonly TargetEntry[];
  /** In the order that numbers of scenarios mean. */
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  /** Oldest first. */
  readonly runs: readonly RunEntry[];
  /** Exchange ids by the number of the part that holds them. */
  readonly exchanges: readonly (readonly string[])[];
  /** Recorded, and left out of this file for its size. */
  readonly leftOut: number;
};

/** One column of a scenario's page. */
export type TargetEntry = {
  /** `fluz@staging`. */
  readonly name: string;
  /** What was made to go wrong there; absent: nothing, and it is evidence. */
  readonly given?: string;
};

export type RunEntry = {
  readonly id: string;
  readonly startedAt: string;
  /** What was made to go wrong in it; absent: nothing. */
  readonly disturbed?: string;
};

/** Everything about the scenarios of one target, by the number of the scenario. */
export type TargetDetail = {
  readonly results: Readonly<Record<string, ScenarioDetail>>;
  readonly history: Readonly<Record<string, ScenarioHistory>>;
};

/** A scenario's newest result in one environment. */
export type ScenarioDetail = {
  readonly verdict: ScenarioVerdict;
  /** Number of the run. */
  readonly run: number;
  readonly took: number;
  readonly attempts: number;
  readonly reason?: string;
  readonly findings: readonly Finding[];
  readonly exchanges: readonly string[];
  /** The command that runs it again. */
  readonly repeat: string;
};

/** One letter for each run, `.` where it did not run; and the milliseconds of those runs in which it did. */
export type ScenarioHistory = { readonly verdicts: string; readonly took: readonly number[] };

/** The letter of each verdict in a history. */
export const verdictLetters: Readonly<Record<ScenarioVerdict, string>> = {
  passed: 'p',
  failed: 'f',
  flaky: 'k',
  'not-applicable': 'n',
  'sandbox-only': 's',
  quarantined: 'q',
  unknown: 'u',
};

/** One part of the recorded exchanges. */
export type ExchangePart = readonly Exchange[];
