import type { DriftVerdict } from './change.ts';
import type { DriftReport } from './drift-report.ts';

/** What the sandbox was given to go wrong, as on the command line; absent where nothing was. */
export type SandboxGiven = {
  readonly faults?: readonly string[];
  readonly drifts?: readonly string[];
};

/** How much of an environment's traffic a comparison looked at. */
export type ObservedCounts = SandboxGiven & {
  /** Id of the run whose exchanges these are; `faults` and `drifts` are what that run was given. */
  readonly run: string;
  /** Answers whose bodies were looked at, and those whose recorded body was cut short and so was not. */
  readonly answers: number;
  readonly truncated: number;
  /** Operations of the contract that were answered at least once, of how many there are. */
  readonly operations: number;
  readonly ofOperations: number;
};

/**
 * What an environment serves, held against the pinned contract or against another environment. `schema`: both sides are
 * schemas. `observed`: the environment publishes none, so the traffic of a run was looked at.
 */
export type EnvironmentComparison = {
  readonly provider: string;
  readonly environment: string;
  /** `contract`, or the name of the other environment. */
  readonly against: string;
  readonly basis: 'schema' | 'observed';
  readonly verdict: DriftVerdict;
  /** Of an `unknown` one: why nothing could be decided. */
  readonly reason?: string;
  readonly observed?: ObservedCounts;
  /** Absent where there was nothing to compare. */
  readonly report?: DriftReport;
};

/** All comparisons of one `livegate drift`; `faults` and `drifts` are what the sandbox was given that served the schemas. */
export type EnvironmentDrift = SandboxGiven & {
  readonly $schema: 'https://livegate.dev/schemas/environment-drift.schema.json';
  readonly tool: { readonly name: 'livegate'; readonly version: string };
  readonly network: 'sandbox' | 'internet';
  /** ISO 8601, UTC: when it began. */
  readonly comparedAt: string;
  /** The worst of the comparisons, `unknown` next to `breaking`. */
  readonly verdict: DriftVerdict;
  readonly comparisons: readonly EnvironmentComparison[];
  /** Environments that were not looked at, each with the reason. */
  readonly leftOut: readonly string[];
};
