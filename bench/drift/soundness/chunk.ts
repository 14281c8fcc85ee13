import type { Overruled } from './arbitrate.ts';

/** Pairs that are drawn from one seed: enough that threads are seldom asked, few enough that progress shows. */
export const chunkSize = 250;

/** What a thread is asked for; `from`: which pair of the seed is the first. */
export type ChunkOrder = { readonly seed: number; readonly from: number };

/** What a thread says of one pair. */
export type PairResult = {
  readonly seed: number;
  readonly index: number;
  readonly judged: boolean;
  readonly witnesses: number;
  readonly values: number;
  /** Why what looked like a contradiction is none. */
  readonly overruled?: Overruled;
  /** What is wrong, with the pair. */
  readonly failure?: string;
};
