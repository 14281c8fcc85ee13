import type { Contract } from '../contract/contract.ts';
import type { Checklist } from '../model/checklist.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Digest } from '../util/digest.ts';
import type { LedgerState } from './ledger-state.ts';

/** One exchange of a run, as far as the gate looks at it. */
export type SeenExchange = {
  readonly environment: string;
  readonly operation: string;
  readonly status?: number;
};

/** A run whose evidence was signed by a trusted runner, and whose files are those that were signed. */
export type VerifiedRun = {
  readonly record: RunRecord;
  readonly exchanges: readonly SeenExchange[];
  /** Names of who signed it. */
  readonly signers: readonly string[];
};

/** A run that does not count, and why. */
export type RefusedRun = { readonly id: string; readonly reason: string };

/** All that a decision rests on, read once: nothing is looked up while items are evaluated. */
export type Facts = {
  readonly now: Date;
  readonly network: RunRecord['network'];
  readonly contract: Contract;
  readonly checklist: Checklist;
  /** Digests of what is there now; an absent file is not in it. */
  readonly subjects: ReadonlyMap<string, Digest>;
  /** Of this provider on this network, newest first. */
  readonly runs: readonly VerifiedRun[];
  readonly refusedRuns: readonly RefusedRun[];
  readonly ledger: LedgerState;
  /** Addresses of who made the newest change of what is judged; absent where no history says so. */
  readonly authors?: readonly string[];
};
