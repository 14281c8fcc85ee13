import type { Finding } from './finding.ts';

/** A recorded header: name in lower case, value as sent, or `[redacted]` where the name is not on the allow-list. */
export type RecordedHeaders = Readonly<Record<string, string>>;

/** A body as recorded: redacted JSON or text, never the raw bytes. `bytes` is the size on the wire. */
export type RecordedBody = {
  readonly bytes: number;
  readonly text: string;
  readonly truncated: boolean;
  /** What was hidden, by JSON Pointer with `*` for items: types and formats only, as `integer`, `null|string uuid`. */
  readonly hidden?: Readonly<Record<string, string>>;
};

/**
 * One request with its response, redacted at capture. It shows the provider's real URL on every network,
 * and never holds a credential, a token or a field that the contract does not name.
 */
export type Exchange = {
  readonly id: string;
  readonly provider: string;
  readonly environment: string;
  readonly operation: string;
  /** Unix time in milliseconds. */
  readonly startedAt: number;
  /** Milliseconds, from the request until the last byte of the answer. */
  readonly took: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: RecordedHeaders;
    readonly body?: RecordedBody;
  };
  /** Absent where no answer came. */
  readonly response?: {
    readonly status: number;
    readonly headers: RecordedHeaders;
    readonly body?: RecordedBody;
  };
  readonly findings: readonly Finding[];
};
