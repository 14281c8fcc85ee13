/** How much a change matters under a policy. `breaking` is proved by a witness; what cannot be proved is `dangerous`. */
export type ChangeSeverity = 'breaking' | 'dangerous' | 'safe';

/** Which way the data goes where the change is: from us to the provider, or from the provider to us. */
export type ChangeDirection = 'request' | 'response';

/** What the change does to a consumer whose use is known; `unknown`: nothing was recorded, or under another contract. */
export type ChangeUsage = 'broken' | 'potentially' | 'unaffected' | 'unknown';

/** Where something stands in a document. Lines and columns begin at 1. */
export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON Pointer (OpenAPI, JSON Schema) or schema coordinate (GraphQL: `Query.user(id:)`). */
  readonly pointer: string;
};

/** One side of a comparison. */
type ChangeSide = 'old' | 'new';

/**
 * The proof of a change: something that one schema accepts and the other refuses, put to a validator that had no part in
 * finding it. `value`: a JSON value at a position; `document`: a GraphQL document; `result`: what a GraphQL document is
 * answered with; `request`, `response`: an HTTP message.
 */
export type Witness = {
  readonly acceptedBy: ChangeSide;
  readonly refusedBy: ChangeSide;
  /** The validator's own words: why the one side refuses. */
  readonly refusal: string;
} & (
  | { readonly kind: 'value'; readonly position: string; readonly value: unknown }
  | { readonly kind: 'document'; readonly document: string; readonly variables?: unknown }
  | { readonly kind: 'result'; readonly document: string; readonly result: unknown }
  | { readonly kind: 'request'; readonly request: string }
  | { readonly kind: 'response'; readonly response: string }
);

/**
 * How a difference between environments bites. `one-environment-only`: an operation, a field or a type that only one of
 * them has. `narrower-in-test`: a test environment refuses what the other side accepts. `value-in-one-only`: null or an
 * enum value that only one of them gives. `ahead-of-live`: what a test environment has already, and live is about to
 * get. `access-differs`: servers or authorisation. `called-compatible`: the provider announces it as permitted, and it
 * breaks clients all the same.
 */
export type TrapClass =
  | 'one-environment-only'
  | 'narrower-in-test'
  | 'value-in-one-only'
  | 'ahead-of-live'
  | 'access-differs'
  | 'called-compatible';

/** One difference between two schemas, judged under a policy. */
export type Change = {
  /** Id of the rule that names this kind of change. */
  readonly id: string;
  readonly severity: ChangeSeverity;
  readonly direction: ChangeDirection;
  /** Where the change is, from the outside in; joined only to be shown. */
  readonly path: readonly string[];
  /** The operations that it reaches, sorted. GraphQL: the consumer's documents. */
  readonly operations: readonly string[];
  /** The places that it reaches, where operations alone say too little: `POST /orders request body application/json`. */
  readonly positions?: readonly string[];
  /** Absent where that side has nothing of the kind. */
  readonly old?: Place;
  readonly new?: Place;
  readonly reason: string;
  /** `witness`: proved. `unproved`: would be breaking if a proof had been found. Absent: needs none. */
  readonly proof?: 'witness' | 'unproved';
  /** Why no proof was found: the keyword or the circumstance that stopped it. */
  readonly stoppedBy?: string;
  readonly witness?: Witness;
  readonly usage?: ChangeUsage;
  /** What the provider says of such changes, where its policy permits them. */
  readonly announced?: string;
  /** Who lets it pass, why and until when: it does not count, and is shown. */
  readonly waiver?: ChangeWaiver;
  /** Of a comparison with an environment: what kind of trap it is, where it is one of a known kind. */
  readonly trapClass?: TrapClass;
  /** `sha256:<hex>` over rule, direction, path and both values; the same change has the same one in every run. */
  readonly fingerprint: string;
};

/** A waiver as it is shown beside the change that it is for. */
type ChangeWaiver = {
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** Last day, `YYYY-MM-DD`, UTC. */
  readonly until: string;
};

/** The worst that a comparison found; `unknown` where it could not be decided. */
export type DriftVerdict = 'identical' | 'safe' | 'dangerous' | 'breaking' | 'unknown';
