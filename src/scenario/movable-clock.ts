/** The client's clock: the machine's, moved on together with the sandbox world that the client talks to. */
export class MovableClock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
