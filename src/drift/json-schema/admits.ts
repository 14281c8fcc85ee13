import { judgeValue } from './check-value.ts';
import { fitsText, isWithin } from './fits-text.ts';
import { memberOf } from './intersect.ts';
import type { Lowering } from './lower.ts';
import { includesValue, sameValue } from './same-value.ts';
import { fitsNumber } from './sample-scalar.ts';
import { jsonType } from './json-type.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

/**
 * Whether a value fits an alternative; used where the values are listed and can be tried one by one. What is opaque is
 * left to Ajv.
 */
export function admits(alternative: Alternative, value: unknown, lowering: Lowering): boolean {
  if (jsonType(value) !== alternative.type) return false;
  const { graph } = lowering;
  const opaque = new Set(alternative.opaque.map(({ at }) => graph.conjunction([at])));
  if (![...opaque].every((schema) => 'fits' in judgeValue(schema, graph, value, undefined))) return false;
  if (alternative.values !== undefined && !includesValue(alternative.values.value, value)) return false;
  if (typeof value === 'number') return fitsNumber(alternative, value);
  if (typeof value === 'string') return fitsText(alternative, value);
  if (Array.isArray(value)) return admitsItems(alternative, value, lowering);
  return typeof value !== 'object' || value === null || admitsMembers(alternative, value, lowering);
}

function admitsItems(alternative: Alternative, value: readonly unknown[], lowering: Lowering): boolean {
  if (!isWithin(alternative, value.length, 'minItems', 'maxItems')) return false;
  if (alternative.unique !== undefined && hasTwins(value)) return false;
  return value.every((item, index) => fits(alternative.prefix[index] ?? alternative.rest, item, lowering));
}

function hasTwins(value: readonly unknown[]): boolean {
  return value.some((item, index) => value.slice(index + 1).some((other) => sameValue(item, other)));
}

function admitsMembers(alternative: Alternative, value: object, lowering: Lowering): boolean {
  const members = Object.entries(value);
  if (!isWithin(alternative, members.length, 'minProperties', 'maxProperties')) return false;
  if ([...alternative.required.keys()].some((name) => !Object.hasOwn(value, name))) return false;
  const isLacking = ([name, asked]: readonly [string, ReadonlyMap<string, unknown>]): boolean =>
    Object.hasOwn(value, name) && [...asked.keys()].some((dependent) => !Object.hasOwn(value, dependent));
  if ([...alternative.dependents].some(isLacking)) return false;
  return members.every(([name, member]) =>
    fits(memberOf(alternative, name, lowering.graph), member, lowering),
  );
}

/** Whether a value fits a schema, as livegate reads it. */
export function fits(schema: Conjunction, value: unknown, lowering: Lowering): boolean {
  return lowering.shape(schema).some((alternative) => admits(alternative, value, lowering));
}
