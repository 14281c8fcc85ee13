import type { ChangeDirection, ChangeSeverity } from '../../model/change.ts';

/**
 * Whom a change must not break. `wire`: a tolerant client, which ignores what it does not know. `strict`: a client with
 * closed enums, unions and objects. `source`: also code that was generated from the old schema.
 */
export type PolicyName = 'wire' | 'strict' | 'source';

/** One kind of change that livegate knows: data, so that it can be listed, explained, judged and tested. */
export type Rule = {
  /** `<protocol part>-<what happened>`, e.g. `response-enum-value-added`. */
  readonly id: string;
  /** `observed`: seen in the traffic of a run, where no schema is published. */
  readonly protocol: 'graphql' | 'openapi' | 'json-schema' | 'observed';
  readonly kind: 'added' | 'removed' | 'narrowed' | 'widened' | 'changed';
  /** The side that the rule is about; `any` where the same rule serves both. */
  readonly direction: ChangeDirection | 'any';
  /** Severity under each policy, if a proof is found where it says `breaking`. */
  readonly severity: Readonly<Record<PolicyName, ChangeSeverity>>;
  /** One line: what happened. */
  readonly title: string;
  /** One or two sentences: whom it breaks, and why, or why it breaks nobody. */
  readonly why: string;
  /** The section of the specification that it rests on: a URL. */
  readonly source: string;
  /** The rule for the opposite (added/removed, narrowed/widened, request/response), or why there is none. */
  readonly mirror: { readonly rule: string } | { readonly none: string };
  /** Smallest texts of both sides that make the rule fire. */
  readonly example: { readonly old: string; readonly new: string };
  /** A pair that looks alike and must stay silent of this rule. */
  readonly silent: { readonly old: string; readonly new: string };
};
