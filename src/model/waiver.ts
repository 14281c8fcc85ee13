/** Somebody's reasoned permission for one change, exactly as it is, to pass until a day. */
export type Waiver = {
  /** Id of the rule. */
  readonly rule: string;
  /** That of the change, whole. */
  readonly fingerprint: string;
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** First and last day, `YYYY-MM-DD`, both in UTC and both included. */
  readonly granted: string;
  readonly expires: string;
  /** Where it stands; lines and columns begin at 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** A reviewed list of waivers. */
export type Waivers = {
  /** How many days from `granted` one may last at most. */
  readonly maxDays: number;
  readonly entries: readonly Waiver[];
};
