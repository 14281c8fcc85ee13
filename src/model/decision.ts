import type { Ceiling } from './checklist.ts';
import type { RunRecord } from './run-record.ts';

/** Law 2: `unknown` is not passed. */
export type Verdict = 'passed' | 'failed' | 'unknown';

/**
 * Law 9, how strong the gate is. `L1` seat belt: one user, stops accidents. `L2` separated: no standing key on the runner.
 * `L3` enforced: a gateway under another identity injects.
 */
export type EnforcementLevel = 'L1' | 'L2' | 'L3';

/** What clears an item that is not passed: the exact command, and what it costs in time or people. */
export type Remedy = { readonly command: string; readonly cost: string };

/** What one item of a checklist showed. */
export type ItemResult = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'automatic' | 'sign-off';
  readonly verdict: Verdict;
  /** Why, in one sentence that stands alone. */
  readonly reason: string;
  /** Absent where it passed. */
  readonly remedy?: Remedy;
  /** Ids of the runs, or names of the signers, that it rests on. */
  readonly evidence?: readonly string[];
  /** ISO 8601, UTC: from then on it is not passed any more; absent where time alone changes nothing. */
  readonly holdsUntil?: string;
};

/** What a checklist and the evidence say of one live environment, and of exactly which bytes. */
export type Decision = {
  readonly schema: 'https://livegate.dev/schemas/decision.schema.json';
  readonly provider: string;
  /** The live environment. */
  readonly environment: string;
  /** Law 3: what the sandbox network showed unlocks only the sandbox network. */
  readonly network: RunRecord['network'];
  readonly verdict: Verdict;
  readonly items: readonly ItemResult[];
  /** Digests of all that was judged, by name; an absent file is `absent`. */
  readonly subjects: Readonly<Record<string, string>>;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** The earliest of what its items hold until. */
  readonly holdsUntil: string;
  readonly epoch: number;
  /** The ledger that it was read from. */
  readonly ledger: { readonly size: number; readonly root: string };
  readonly pack: string;
  readonly tool: { readonly name: 'livegate'; readonly version: string };
  readonly operations: readonly string[];
  readonly ceilings: readonly Ceiling[];
  readonly approvers: number;
};
