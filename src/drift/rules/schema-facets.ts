import type { ChangeDirection } from '../../model/change.ts';
import type { Rule } from './rule.ts';
import { breaking, safe } from './severities.ts';

/** One kind of difference between two schemas, from which the rules of both directions are made. */
export type FacetRule = {
  /** The rule id without its direction. */
  readonly name: string;
  readonly kind: Rule['kind'];
  readonly title: string;
  /** Where the kind and the direction do not say it all. */
  readonly why?: string;
  /** The keyword's section in the specification. */
  readonly section: string;
  readonly mirror: Rule['mirror'];
  readonly example: { readonly old: unknown; readonly new: unknown };
  readonly silent: { readonly old: unknown; readonly new: unknown };
  /** What differs from the theory: in requests what narrows breaks, in responses what widens does; the rest is safe. */
  readonly severity?: Partial<Record<ChangeDirection, Rule['severity']>>;
};

/** The severities that the theory gives to a kind of difference in a direction. */
export function theory(kind: Rule['kind'], direction: ChangeDirection): Rule['severity'] {
  if (kind === 'changed') return breaking;
  const harmful = direction === 'request' ? 'narrowed' : 'widened';
  return kind === harmful ? breaking : safe;
}
