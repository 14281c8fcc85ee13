/** One edit of a contract: the two editions as texts, and what must come of comparing them. */
export type Mutant = {
  readonly contract: string;
  readonly rule: string;
  /** What was edited where, in words. */
  readonly edit: string;
  readonly old: string;
  readonly new: string;
  /** `fires`: the rule must be among the changes. `silent`: there must be no change at all. */
  readonly must: 'fires' | 'silent';
};
