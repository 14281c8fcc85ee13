import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a run gathers beside its record, by folder. */
type LogName = 'exchanges' | 'reads';

/** One file per worker process, one JSON object a line. Only ever appended to. */
export class WorkerLog<Entry> {
  readonly #file: string;

  constructor(runFolder: string, name: LogName) {
    const folder = join(runFolder, name);
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${process.pid}.jsonl`);
  }

  append(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    appendFileSync(this.#file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }
}
