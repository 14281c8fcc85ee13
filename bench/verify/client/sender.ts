import type { BenchOperation } from '../api/operations.ts';

/** One way to send the requests of the bench; the answer is read to its end and parsed. */
export type Sender = {
  /** `limit`: size of the page that a list asks for. */
  send(operation: BenchOperation, limit?: number): Promise<unknown>;
  close(): Promise<void>;
};

export type SenderOptions = {
  readonly origin: string;
  /** `contracts/shop`. */
  readonly contract: string;
  readonly concurrency: number;
};
