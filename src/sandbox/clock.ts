/** A clock that can be moved forward by hand; it never runs backwards and never touches the machine's clock. */
export class SandboxClock {
  #ahead = 0;
  #skew = 0;
  readonly #moved = new Set<(now: number) => void>();

  /** Unix time in milliseconds: the machine's time and everything it was advanced by. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** What the `Date` header says: `now()` and the injected skew. */
  shown(): Date {
    return new Date(this.now() + this.#skew);
  }

  /** Moves the clock forward by so many milliseconds (0 or more) and tells every listener. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0))
      throw new RangeError(`a clock advances by 0 ms or more, not by ${milliseconds}`);
    this.#ahead += milliseconds;
    for (const listener of this.#moved) listener(this.now());
  }

  /** Makes the `Date` header lie by so many milliseconds; tokens and resets keep the true time. */
  skew(milliseconds: number): void {
    this.#skew = milliseconds;
  }

  /**
   * Runs a synchronous action that sees a clock so many milliseconds further on, and only it does: a token looks
   * expired to it and to nobody else. No listener is told.
   */
  during<Result>(milliseconds: number, action: () => Result): Result {
    const before = this.#ahead;
    this.#ahead += milliseconds;
    try {
      return action();
    } finally {
      this.#ahead = before;
    }
  }

  /** Calls the listener after each `advance`. */
  onAdvance(listener: (now: number) => void): void {
    this.#moved.add(listener);
  }
}
