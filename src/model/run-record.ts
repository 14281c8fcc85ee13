import type { DriftVerdict } from './change.ts';
import type { Finding } from './finding.ts';

/**
 * `flaky`: passed only on a retry. `unknown`: interrupted or not run. Neither is `passed`. `sandbox-only`: left out on the
 * internet network, because it needs what only the sandbox has, as it declares itself.
 */
export type ScenarioVerdict =
  'passed' | 'failed' | 'flaky' | 'not-applicable' | 'sandbox-only' | 'quarantined' | 'unknown';

/** What one scenario showed in one environment. */
export type ScenarioResult = {
  /** `every-provider/authenticates`, `fluz/virtual-card-life-cycle`: folder, groups and title, stable over runs. */
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly environment: string;
  /** Which repetition of `--repeat-each` this is, from 2 on; absent at the first. */
  readonly repetition?: number;
  readonly verdict: ScenarioVerdict;
  /** Why it is not applicable, left out or quarantined, or what a passed one left out. */
  readonly reason?: string;
  /** How often it ran; more than 1 means that it was retried. */
  readonly attempts: number;
  /** Milliseconds of the last attempt. */
  readonly took: number;
  readonly findings: readonly Finding[];
  /** Ids of its exchanges, in the order they were sent; the exchanges stand beside the run record. */
  readonly exchanges: readonly string[];
};

/** What was judged in one environment of one provider. */
export type RunTarget = {
  readonly provider: string;
  readonly environment: string;
  readonly contractDigest: string;
  /** Largest difference seen between the provider's `Date` and our clock, in milliseconds; absent: no answer came. */
  readonly clockDifference?: number;
  /** Of its origins, as the run began; absent on the sandbox network. */
  readonly certificates?: readonly SeenCertificate[];
};

/** Until when the certificates that an origin shows hold (ISO 8601, UTC), or why nobody can tell. */
export type SeenCertificate = {
  readonly origin: string;
  readonly validTo?: string;
  readonly problem?: string;
};

/** What one environment of a run showed of the contract's drift. */
export type RunDrift = {
  readonly provider: string;
  readonly environment: string;
  readonly network: 'sandbox' | 'internet';
  /** `schema`: its published schema was compared; `observed`: the traffic of this very run. */
  readonly basis: 'schema' | 'observed';
  readonly verdict: DriftVerdict;
  /** Of an `unknown` one: why. */
  readonly reason?: string;
  /** Changes by severity, waived ones included. */
  readonly breaking: number;
  readonly dangerous: number;
  readonly safe: number;
  /** How many of the breaking ones are waived. */
  readonly waived: number;
  /** Answers that were looked at; absent where a schema was compared. */
  readonly answers?: number;
  /** The comparison itself, beside the run record; absent where there was nothing to compare. */
  readonly report?: { readonly file: string; readonly digest: string };
};

/** Evidence of one run: what was judged, by what, when, and with which result. */
export type RunRecord = {
  readonly schema: 'https://livegate.dev/schemas/run-record.schema.json';
  readonly id: string;
  /** `undecided`: nothing failed, and something could not be judged. `running`: written while it goes on, and what is left of a run that was killed. */
  readonly status: 'running' | 'passed' | 'failed' | 'undecided' | 'interrupted';
  readonly network: 'sandbox' | 'internet';
  readonly tool: { readonly name: 'livegate'; readonly version: string; readonly node: string };
  readonly suiteDigest: string;
  /** The suites were written to while it went on: nobody can tell what ran, and it is evidence of nothing. */
  readonly suitesChanged?: true;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly targets: readonly RunTarget[];
  readonly scenarios: readonly ScenarioResult[];
  /** Absent where the run did not come to it. */
  readonly drift?: readonly RunDrift[];
  /** What stands in the `User-Agent` of its requests; several where shards were merged. */
  readonly nonces?: readonly string[];
  /** Which part of the scenarios this run was; a whole run has none. */
  readonly shard?: { readonly current: number; readonly total: number };
  /** What the sandbox was given to go wrong, as on the command line; absent where nothing was. */
  readonly faults?: readonly string[];
  readonly drifts?: readonly string[];
  /** Requests that the live sandbox counted; absent on the internet network, where nothing can count them. */
  readonly liveRequests?: number;
};
