import type { Decision, EnforcementLevel } from '../../model/decision.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { EnvironmentComparison, SandboxGiven } from '../../model/environment-drift.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { ContractOutline } from './coverage/contract-outline.ts';
import type { ChangeExcerpt } from './excerpt/change-excerpt.ts';

/** All that the report shows, as plain data: it survives JSON, and the same input gives the same bytes. */
export type ReportInput = {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly tool: { readonly name: 'livegate'; readonly version: string };
  readonly network: RunRecord['network'];
  readonly level: EnforcementLevel;
  readonly providers: readonly ReportProvider[];
  readonly gates: readonly ReportGate[];
  /** Newest first. */
  readonly runs: readonly ReportRun[];
  /** What has changed since the run that `compare` names, or the last one that judged another contract. */
  readonly contractChanges: readonly ContractChanges[];
  /** Environments held against each other, as `livegate drift` wrote them down. */
  readonly environmentDrift: readonly KeptDrift[];
  /** Of the newest result of each scenario. */
  readonly exchanges: readonly Exchange[];
  /** Those with findings, of runs in which something was made to go wrong: shown, and no evidence. */
  readonly disturbedExchanges: readonly Exchange[];
  readonly outlines: readonly ContractOutline[];
  /** What could not be read, one sentence each. */
  readonly unreadable: readonly string[];
};

/** A provider as the report shows it. */
export type ReportProvider = {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'rest' | 'graphql';
  readonly environments: readonly ReportEnvironment[];
};

export type ReportEnvironment = {
  readonly name: string;
  readonly stage: 'test' | 'live';
  readonly baseUrl: string;
  readonly sharedWithLive: readonly string[];
  readonly lead: 'level' | 'ahead' | 'behind' | 'unknown';
  /** What the provider says of its end, in words. */
  readonly ending?: string;
  /** It is past that end: nothing looks at it any more. */
  readonly ended?: true;
};

/** A run with its comparisons; `reports` has those whose file is what the record says. */
export type ReportRun = {
  readonly record: RunRecord;
  readonly reports: readonly ReportComparison[];
};

export type ReportComparison = {
  readonly provider: string;
  readonly environment: string;
  readonly basis: 'schema' | 'observed';
  readonly report: DriftReport;
  /** Of its changes, as far as the texts are at hand and fit. */
  readonly excerpts?: readonly ChangeExcerpt[];
};

/** A contract as it is now, held against the one that an earlier run judged; `report` is absent where it is the same. */
export type ContractChanges = {
  readonly provider: string;
  readonly run: string;
  /** ISO 8601, when that run began. */
  readonly at: string;
  readonly report?: DriftReport;
  readonly excerpts?: readonly ChangeExcerpt[];
};

/** What one `livegate drift` found, in a file that was kept, and what the sandbox was given to go wrong. */
export type KeptDrift = SandboxGiven & {
  /** As it is shown. */
  readonly file: string;
  /** ISO 8601: when it was compared. */
  readonly at: string;
  readonly comparisons: readonly EnvironmentComparison[];
};

/** What the gate and the ledger say of one provider. */
export type ReportGate = {
  readonly provider: string;
  /** Absent where there is no decision; `problem` says why. */
  readonly decision?: Decision;
  readonly problem?: string;
  readonly promotion: PromotionState;
  readonly events: readonly LedgerEvent[];
  readonly waivers: readonly Waiver[];
  /** Absent where the ledger could not be read. */
  readonly ledger?: {
    readonly size: number;
    readonly root: string;
    /** What shows that it was cut or rewritten, one sentence each. */
    readonly findings: readonly string[];
  };
};

/** Whether a promotion opens the live environment now, for whoever wrote the report. */
export type PromotionState =
  | {
      readonly state: 'in-force';
      /** `break-glass`: in spite of the checklist. */
      readonly how: 'promotion' | 'break-glass';
      readonly id: string;
      readonly by: string;
      readonly expiresAt: string;
    }
  | { readonly state: 'none'; readonly code: string; readonly reason: string };

/** One entry of the ledger, as it says of itself; `refused`: why its signature does not count. */
export type LedgerEvent = {
  readonly index: number;
  readonly kind: string;
  readonly at: string;
  /** Who signed it, verified; who it names, for kinds that nobody signs. */
  readonly by?: string;
  readonly what: string;
  /** ISO 8601: until when what it opens is open. */
  readonly until?: string;
  readonly refused?: string;
};
