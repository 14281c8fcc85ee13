import type { Announced, Permit } from '../../model/announced.ts';
import type { Difference } from '../difference.ts';
import type { Rule } from '../rules/rule.ts';

/** The first sentence of the provider's that covers a difference; undefined where none does. */
export function findPermit(
  difference: Pick<Difference, 'direction'>,
  rule: Rule | undefined,
  { permits }: Announced,
): Permit | undefined {
  if (rule === undefined) return undefined;
  return permits.find(
    ({ rules, kinds, directions }) =>
      (rules ?? kinds ?? directions) !== undefined &&
      (rules?.includes(rule.id) ?? true) &&
      (kinds?.includes(rule.kind) ?? true) &&
      (directions?.includes(difference.direction) ?? true),
  );
}
