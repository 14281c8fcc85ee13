import type { Alternative, LimitName, Opaque } from './shape.ts';

/** How few and how many there are. */
export type Counts = { readonly least: number; readonly most: number };

export const anyCount: Counts = { least: 0, most: Infinity };

/** How few and how many items or members there can be for other reasons than the bounds of their number. */
export function impliedCounts(alternative: Alternative): Counts {
  if (alternative.type === 'array') return impliedItems(alternative);
  return alternative.type === 'object' ? impliedMembers(alternative) : anyCount;
}

// Where nothing fits an item, there is none, nor one behind it.
function impliedItems({ opaque, prefix, rest }: Alternative): Counts {
  const first = prefix.findIndex(({ forbids }) => forbids);
  return {
    least: Math.max(0, ...opaque.map(leastContained)),
    most: first >= 0 ? first : rest.forbids ? prefix.length : Infinity,
  };
}

// What has to be contained is there.
function leastContained({ at: { raw }, keyword }: Opaque): number {
  return keyword === 'contains' && typeof raw !== 'boolean' ? Number(raw['minContains'] ?? 1) : 0;
}

function impliedMembers({ additional, patternProperties, properties, required }: Alternative): Counts {
  const isClosed = additional.forbids && patternProperties.size === 0;
  const declared = isClosed ? [...properties.values()].filter(({ forbids }) => !forbids).length : Infinity;
  return { least: required.size, most: declared };
}

/** How many items an array can have. */
export function mostItems(alternative: Alternative): number {
  return Math.min(alternative.limits.get('maxItems')?.value ?? Infinity, impliedItems(alternative).most);
}

/** Whether there is no item or member, whatever is said of them. */
export function holdsNothing({ limits, type }: Alternative): boolean {
  const most = type === 'array' ? 'maxItems' : 'maxProperties';
  return (limits.get(most)?.value ?? Infinity) <= 0;
}

const bounds: readonly (readonly [LimitName, LimitName])[] = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
];

/** Whether no value can keep all bounds. */
export function contradicts(alternative: Alternative): boolean {
  const { isPartial, limits } = alternative;
  if (isPartial === true) return false;
  const { least, most } = impliedCounts(alternative);
  if (least > most) return true;
  if (limits.size === 0) return false;
  const isEmpty = ([low, high]: (typeof bounds)[number]): boolean =>
    (limits.get(low)?.value ?? -Infinity) > (limits.get(high)?.value ?? Infinity);
  const within = (name: LimitName, fallback: number): number => limits.get(name)?.value ?? fallback;
  const [low, high] =
    alternative.type === 'array'
      ? (['minItems', 'maxItems'] as const)
      : (['minProperties', 'maxProperties'] as const);
  return bounds.some(isEmpty) || within(low, 0) > most || within(high, Infinity) < least;
}
