import type { Change, DriftVerdict, Place } from './change.ts';

/** Something wrong with a document itself, which was read all the same: a key given twice, a field defined twice. */
export type DocumentDefect = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** One side of a comparison: where it came from, and the digest of the very bytes that were compared. */
export type ComparedDocument = {
  /** As given: a file, a URL, `main:contracts/x.yaml`, `fluz@staging`, `-`. */
  readonly source: string;
  readonly language: 'graphql' | 'openapi' | 'json-schema';
  /** `sha256:<hex>` of the bytes. */
  readonly digest: string;
  readonly defects: readonly DocumentDefect[];
};

/** A place where livegate cannot tell, and why. Never counted as no change. */
export type Undecided = {
  readonly where: readonly string[];
  readonly reason: string;
  /** Where it stands; absent where it is no place of one document. */
  readonly old?: Place;
  readonly new?: Place;
};

/**
 * How the recorded use stands to what was compared. `current`: recorded under the very schema of the old side. `stale`:
 * under another one, so it says nothing. `none`: there is no recording.
 */
export type UsageState = {
  readonly state: 'current' | 'stale' | 'none';
  /** Whose use it is, and under which schema it was recorded; absent where there is none. */
  readonly provider?: string;
  readonly schema?: string;
};

/** Something wrong with a waiver. It counts as dangerous. */
export type WaiverFinding = {
  readonly code: 'expired' | 'unused' | 'not_yet_valid' | 'too_long' | 'duplicate';
  readonly rule: string;
  readonly fingerprint: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** What a comparison of two schemas found. The same input gives the same report. */
export type DriftReport = {
  readonly tool: { readonly name: 'livegate'; readonly version: string };
  readonly old: ComparedDocument;
  readonly new: ComparedDocument;
  readonly policy: string;
  /** How many values were tried against each verdict that nothing breaks. */
  readonly effort: number;
  readonly verdict: DriftVerdict;
  /** Sorted: severity, operation, path, rule. */
  readonly changes: readonly Change[];
  readonly undecided: readonly Undecided[];
  /** Absent where nobody asked for it. */
  readonly usage?: UsageState;
  /** Sorted as they stand in their file; absent where there are no waivers. */
  readonly waiverFindings?: readonly WaiverFinding[];
};
