import type { Announced } from '../../model/announced.ts';
import { toPointer } from '../../util/pointer.ts';
import type { Difference } from '../difference.ts';

const growing: ReadonlySet<string> = new Set([
  'response-enum-value-added',
  'graphql-output-enum-value-added',
]);

/** Whether a difference is a new value of an enum of which the provider says that its values grow. */
export function isExtensible(
  { old, path, rule }: Pick<Difference, 'rule' | 'path' | 'old'>,
  { extensibleEnums }: Announced,
): boolean {
  if (!growing.has(rule) || extensibleEnums === undefined) return false;
  if (extensibleEnums === true) return true;
  const name = rule.startsWith('graphql-') ? path[0] : undefined;
  return extensibleEnums.some(
    (one) =>
      one === name || one === old?.pointer || toPointer(['components', 'schemas', one]) === old?.pointer,
  );
}
