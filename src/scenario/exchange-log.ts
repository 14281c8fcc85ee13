import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../model/exchange.ts';

/** One file of exchanges per worker process, one JSON object a line. Only ever appended to. */
export class ExchangeLog {
  readonly #file: string;

  constructor(runFolder: string) {
    const folder = join(runFolder, 'exchanges');
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${process.pid}.jsonl`);
  }

  append(exchanges: readonly Exchange[]): void {
    if (exchanges.length === 0) return;
    appendFileSync(this.#file, exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
  }
}
