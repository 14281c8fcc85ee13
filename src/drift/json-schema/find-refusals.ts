import { admits } from './admits.ts';
import { holdsNothing } from './counts.ts';
import type { Lowering } from './lower.ts';
import { arrayRefusals } from './array-refusals.ts';
import { objectRefusals } from './object-refusals.ts';
import type { Refusal } from './refusal.ts';
import { scalarRefusals } from './scalar-refusals.ts';
import { includesValue } from './same-value.ts';
import type { Alternative } from './shape.ts';

/**
 * The reasons why `sup` refuses something of `sub`, at this level: the one place where compatibility is decided. What a
 * schema refuses of another is all there is to it: in a request the new schema may refuse nothing of the old one, in a
 * response the old one nothing of the new one. Both are this function, with its sides swapped.
 *
 * A member that only `sup` declares is not held against `sub` where `sub` leaves undeclared members free: nobody sends
 * a name under its schema's silence which the other side happens to declare.
 */
export function findRefusals(sub: Alternative, sup: Alternative, sides: Sides): readonly Refusal[] {
  if (isListed(sub)) return listedRefusals(sub, sup, sides);
  const values = valueRefusals(sub, sup);
  if (sub.type === 'number' || sub.type === 'string')
    return [...values, ...scalarRefusals(sub, sup, sides.sub.graph.budget)];
  if (sub.type === 'array') return [...values, ...arrayRefusals(sub, sup)];
  const graphs = { sub: sides.sub.graph, sup: sides.sup.graph };
  return sub.type === 'object' ? [...values, ...objectRefusals(sub, sup, graphs)] : values;
}

/** Both sides of a comparison, as they are read. */
export type Sides = { readonly sub: Lowering; readonly sup: Lowering };

/** Whether its values are arrays or objects that are listed one by one: then their members need no comparison. */
export function isListed({ type, values }: Alternative): boolean {
  return values !== undefined && (type === 'array' || type === 'object');
}

function listedRefusals(sub: Alternative, sup: Alternative, sides: Sides): readonly Refusal[] {
  const listed = sub.values;
  const refused =
    listed?.value.filter((value) => !admits(sup, value, sides.sup) && admits(sub, value, sides.sub)) ?? [];
  if (listed === undefined || refused.length === 0) return [];
  const at = sup.values?.at ?? sup.from[0];
  return [
    {
      facet: 'enum-value',
      sub: listed.at,
      ...(at === undefined ? {} : { sup: at }),
      subValue: refused,
      show: { kind: 'values', values: refused },
    },
  ];
}

function valueRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  if (sup.values === undefined) return [];
  const { at, value: accepted } = sup.values;
  if (sub.values === undefined) {
    if (holdsNothing(sub) && includesValue(accepted, sub.type === 'array' ? [] : {})) return [];
    const from = sub.from[0];
    return [
      {
        facet: 'enum',
        sup: at,
        supValue: accepted,
        ...(from === undefined ? {} : { sub: from }),
        show: { kind: 'any' },
      },
    ];
  }
  const refused = sub.values.value.filter((value) => !includesValue(accepted, value));
  if (refused.length === 0) return [];
  return [
    {
      facet: 'enum-value',
      sup: at,
      sub: sub.values.at,
      subValue: refused,
      show: { kind: 'values', values: refused },
    },
  ];
}
