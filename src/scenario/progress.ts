import { styleText } from 'node:util';

type Count = { total: number; ended: number; failed: number };

/** A line for each target of a run, rewritten in place on a terminal; silent elsewhere. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #counts = new Map<string, Count>();
  /** How many lines of it stand on the terminal now. */
  #lines = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  /** The target of each scenario that will run. */
  start(targets: readonly string[]): void {
    for (const target of targets) this.#countOf(target).total += 1;
    this.#show();
  }

  ended(target: string, failed: boolean): void {
    const count = this.#countOf(target);
    count.ended += 1;
    if (failed) count.failed += 1;
    this.#show();
  }

  /** Prints a line of its own, on every kind of output. */
  note(text: string): void {
    this.#clear();
    this.#out.write(`${text}\n`);
    this.#show();
  }

  end(): void {
    this.#clear();
    this.#counts.clear();
  }

  #countOf(target: string): Count {
    const count = this.#counts.get(target) ?? { total: 0, ended: 0, failed: 0 };
    this.#counts.set(target, count);
    return count;
  }

  #show(): void {
    if (!this.#out.isTTY || this.#counts.size === 0) return;
    // What has scrolled away cannot be rewritten.
    const rows =
      this.#counts.size < this.#out.rows ? [...this.#counts] : [['all', sum(this.#counts)] as const];
    const width = Math.max(...rows.map(([target]) => target.length));
    const lines = rows.map(([target, count]) => `${this.#row(target.padEnd(width), count)}\n`);
    // In one piece: else it flickers.
    this.#out.write(`${this.#back()}${lines.join('')}`);
    this.#lines = rows.length;
  }

  #row(target: string, { ended, failed, total }: Count): string {
    const style = (tone: 'red' | 'green' | 'dim', text: string): string =>
      styleText(tone, text, { stream: this.#out });
    const mark = failed > 0 ? style('red', '✗') : ended === total ? style('green', '✓') : style('dim', '·');
    const bad = failed === 0 ? '' : style('red', `  ${failed} failed`);
    return `${mark} ${target}  ${String(ended).padStart(String(total).length)}/${total} scenarios${bad}`;
  }

  #clear(): void {
    this.#out.write(this.#back());
    this.#lines = 0;
  }

  /** What takes back the lines that stand there. */
  #back(): string {
    return this.#lines === 0 ? '' : `\u001B[${this.#lines}A\u001B[J`;
  }
}

function sum(counts: ReadonlyMap<string, Count>): Count {
  const add = (one: Count, other: Count): Count => ({
    total: one.total + other.total,
    ended: one.ended + other.ended,
    failed: one.failed + other.failed,
  });
  return [...counts.values()].reduce(add);
}
