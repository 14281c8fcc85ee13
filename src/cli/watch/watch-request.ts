import type { Network } from '../gate/with-facts.ts';

/** What every look of one `livegate watch` is about. */
export type WatchRequest = {
  readonly root: string;
  readonly network: Network;
  /** Names of test environments; empty: every active one. */
  readonly environments: readonly string[];
  /** Sandbox network: as on the command line. */
  readonly faults: readonly string[];
  readonly drifts: readonly string[];
  /** How many scenarios of the evidence are run again; 0: none. */
  readonly resample: number;
  /** Told what takes long. */
  readonly say: (line: string) => void;
};

/** Who says so, in the ledger. */
export const watcher = 'livegate watch';
