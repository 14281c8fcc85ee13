import type { Finding } from '../model/finding.ts';

/** Why an operation did not succeed, in whichever form the provider says so. */
export type Failure = {
  /** `http`: a status over 399. `graphql`: top-level `errors`. `payload`: `success: false` under HTTP 200. */
  readonly kind: 'http' | 'graphql' | 'payload';
  readonly code?: string;
  readonly message?: string;
};

/** What came back from one operation. Findings are values here; nothing is thrown for them. */
export type Reply<Data = unknown> = {
  /** True where the operation succeeded by the provider's own words: 2xx, no `errors`, no payload failure. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** REST: the parsed JSON, else text, or a `Buffer` where the media type is none of text. GraphQL: `data`. Typed for the success case; look at `ok` first. */
  readonly data: Data;
  /** The parsed body as it came. */
  readonly body: unknown;
  readonly failure?: Failure;
  readonly findings: readonly Finding[];
  /** Id of the exchange. */
  readonly exchange: string;
};
