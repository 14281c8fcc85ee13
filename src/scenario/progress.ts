/** One line of progress: rewritten in place on a terminal, silent elsewhere. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  #total = 0;
  #ended = 0;
  #failed = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  start(total: number): void {
    this.#total = total;
    this.#show();
  }

  ended(failed: boolean): void {
    this.#ended += 1;
    if (failed) this.#failed += 1;
    this.#show();
  }

  /** Prints a line of its own, on every kind of output. */
  note(text: string): void {
    this.#clear();
    this.#out.write(`${text}\n`);
  }

  end(): void {
    this.#clear();
  }

  #show(): void {
    if (!this.#out.isTTY) return;
    const failed = this.#failed === 0 ? '' : `, ${this.#failed} failed`;
    this.#out.write(`\r\u001B[K${this.#ended}/${this.#total} scenarios${failed}`);
  }

  #clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001B[K');
  }
}
