/** One line of the result: the ratio first, then what it is made of. */
export type Row = {
  readonly part: 'a' | 'b' | 'c';
  /** Undefined where nothing could be measured. */
  readonly ratio: number | undefined;
  /** What the ratio has to be, in words. */
  readonly wanted: string;
  readonly what: string;
  readonly against: string;
  readonly median: string;
  readonly rounds: string;
  readonly remark: string;
};
