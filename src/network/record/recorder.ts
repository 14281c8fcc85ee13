import type { Exchange } from '../../model/exchange.ts';

/** Takes finished exchanges, redacted already. It must not throw: a lost record may not turn into a lost answer. */
export type Recorder = { record(exchange: Exchange): void };
