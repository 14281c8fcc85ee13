import type { Exchange } from '../../model/exchange.ts';
import type { Recorder } from '../record/recorder.ts';

/** Keeps exchanges in memory, in the order in which they ended. */
export class MemoryRecorder implements Recorder {
  readonly exchanges: Exchange[] = [];

  record(exchange: Exchange): void {
    this.exchanges.push(exchange);
  }
}
