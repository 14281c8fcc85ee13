/** The form of every entry; another one is refused, so that an older livegate never skips what it does not understand. */
export const entrySchema = 'https://livegate.dev/ledger-entry/v1';

/** The most that one entry may take, in bytes of its canonical JSON. */
export const maxEntryBytes = 1_000_000;

/** One thing that happened. Its canonical JSON (RFC 8785) is a leaf of the tree. Holds no secret. */
export type LedgerEntry = {
  readonly schema: typeof entrySchema;
  /** What happened, in small letters, digits, `-` and `_`: `promotion`, `revocation`. */
  readonly kind: string;
  /** When, by the writer's clock: ISO 8601, UTC, with milliseconds. The order of entries is that of the ledger, not this. */
  readonly at: string;
  /** Id of the provider that it is about; absent where it is about none. */
  readonly provider?: string;
  /** JSON, at most 64 deep, without members called `__proto__`. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** An entry where it stands; the first has index 0. */
export type LedgerRecord = { readonly index: number; readonly entry: LedgerEntry };

/** The state of a whole ledger: how many entries, and the RFC 6962 root over them, in base64 as in a checkpoint. */
export type LedgerHead = { readonly size: number; readonly root: string };

type AppendOptions = {
  /** Append only if the ledger has this many entries; else throws a `LedgerError` (`size_unexpected`) and writes nothing. */
  readonly expectedSize?: number;
};

/**
 * An append-only log. Nobody changes or removes an entry through it; whoever does so behind its back is found out by
 * `verifyLedger` with an earlier head. Safe for many processes at once. What is decided from the entries is written with
 * `appendDecided`, or with `expectedSize`. Errors: `LedgerError`.
 */
export type Ledger = {
  /** The greatest head that was seen of it before, where somebody remembers; `verifyLedger` holds it against the entries. */
  readonly seen?: LedgerHead;
  /** Resolves once the entry survives a power cut, and never before; rejects where it was not written. */
  append(entry: LedgerEntry, options?: AppendOptions): Promise<LedgerHead & { readonly index: number }>;
  /** The entries from an index on, up to those that there are when it begins; one at a time, however many. */
  read(from?: number): AsyncIterable<LedgerRecord>;
  /** As of now: sees what other processes appended. */
  head(): Promise<LedgerHead>;
  /** Ends what is under way and refuses everything after. */
  close(): Promise<void>;
};
