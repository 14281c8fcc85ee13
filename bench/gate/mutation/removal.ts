/** The removal of one verification step, as an edit of one file. */
export type Removal = {
  /** What is no longer checked. */
  readonly step: string;
  /** Below `src/`. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Test files below `src/`, the likeliest first: one of them must turn red. */
  readonly tests: readonly string[];
};

/** Removals of one file, written as `[step, find, replace]`. */
export function removalsOf(
  file: string,
  tests: readonly string[],
  edits: readonly (readonly [step: string, find: string, replace: string])[],
): readonly Removal[] {
  return edits.map(([step, find, replace]) => ({ step, file, find, replace, tests }));
}
