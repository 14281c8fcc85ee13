import type { ChangeDirection, ChangeSeverity } from '../../model/change.ts';
import type { PolicyName, Rule } from './rule.ts';

type Severities = Readonly<Record<PolicyName, ChangeSeverity>>;

/** One kind of difference between two schemas, from which the rules of both directions are made. */
export type FacetRule = {
  /** The rule id without its direction. */
  readonly name: string;
  readonly kind: Rule['kind'];
  readonly title: string;
  /** The keyword's section in the specification. */
  readonly section: string;
  readonly mirror: Rule['mirror'];
  readonly example: { readonly old: unknown; readonly new: unknown };
  readonly silent: { readonly old: unknown; readonly new: unknown };
  /** What differs from the theory: in requests what narrows breaks, in responses what widens does; the rest is safe. */
  readonly severity?: Partial<Record<ChangeDirection, Severities>>;
};

const all = (severity: ChangeSeverity): Severities => ({
  wire: severity,
  strict: severity,
  source: severity,
});

export const broken = all('breaking');
export const safe = all('safe');
export const dangerous = all('dangerous');
/** A client that ignores what it does not know is not hurt; one with closed types is. */
export const brokenWhereClosed: Severities = { wire: 'dangerous', strict: 'breaking', source: 'breaking' };

/** The severities that the theory gives to a kind of difference in a direction. */
export function theory(kind: Rule['kind'], direction: ChangeDirection): Severities {
  if (kind === 'changed') return broken;
  const harmful = direction === 'request' ? 'narrowed' : 'widened';
  return kind === harmful ? broken : safe;
}
