import type { Static } from 'typebox';
import type { checklistSchema, signOffRule } from './checklist-schema.ts';

/** `contracts/<id>/checklist.yaml` as it is written: what must hold before a live environment's credentials can be used. */
export type ChecklistFile = Static<typeof checklistSchema>;

/** What a person must sign, for how long it holds, and what it is about. */
export type SignOffRule = Static<typeof signOffRule>;

/** What the gateway lets through at most of one operation in any window. */
export type Ceiling = NonNullable<ChecklistFile['ceilings']>[number];

/** A checklist with its pack: nothing is left out, and nothing is to be looked up any more. */
export type Checklist = {
  readonly pack: ChecklistFile['pack'];
  readonly opens: string;
  readonly environments: readonly string[];
  readonly scenarios: readonly string[];
  readonly runs: { readonly consecutive: number; /** Milliseconds. */ readonly over: number };
  /** Milliseconds that the newest run may be old. */
  readonly evidenceAge: number;
  readonly operations: readonly string[];
  readonly ceilings: readonly Ceiling[];
  /** Milliseconds that a promotion holds. */
  readonly promotionAge: number;
  readonly approvers: number;
  readonly signOffs: readonly SignOffRule[];
  readonly notApplicable: Readonly<Record<string, string>>;
};
