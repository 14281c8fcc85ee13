import type { Lowering } from './lower.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

/** What a schema says at its own level and one level in, as words that can be counted. */
export function wordsOf(schema: Conjunction, lowering: Lowering, depth = 1): ReadonlySet<string> {
  const words = lowering
    .shape(schema)
    .flatMap((alternative) => alternativeWords(alternative, lowering, depth));
  return new Set(words);
}

function alternativeWords(alternative: Alternative, lowering: Lowering, depth: number): readonly string[] {
  const { formats, integer, limits, multiples, opaque, patterns, required, type, unique } = alternative;
  const own = [
    'a value',
    ...(alternative.values?.value.map((value) => JSON.stringify(value)) ?? []),
    ...[...limits].map(([name, { value }]) => `${name} ${String(value)}`),
    ...[multiples, patterns, formats].flat().map(({ value }) => String(value)),
    ...opaque.map(({ keyword, label }) => `${keyword} ${label}`),
    ...[...required.keys()].map((name) => `required ${name}`),
    ...(integer === undefined ? [] : ['integer']),
    ...(unique === undefined ? [] : ['unique']),
  ];
  const members = [...membersOf(alternative)].flatMap(([name, member]) => {
    const inner = depth === 0 ? [] : [...wordsOf(member, lowering, depth - 1)];
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

/** Couples of two lists, the most alike first; each item is taken once, and what is left over keeps its order. */
export function bestCouples<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  score: (one: Left, other: Right) => number,
): readonly (readonly [Left, Right])[] {
  const all = left.flatMap((one, i) =>
    right.map((other, j) => ({ one, other, i, j, score: score(one, other) })),
  );
  all.sort(
    (a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j,
  );
  const taken = { left: new Set<number>(), right: new Set<number>() };
  return all.flatMap(({ i, j, one, other }) => {
    if (taken.left.has(i) || taken.right.has(j)) return [];
    taken.left.add(i);
    taken.right.add(j);
    return [[one, other] as const];
  });
}
