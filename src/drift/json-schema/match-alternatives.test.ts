import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lowered } from '../testing/lowered.ts';
import { Containment } from './containment.ts';
import { matchAlternatives } from './match-alternatives.ts';
import type { Matching } from './match-alternatives.ts';
import { PairGraph } from './pair-graph.ts';
import { settleMatching } from './settle-matching.ts';
import type { Alternative } from './shape.ts';

const text = { type: 'string' };
const entry = (title: string, ...names: readonly string[]) => ({
  title,
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const tagged = (title: string, tag: string, ...names: readonly string[]) => ({
  ...entry(title, ...names),
  properties: { ...entry(title, ...names).properties, kind: { const: tag } },
  required: ['kind'],
});
const components = (schemas: Readonly<Record<string, unknown>>, ...names: readonly string[]) => ({
  anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
  components: { schemas },
});

const inComponent = (all: object, schemas: Readonly<Record<string, unknown>>) => ({
  $ref: '#/components/schemas/All',
  components: { schemas: { ...schemas, All: all } },
});
const both = components({}, 'A', 'B').anyOf;

type Row = {
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  /** By titles; a side that is left over has a dash in the place of the other. */
  readonly matched: readonly string[];
  /** Where what is alike in all it accepts goes first, and that makes a difference. */
  readonly settled?: readonly string[];
};

const rows: readonly Row[] = [
  {
    name: 'the same tag counts more than the same members and the same place',
    old: { oneOf: [tagged('cat', 'c', 'a'), tagged('dog', 'd', 'b')] },
    new: { oneOf: [tagged('DOG', 'd', 'a'), tagged('CAT', 'c', 'b')] },
    matched: ['cat CAT', 'dog DOG'],
  },
  {
    name: 'of several, those of other tags are never matched',
    old: { oneOf: [tagged('cat', 'c'), tagged('dog', 'd')] },
    new: { oneOf: [tagged('DOG', 'd'), tagged('EMU', 'e'), tagged('FOX', 'f')] },
    matched: ['- EMU', '- FOX', 'cat -', 'dog DOG'],
  },
  {
    name: 'and not when the others are alike and gone either',
    old: { oneOf: [tagged('cat', 'c'), tagged('dog', 'd', 'a')] },
    new: { oneOf: [tagged('CAT', 'c'), tagged('EMU', 'e', 'a')] },
    matched: ['- EMU', 'cat CAT', 'dog -'],
    settled: ['- EMU', 'cat CAT', 'dog -'],
  },
  {
    name: 'the only one of a type with the only one, whatever its tag',
    old: { oneOf: [tagged('cat', 'c'), text] },
    new: { oneOf: [tagged('DOG', 'd'), { type: 'integer' }] },
    matched: ['- number', 'cat DOG', 'string -'],
  },
  {
    name: 'the component of one name',
    old: components({ A: entry('a', 'x'), B: entry('b', 'y') }, 'A', 'B'),
    new: components({ A: entry('A', 'y'), B: entry('B', 'x') }, 'B', 'A'),
    matched: ['a A', 'b B'],
    settled: ['a A', 'b B'],
  },
  {
    name: 'not the component in which all of them stand',
    old: inComponent({ anyOf: both }, { A: entry('a', 'x'), B: entry('b', 'y') }),
    new: inComponent(
      { anyOf: both.map((one, index) => ({ description: String(9 - index), ...one })) },
      { A: entry('A', 'y'), B: entry('B', 'x') },
    ),
    matched: ['a A', 'b B'],
    settled: ['a A', 'b B'],
  },
  {
    name: 'the members that are shared',
    old: { anyOf: [entry('one', 'a', 'b'), entry('two', 'c', 'd')] },
    new: { anyOf: [entry('TWO', 'c', 'd', 'e'), entry('ONE', 'a', 'z')] },
    matched: ['one ONE', 'two TWO'],
  },
  {
    name: 'the place, where nothing else says it',
    old: { anyOf: [entry('one', 'a'), entry('two', 'b')] },
    new: { anyOf: [entry('ONE', 'c'), entry('TWO', 'd')] },
    matched: ['one ONE', 'two TWO'],
  },
  {
    name: 'what is alike goes first, wherever it stands',
    old: {
      anyOf: [
        { title: 'short', ...text, maxLength: 3 },
        { title: 'x', ...text, pattern: '^x' },
      ],
    },
    new: {
      anyOf: [
        { title: 'X', ...text, pattern: '^x' },
        { title: 'SHORT', ...text, maxLength: 3 },
      ],
    },
    matched: ['short X', 'x SHORT'],
    settled: ['short SHORT', 'x X'],
  },
  {
    name: 'what says the same twice is not left over',
    old: { anyOf: [entry('one', 'a'), entry('two', 'b')] },
    new: { anyOf: [entry('ONE', 'a'), entry('TWO', 'b'), entry('AGAIN', 'a')] },
    matched: ['- AGAIN', 'one ONE', 'two TWO'],
    settled: ['one ONE', 'two TWO'],
  },
];

const titleOf = ({ from, type }: Alternative): string => {
  const raw = from.at(-1)?.raw;
  return typeof raw === 'object' && typeof raw['title'] === 'string' ? raw['title'] : type;
};

const words = ({ newOnly, oldOnly, pairs }: Matching, turned = false): readonly string[] => {
  const couples = pairs.map(([one, other]) => [titleOf(one), titleOf(other)]);
  const alone = [
    ...oldOnly.map((one) => [titleOf(one), '-']),
    ...newOnly.map((other) => ['-', titleOf(other)]),
  ];
  return [...couples, ...alone].map((two) => (turned ? two.toReversed() : two).join(' ')).sort();
};

const settle = (old: unknown, next: unknown): Matching => {
  const [left, right] = [lowered(old), lowered(next)];
  const graph = new PairGraph(left.lowering, right.lowering, () => false);
  return settleMatching(graph.pair(left.root, right.root), graph, new Containment(graph));
};

describe('alternatives of two unions', () => {
  for (const { matched, name, new: next, old, settled } of rows)
    test(name, () => {
      const [left, right] = [lowered(old), lowered(next)];
      const [ours, theirs] = [left.lowering.graph, right.lowering.graph];
      assert.deepEqual(words(matchAlternatives(left.shape, right.shape, [ours, theirs])), matched);
      const back = matchAlternatives(right.shape, left.shape, [theirs, ours]);
      assert.deepEqual(words(back, true), matched, 'the other way round');
      if (settled === undefined) return;
      assert.deepEqual(words(settle(old, next)), settled);
      assert.deepEqual(words(settle(next, old), true), settled, 'settled the other way round');
    });

  test('where all else is the same, the order of the union does not say which', () => {
    const two = [entry('one', 'a', 'b'), entry('two', 'a', 'c')];
    for (const branches of [two, two.toReversed()]) {
      const [old, next] = [lowered({ anyOf: branches }), lowered({ anyOf: [text, text, entry('NEW', 'a')] })];
      const graphs = [old.lowering.graph, next.lowering.graph] as const;
      const matching = matchAlternatives(old.shape, next.shape, graphs);
      assert.deepEqual(words(matching), ['- string', 'one NEW', 'two -']);
    }
  });
});
