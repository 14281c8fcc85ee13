import { isObject } from '../../contract/schema/json-schema.ts';
import { memberOf } from './intersect.ts';
import type { Lowering } from './lower.ts';
import type { Step } from './members.ts';
import type { Side } from './pair.ts';
import type { Sampler } from './sampler.ts';
import type { Alternative } from './shape.ts';
import type { Visit } from './visit.ts';

/** One side of a comparison, as far as making values for it goes. */
export type Source = { readonly lowering: Lowering; readonly sampler: Sampler };

/** Whose values are made, and whether they hold what the other side asks for besides. */
export type Making = { readonly side: Side; readonly source: Source; readonly isFull: boolean };

/** Puts a value where it belongs: into the smallest value of each schema on the way up. Undefined where there is none. */
export function lift(value: unknown, visit: Visit, making: Making): unknown {
  let whole: unknown = value;
  for (let at = visit; at.arrival !== undefined; at = at.arrival.from) {
    const { step, via } = at.arrival;
    const { side } = making;
    const [parent, other] = [via[side], via[side === 'old' ? 'new' : 'old']];
    const made = surround(whole, step, { parent, other }, making.source);
    whole = filled(made, parent, other, making, '');
    if (whole === undefined) return undefined;
  }
  return whole;
}

/** As `lift`, without the value: what is refused of this is not refused for the value's sake. */
export function surroundings({ arrival }: Visit, making: Making): unknown {
  if (arrival === undefined) return undefined;
  const { from, step, via } = arrival;
  const { side, source } = making;
  const parent = via[side];
  const without = step.kind === 'property' ? step.name : '';
  const made = source.sampler.tweaked(parent, { without });
  return lift(filled(made, parent, via[side === 'old' ? 'new' : 'old'], making, without), from, making);
}

/** An object with the members that the other side must have too, but for the one that it is about. */
export function filled(
  value: unknown,
  own: Alternative,
  other: Alternative | undefined,
  { isFull, source: { lowering, sampler } }: Making,
  subject: string,
): unknown {
  if (!isFull || other === undefined || !isObject(value)) return value;
  const lacking = [...other.required.keys()].filter(
    (name) => name !== subject && !own.required.has(name) && !Object.hasOwn(value, name),
  );
  if (lacking.length === 0) return value;
  const made = lacking.map((name) => [name, sampler.value(memberOf(own, name, lowering.graph))] as const);
  return Object.fromEntries([...Object.entries(value), ...made.filter(([, member]) => member !== undefined)]);
}

type Parents = { readonly parent: Alternative; readonly other: Alternative };

function surround(
  value: unknown,
  step: Step,
  { other, parent }: Parents,
  { sampler, lowering }: Source,
): unknown {
  if (step.kind === 'item' || step.kind === 'items') {
    const before = step.kind === 'item' ? step.index : parent.prefix.length;
    const items = Array.from({ length: before }, (_, index) =>
      sampler.value(parent.prefix[index] ?? lowering.anything),
    );
    return items.includes(undefined) ? undefined : sampler.tweaked(parent, { items: [...items, value] });
  }
  const name = sampler.nameOf(step, parent, other);
  return name === undefined ? undefined : sampler.tweaked(parent, { members: new Map([[name, value]]) });
}
