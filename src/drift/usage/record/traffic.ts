import type { DocumentNode } from 'graphql';
import type { FieldUse } from '../../../model/usage.ts';

/** A JSON value, or a body that is none or was cut off. */
export type TrafficBody = { readonly json: unknown } | 'opaque';

/** One request of the consumer's with its answer, as far as its use of the contract goes. */
export type Traffic = {
  /** Operation id of the contract. */
  readonly operation: string;
  /** GraphQL: the document that was sent; absent: the contract's own of that name. */
  readonly document?: DocumentNode;
  readonly request: {
    readonly url: string;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: TrafficBody;
  };
  /** Absent where no answer came. */
  readonly response?: { readonly status: number; readonly body?: TrafficBody };
  /** What was read of the answer; absent: nobody noted it. */
  readonly reads?: { readonly body?: FieldUse; readonly headers: readonly string[] };
};
