import type { Static } from 'typebox';
import type { checklistSchema, signOffRule } from './checklist-schema.ts';

/** `contracts/<id>/checklist.yaml` as it is written: what must hold before a live environment's credentials can be used. */
export type ChecklistFile = Static<typeof checklistSchema>;

/** What a person must sign, for how long it holds, and what it is about. */
export type SignOffRule = Static<typeof signOffRule>;

/** What the gateway lets through at most of one operation in any window. */
export type Ceiling = NonNullable<ChecklistFile['ceilings']>[number];

/** An error class that no scenario can show, and why. */
export type NotShown = NonNullable<ChecklistFile['notShown']>[number];

/** A checklist with its pack: nothing is left out, and nothing is to be looked up any more. */
export type Checklist = {
  readonly pack: ChecklistFile['pack'];
  readonly opens: string;
  readonly environments: readonly string[];
  readonly scenarios: readonly string[];
  readonly runs: { readonly consecutive: number; /** Milliseconds. */ readonly over: number };
  /** Milliseconds that the newest run may be old. */
  readonly evidenceAge: number;
  /** Milliseconds that the provider's clock and ours may differ. */
  readonly clockLimit: number;
  /** Milliseconds that the oldest live credential may be old. */
  readonly credentialAge: number;
  /** Milliseconds that every certificate must still hold. */
  readonly certificateLeft: number;
  /** Those that live is opened for. */
  readonly operations: readonly string[];
  readonly ceilings: readonly Ceiling[];
  /** Milliseconds that a promotion holds. */
  readonly promotionAge: number;
  /** How often credentials may be released on one promotion. */
  readonly releases: number;
  readonly approvers: number;
  readonly signOffs: readonly SignOffRule[];
  readonly notShown: readonly NotShown[];
  readonly notApplicable: Readonly<Record<string, string>>;
};
