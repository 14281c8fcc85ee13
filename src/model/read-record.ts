import type { FieldUse } from './usage.ts';

/** What a scenario read of one answer. */
export type ReadRecord = {
  /** Id of the exchange. */
  readonly exchange: string;
  /** Of the body as it came; GraphQL: with `data` around it. Absent: nothing. */
  readonly body?: FieldUse;
  /** Names of headers, in lower case, sorted. */
  readonly headers: readonly string[];
};
