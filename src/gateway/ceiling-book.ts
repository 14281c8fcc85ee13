/** One request in one window. `index`: the place of its ceiling among those of the promotion. */
export type Counted = { readonly index: number; readonly at: number; readonly amount: bigint };

/** Where gateways write down what they counted. */
export type CeilingBook = {
  /**
   * While nobody else counts: gives what others have counted since the last time, and writes down what `decide` returns.
   * Returns it once it is written. Throws where it cannot be read or written; then nothing was written.
   */
  count(decide: (others: readonly Counted[]) => readonly Counted[]): readonly Counted[];
};
