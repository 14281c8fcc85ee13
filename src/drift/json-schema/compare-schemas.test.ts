import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChangeDirection } from '../../model/change.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Case = {
  readonly name: string;
  readonly as?: ChangeDirection;
  readonly old: unknown;
  readonly new: unknown;
  readonly found: readonly string[];
};

const text = { type: 'string' };
const declaring = { type: 'object', properties: { a: text } };

const cases: readonly Case[] = [
  {
    name: 'a schema for names by pattern that becomes free',
    old: { patternProperties: { '^x': text } },
    new: { patternProperties: { '^x': true } },
    found: ['breaking response-null-added', 'breaking response-type-added'],
  },
  {
    name: 'a schema for names by pattern that goes is told as one of a name is',
    old: { patternProperties: { '^x': text } },
    new: {},
    found: ['dangerous response-optional-property-removed'],
  },
  ...[false, { not: {} }].flatMap((never): readonly Case[] => [
    {
      name: `a name that nothing was said of may not be there any more: ${JSON.stringify(never)}`,
      as: 'request',
      old: { type: 'object' },
      new: { type: 'object', properties: { c: never } },
      found: ['breaking request-value-forbidden'],
    },
    {
      name: `a name that could not be there may be anything: ${JSON.stringify(never)}`,
      old: { type: 'object', properties: { c: never } },
      new: { type: 'object' },
      found: ['breaking response-value-allowed'],
    },
    {
      name: `names of a pattern may not be there any more: ${JSON.stringify(never)}`,
      as: 'request',
      old: { type: 'object', additionalProperties: text },
      new: { type: 'object', additionalProperties: text, patternProperties: { '^c': never } },
      found: ['breaking request-value-forbidden'],
    },
    {
      name: `a name that was declared may not be there any more: ${JSON.stringify(never)}`,
      as: 'request',
      old: declaring,
      new: { type: 'object', properties: { a: never } },
      found: ['breaking request-property-forbidden'],
    },
  ]),
  {
    name: 'multiples are those of decimal numbers',
    as: 'request',
    old: { multipleOf: 0.07 },
    new: { multipleOf: 0.01 },
    found: ['safe request-multiple-of-relaxed'],
  },
  {
    name: 'listed amounts are multiples of a cent',
    as: 'request',
    old: { enum: [19.99, 0.3] },
    new: { enum: [19.99, 0.3], multipleOf: 0.01 },
    found: [],
  },
  {
    name: 'an item that may be anything has to be there: contains true',
    as: 'request',
    old: {},
    new: { contains: true },
    found: ['breaking request-min-items-tightened'],
  },
  {
    name: 'an item that may be anything has to be there: contains {}',
    as: 'request',
    old: {},
    new: { contains: {} },
    found: ['breaking request-min-items-tightened'],
  },
  {
    name: 'inside of not every name counts, also one that the other side does not declare',
    as: 'request',
    old: { not: declaring },
    new: { not: { type: 'object' } },
    found: ['dangerous request-type-removed'],
  },
  {
    name: 'inside of oneOf too',
    old: { oneOf: [{ properties: { a: false } }, { type: 'object', minProperties: 1 }] },
    new: { oneOf: [true, { type: 'object', minProperties: 1 }] },
    found: ['dangerous response-value-allowed', 'dangerous response-condition-changed'],
  },
  {
    name: 'branches of an overlapping oneOf in another order',
    old: { oneOf: [{ ...text, minLength: 2 }, { ...text, pattern: '^a' }, declaring] },
    new: { oneOf: [declaring, { ...text, pattern: '^a' }, { ...text, minLength: 2 }] },
    found: [],
  },
  {
    name: 'a listed value that its own schema refuses is no value',
    old: { enum: [{ a: 1 }, { a: 'x' }], properties: { a: text } },
    new: { enum: [{ a: 'x' }] },
    found: [],
  },
  {
    name: 'an alternative given twice',
    old: { anyOf: [declaring, text] },
    new: { anyOf: [declaring, text, structuredClone(declaring)] },
    found: [],
  },
  {
    name: 'a list of no values',
    old: { enum: [] },
    new: { enum: ['a'] },
    found: ['breaking response-value-allowed'],
  },
  {
    name: 'words of a component, said through a reference and allOf',
    old: { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { ...text, description: 'one' } } },
    new: {
      properties: { a: { allOf: [{ $ref: '#/$defs/a' }] } },
      $defs: { a: { ...text, description: 'two' } },
    },
    found: ['safe response-documentation-changed'],
  },
];

describe('two schemas', () => {
  for (const { as = 'response', found, name, new: next, old } of cases)
    test(name, () => {
      const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as });
      assert.deepEqual(
        changes.map(({ id, severity }) => `${severity} ${id}`),
        found,
      );
    });
});

describe('hostile schemas come to an end', () => {
  const chain = (keyword: string, length: number, leaf: unknown): unknown => {
    const links = Array.from({ length }, (_, index) => {
      const next = { $ref: `#/$defs/d${String(index + 1)}` };
      return [`d${String(index)}`, { [keyword]: [next, next] }] as const;
    });
    return {
      $ref: '#/$defs/d0',
      $defs: { ...Object.fromEntries(links), [`d${String(length)}`]: leaf },
    };
  };

  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    test(`${keyword} that refers twice to the next one, forty times`, () => {
      const [old, next] = [chain(keyword, 40, text), chain(keyword, 40, { ...text, minLength: 1 })];
      const { verdict } = findSchemaChanges(schemaSource(old), schemaSource(next));
      assert.notEqual(verdict, 'identical');
    });

  test('unions that multiply are undecided', () => {
    const union = (name: string): unknown => ({
      anyOf: Array.from({ length: 40 }, (_, index) => ({
        required: [name],
        properties: { [name]: { const: index } },
      })),
    });
    const all = ['a', 'b', 'c', 'd'].map(union);
    const old = schemaSource({ type: 'object', allOf: all });
    const { undecided, verdict } = findSchemaChanges(
      old,
      schemaSource({ type: 'object', minProperties: 1, allOf: all }),
    );
    assert.equal(verdict, 'unknown');
    assert.match(undecided[0]?.reason ?? '', /too many combinations/);
  });

  test('a pattern that comes to no end proves nothing', () => {
    const slow = { ...text, pattern: '^(a+)+$', maxLength: 64 };
    const [old, next] = [
      { enum: [`${'a'.repeat(40)}!`, 'a'] },
      { allOf: [slow, { enum: [`${'a'.repeat(40)}!`, 'a'] }] },
    ];
    const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' });
    assert.deepEqual(
      changes.map(({ id, proof, severity }) => `${severity} ${id} ${proof ?? ''}`),
      ['dangerous request-pattern-tightened unproved'],
    );
  });
});
