import { arrayRefusals } from './array-refusals.ts';
import { objectRefusals } from './object-refusals.ts';
import type { Refusal } from './refusal.ts';
import { scalarRefusals } from './scalar-refusals.ts';
import { includesValue } from './same-value.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

/**
 * The reasons why `sup` refuses something of `sub`, at this level: the one place where compatibility is decided. What a
 * schema refuses of another is all there is to it: in a request the new schema may refuse nothing of the old one, in a
 * response the old one nothing of the new one. Both are this function, with its sides swapped.
 *
 * A member that only `sup` declares is not held against `sub` where `sub` leaves undeclared members free: nobody sends
 * a name under its schema's silence which the other side happens to declare.
 */
export function findRefusals(
  sub: Alternative,
  sup: Alternative,
  graphs: { readonly sub: SchemaGraph; readonly sup: SchemaGraph },
): readonly Refusal[] {
  const values = valueRefusals(sub, sup);
  if (sub.type === 'number' || sub.type === 'string') return [...values, ...scalarRefusals(sub, sup)];
  if (sub.type === 'array') return [...values, ...arrayRefusals(sub, sup)];
  return sub.type === 'object' ? [...values, ...objectRefusals(sub, sup, graphs)] : values;
}

function valueRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  if (sup.values === undefined) return [];
  const place = { sup: sup.values.at, supValue: sup.values.value };
  if (sub.values === undefined)
    return [
      {
        facet: 'enum',
        ...place,
        ...(sub.from[0] === undefined ? {} : { sub: sub.from[0] }),
        show: { kind: 'any' },
      },
    ];
  const accepted = sup.values.value;
  const refused = sub.values.value.filter((value) => !includesValue(accepted, value));
  if (refused.length === 0) return [];
  return [
    {
      facet: 'enum-value',
      ...place,
      sub: sub.values.at,
      subValue: refused,
      supValue: undefined,
      show: { kind: 'values', values: refused },
    },
  ];
}
