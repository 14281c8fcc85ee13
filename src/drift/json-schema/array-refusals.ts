import { impliedCounts, mostItems } from './counts.ts';
import type { Refusal } from './refusal.ts';
import { sizeRefusals } from './scalar-refusals.ts';
import type { Alternative } from './shape.ts';

/** What an array schema refuses of another at its own level; items are compared as members. */
export function arrayRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  const implied = { sub: impliedCounts(sub), sup: impliedCounts(sup) };
  const sizes = sizeRefusals(sub, sup, 'minItems', 'maxItems', implied);
  if (sup.unique === undefined || sub.unique !== undefined || sub.values !== undefined) return sizes;
  if (mostItems(sub) < 2) return sizes;
  const at = sub.from[0];
  return [
    ...sizes,
    {
      facet: 'unique-items',
      ...(at === undefined ? {} : { sub: at }),
      sup: sup.unique.at,
      supValue: true,
      show: { kind: 'twins' },
    },
  ];
}
