import { omit } from '../../util/omit.ts';
import { acceptsAnything } from './accepts-anything.ts';
import { isOpen } from './intersect.ts';
import { includesValue } from './same-value.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';

/**
 * What of a shape is left under `not`. Types of which everything is refused go, lists of values are made shorter, and what
 * nothing is refused of stays; for all other types the keyword stays an opaque fact.
 */
export function subtract(shape: Shape, refused: Shape, not: Opaque): Shape {
  return shape.flatMap((alternative): Shape => {
    const same = refused.filter(({ type }) => type === alternative.type);
    if (same.length === 0) return [alternative];
    if (same.some(isAll)) return [];
    const listed = same.every(isList) ? withoutValues(alternative, same) : undefined;
    return listed ?? [{ ...alternative, opaque: [...alternative.opaque, not] }];
  });
}

function isList(alternative: Alternative): boolean {
  return alternative.values !== undefined && isAll(omit(alternative, 'values'));
}

/** Whether every value of the type fits, as far as the schemas of its members show that by themselves. */
function isAll(alternative: Alternative): boolean {
  const { additional, hidden, patternProperties, prefix, properties, rest } = alternative;
  const members = [additional, rest, ...prefix, ...properties.values(), ...patternProperties.values()];
  const isFree = members.every(({ nodes }) => nodes.every(({ raw }) => acceptsAnything(raw)));
  const anything = { ...additional, nodes: [] };
  const none = new Map<string, never>();
  const bare = {
    additional: anything,
    rest: anything,
    prefix: [],
    properties: none,
    patternProperties: none,
  };
  return isFree && hidden.size === 0 && isOpen({ ...alternative, ...bare });
}

function withoutValues(alternative: Alternative, refused: Shape): Shape | undefined {
  const at = alternative.values?.at ?? alternative.from[0];
  const values = alternative.values?.value ?? (alternative.type === 'boolean' ? [true, false] : undefined);
  if (values === undefined || at === undefined) return undefined;
  const left = values.filter(
    (value) => !refused.some((one) => includesValue(one.values?.value ?? [], value)),
  );
  return left.length === 0 ? [] : [{ ...alternative, values: { value: left, at } }];
}
