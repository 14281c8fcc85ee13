import type { ChangeDirection, ChangeSeverity, Witness } from '../model/change.ts';
import type { Undecided } from '../model/drift-report.ts';
import type { Touch } from './usage/touch.ts';

/** Where one side of a difference stands: a pointer, and the offset into the text where the reader of it knows one. */
export type Spot = {
  /** JSON Pointer (OpenAPI, JSON Schema) or schema coordinate (GraphQL). */
  readonly pointer: string;
  /** Of a part of several documents; absent: the main one. */
  readonly file?: string;
  /** UTF-16 offset into the text; absent: found by the pointer. */
  readonly offset?: number;
};

/** A place of one document where nobody can tell, and why. */
export type UndecidedSpot = Omit<Undecided, 'old' | 'new'> & { readonly old?: Spot; readonly new?: Spot };

/** What trying to prove a difference came to. */
export type Proof =
  | { readonly witness: Witness }
  /** `isLeftOut`: it was not tried, or not to its end, because the comparison has done too much already. */
  | { readonly stoppedBy: string; readonly isLeftOut?: true };

/** One difference between two schemas as a comparison finds it, before any policy. */
export type Difference = {
  /** Id of a rule of the catalogue. */
  readonly rule: string;
  readonly direction: ChangeDirection;
  readonly path: readonly string[];
  readonly operations: readonly string[];
  readonly old?: Spot;
  readonly new?: Spot;
  readonly reason: string;
  /** No policy makes it worse than this, because something else makes up for it. */
  readonly atMost?: ChangeSeverity;
  /** The places that it reaches, where operations alone say too little. */
  readonly positions?: readonly string[];
  /** How near our use comes to it; absent where no use is known. */
  readonly touch?: Touch;
  /** What exactly differs, small: goes into the fingerprint, so that another difference there has another one. */
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  /** Says that `prove` will be called: what many proofs need is then made once for all. */
  announceProof?(): void;
  /** Searches for a witness and has it checked; called only where a policy calls the rule breaking. */
  prove(): Proof;
};
