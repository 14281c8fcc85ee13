import type { Lowering } from './lower.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';

const known = new WeakMap<Shape, ReadonlySet<string>>();

/** What a schema says at its own level and one level in, as words that can be counted. */
export function wordsOf(schema: Conjunction, lowering: Lowering): ReadonlySet<string> {
  const shape = lowering.shape(schema);
  const words = known.get(shape) ?? new Set(shapeWords(shape, lowering, 1));
  known.set(shape, words);
  return words;
}

function shapeWords(shape: Shape, lowering: Lowering, depth: number): readonly string[] {
  return shape.flatMap((alternative) => alternativeWords(alternative, lowering, depth));
}

function alternativeWords(alternative: Alternative, lowering: Lowering, depth: number): readonly string[] {
  const { dependents, formats, integer, limits, multiples, opaque, patterns, required, type, unique } =
    alternative;
  const own = [
    'a value',
    ...(alternative.values?.value.map((value) => JSON.stringify(value)) ?? []),
    ...[...limits].map(([name, { value }]) => `${name} ${String(value)}`),
    ...[multiples, patterns, formats].flat().map(({ value }) => String(value)),
    ...opaque.map(({ keyword, label }) => `${keyword} ${label}`),
    ...[...required.keys()].map((name) => `required ${name}`),
    ...[...dependents].flatMap(([name, asked]) => [...asked.keys()].map((one) => `with ${name} ${one}`)),
    ...(integer === undefined ? [] : ['integer']),
    ...(unique === undefined ? [] : ['unique']),
  ];
  const members = [...membersOf(alternative)].flatMap(([name, member]) => {
    const inner = depth === 0 ? [] : shapeWords(lowering.shape(member), lowering, depth - 1);
    return [name, ...inner.map((word) => `${name} ${word}`)];
  });
  return [...own, ...members].map((word) => `${type} ${word}`);
}

function membersOf(alternative: Alternative): Iterable<readonly [string, Conjunction]> {
  const { additional, patternProperties, prefix, properties, rest } = alternative;
  return [
    ...properties,
    ...patternProperties,
    ...prefix.map((item, index) => [String(index), item] as const),
    ...(rest.nodes.length > 0 ? [['[]', rest] as const] : []),
    ...(additional.nodes.length > 0 ? [['{*}', additional] as const] : []),
  ];
}

/** How much two sets of words have in common: 0 nothing, 1 everything (Jaccard). */
export function resemblance(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const both = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - both;
  return all === 0 ? 1 : both / all;
}
