import type { LedgerHead } from '../ledger.ts';

/** The head of a ledger under its name, as it is signed and published (C2SP tlog-checkpoint). */
export type Checkpoint = LedgerHead & {
  /** Which ledger: one line, best a URL without scheme. */
  readonly origin: string;
};
