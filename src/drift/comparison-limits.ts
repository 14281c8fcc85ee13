/**
 * What one comparison does at most, however it grows: with the documents, or with a power of their size. Counted, never
 * timed, so that the same documents always give the same bytes. Over a bound the rest is left out, and the report says
 * where that begins and how much it is: the verdict is then `unknown`, unless what was found breaks something already.
 * The figures keep a comparison of what is read at most (`document/limits.ts`) near a minute and 1.5 GB, and leave a
 * specification of 10,000 schemas that all refer to each other as it is.
 */
export type ComparisonLimits = {
  /** Members, items and required names of schemas that are looked into. Those of two editions of stripe are 12,000. */
  readonly members: number;
  /** Pairs of schemas that are not the same word for word: each is kept, with all that is asked of it. */
  readonly pairs: number;
  /**
   * Steps of what grows with a product: names against patterns, alternatives against alternatives, conditions against
   * conditions, `allOf` against what stands before it, credentials against credentials.
   */
  readonly steps: number;
  /** Steps of looking for texts that patterns tell apart, through the automata of them. */
  readonly textSteps: number;
  /** Differences. A report of so many is for nobody to read, and one of more fits no string. */
  readonly changes: number;
  /** Operations, positions and steps of paths that all differences together list: one cause may reach every operation. */
  readonly listed: number;
  /** Differences that are put to proof. Each costs a validator one or more schemas. */
  readonly proofs: number;
  /** Steps of all proofs together: parts of values, of schemas and of documents made for them. */
  readonly proofSteps: number;
  /** Places that are listed as undecided, or as defects of a document. */
  readonly places: number;
};

export const comparisonLimits: ComparisonLimits = {
  members: 700_000,
  pairs: 120_000,
  steps: 20_000_000,
  textSteps: 20_000_000,
  changes: 30_000,
  listed: 5_000_000,
  proofs: 2000,
  proofSteps: 5_000_000,
  places: 1000,
};

/** Members inside each other, or types on the way from a root, through which a proof goes: validators recurse over them. */
export const deepestProof = 200;

/** Schemas and references that are worked into each other, by `allOf`, `anyOf` and the like: reading them recurses. */
export const deepestInPlace = 500;
