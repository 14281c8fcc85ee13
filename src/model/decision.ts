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
  /** Where a waiver could let it pass: the one thing that stands against it, in words that stay the same over runs. */
  readonly finding?: string;
  /** Present where it passes by a waiver alone. */
  readonly waived?: WaivedItem;
};

/** By whose word an item passes that does not hold, and until when. */
type WaivedItem = {
  /** The approver who signed it. */
  readonly by: string;
  /** Who answers for it. */
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly until: string;
  /** What the item showed. */
  readonly found: string;
};

/** That a live environment was opened in spite of its checklist: shown for 30 days by whatever reads the ledger. */
export type BrokenGlass = {
  readonly id: string;
  readonly environment: string;
  readonly network: RunRecord['network'];
  /** Foreign text. */
  readonly reason: string;
  /** Who signed it; nobody where it is `unverified`. */
  readonly by: readonly string[];
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** `unverified`: its signatures do not count now, and nobody vouches for what it says. */
  readonly state: 'open' | 'ended' | 'unverified';
};

/** A limit of a checklist that lets through more than that of its pack. */
export type WeakenedLimit = {
  /** The item that goes by it; `promotion` for how long one holds. */
  readonly item: string;
  readonly limit: string;
  readonly own: string;
  readonly pack: string;
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
  /** Digests of all that was judged, by name; a file that is not there is not among them. */
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
  /** Absent where the checklist is as strict as its pack. */
  readonly weakened?: readonly WeakenedLimit[];
  /** Of the last 30 days, on every network; absent where there is none. */
  readonly brokenGlass?: readonly BrokenGlass[];
};
