import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Pair = readonly [name: string, old: unknown, next: unknown];

const text = { type: 'string' };
const list = (more: object) => ({ type: 'array', ...more });
const object = (more: object) => ({ type: 'object', ...more });
const others = ['boolean', 'number', 'array', 'object'];

const same: readonly Pair[] = [
  ['no item fits', list({ items: false }), list({ maxItems: 0 })],
  [
    'a list of two',
    list({ prefixItems: [text, text], items: false }),
    list({ prefixItems: [text, text], maxItems: 2 }),
  ],
  ['no second item fits', list({ prefixItems: [text, false] }), list({ prefixItems: [text], maxItems: 1 })],
  [
    'items that cannot be',
    list({ prefixItems: [text, true], maxItems: 1 }),
    list({ prefixItems: [text], maxItems: 1 }),
  ],
  ['more items than fit', list({ items: false, minItems: 1 }), false],
  [
    'further items unevaluated',
    list({ prefixItems: [text], unevaluatedItems: false }),
    list({ prefixItems: [text], items: false }),
  ],
  ['items evaluated before', list({ items: true, unevaluatedItems: false }), list({})],
  ['none contained, none too many', list({ contains: text, minContains: 0 }), list({})],
  ['names that depend', object({ dependencies: { a: ['b'] } }), object({ dependentRequired: { a: ['b'] } })],
  [
    'a schema that depends',
    object({ dependencies: { a: { minProperties: 3 } } }),
    object({ dependentSchemas: { a: { minProperties: 3 } } }),
  ],
  [
    'names in another order',
    object({ dependentRequired: { a: ['c', 'b'], d: ['a'] } }),
    object({ dependentRequired: { d: ['a'], a: ['b', 'c'] } }),
  ],
  ['a name that depends on itself', object({ dependentRequired: { a: ['a'] } }), object({})],
  ['not a type', { not: text }, { type: ['null', ...others] }],
  ['not two types', { not: { type: ['string', 'null'] } }, { type: others }],
  [
    'not a number, so no integer',
    { not: { type: 'number' } },
    { type: ['null', 'boolean', 'string', 'array', 'object'] },
  ],
  ['not null', { type: ['string', 'null'], not: { const: null } }, text],
  ['not a value of a list', { enum: ['a', 'b', 1], not: { enum: ['b', 2] } }, { enum: ['a', 1] }],
  ['not true', { type: 'boolean', not: { const: true } }, { type: 'boolean', enum: [false] }],
  ['not not', { not: { not: text } }, text],
  ['not of what nothing fits', { not: false }, true],
  ['not of anything', { not: {} }, false],
  [
    'as many members as have to be there',
    object({ required: ['a', 'b'], minProperties: 2 }),
    object({ required: ['a', 'b'] }),
  ],
  [
    'as many members as there can be',
    object({ properties: { a: text }, additionalProperties: false, maxProperties: 1 }),
    object({ properties: { a: text }, additionalProperties: false }),
  ],
  ['no members', object({ maxProperties: 0 }), object({ additionalProperties: false })],
  ['more members than fit', object({ required: ['a'], maxProperties: 0 }), false],
  [
    'members of any name',
    object({ patternProperties: { '.*': text } }),
    object({ additionalProperties: text }),
  ],
  ['members of a pattern that may be anything', object({ patternProperties: { '^x': true } }), object({})],
  [
    'names by a pattern',
    object({ patternProperties: { '^[0-9]+$': text } }),
    object({ patternProperties: { '^\\d+$': text } }),
  ],
  [
    'members evaluated before',
    object({ additionalProperties: true, unevaluatedProperties: false }),
    object({}),
  ],
  ['a pattern that says nothing', { ...text, pattern: '.*' }, text],
  ['both booleans', { enum: [true, false] }, { type: 'boolean' }],
  ['the only null', { const: null }, { type: 'null' }],
  ['all types', { type: ['null', 'string', ...others] }, {}],
  ['bounds of nothing', { minLength: 0, minItems: 0, minProperties: 0, uniqueItems: false }, {}],
  ['numbers by ones', { type: 'number', multipleOf: 1 }, { type: 'integer' }],
];

/** What is less than the old schema; the laws above must not hide it. */
const narrower: readonly Pair[] = [
  ['a whole number is a number', { not: { type: 'integer' } }, { not: { type: 'number' } }],
  ['one item fewer', list({ prefixItems: [text, text], items: false }), list({ maxItems: 1 })],
  ['one member more', object({ required: ['a', 'b'] }), object({ required: ['a', 'b'], minProperties: 3 })],
  [
    'one member fewer',
    object({ properties: { a: text, b: text }, additionalProperties: false }),
    object({ properties: { a: text, b: text }, additionalProperties: false, maxProperties: 1 }),
  ],
  ['what depends', object({}), object({ dependencies: { a: ['b'] } })],
  ['a pattern that is another one', { ...text, pattern: '^[a-c]$' }, { ...text, pattern: '^[ab]$' }],
  [
    'unevaluated, where any member was evaluated before',
    object({ properties: { a: text }, additionalProperties: true, unevaluatedProperties: false }),
    object({ properties: { a: text }, unevaluatedProperties: false }),
  ],
  [
    'members of two branches at once',
    object({
      allOf: [{ anyOf: [{ properties: { a: text } }, { properties: { b: text } }] }],
      unevaluatedProperties: false,
    }),
    {
      anyOf: ['a', 'b'].map((name) => object({ properties: { [name]: text }, additionalProperties: false })),
    },
  ],
  [
    'a name that is evaluated beside a union',
    object({
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
      properties: { a: true, b: true, c: true },
      unevaluatedProperties: false,
    }),
    object({
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
      properties: { a: true, b: true },
      unevaluatedProperties: false,
    }),
  ],
];

// Without values to try: the comparison itself has to see it.
function verdicts(old: unknown, next: unknown): readonly string[] {
  return (['request', 'response'] as const).map(
    (as) => findSchemaChanges(schemaSource(old), schemaSource(next), { as, effort: 0 }).verdict,
  );
}

describe('other words for the same are the same', () => {
  for (const [name, old, next] of same)
    test(name, () => {
      assert.deepEqual([...verdicts(old, next), ...verdicts(next, old)], Array(4).fill('identical'));
    });
});

describe('what is less is not called the same', () => {
  for (const [name, old, next] of narrower)
    test(name, () => {
      const [asRequest] = verdicts(old, next);
      const [, asResponse] = verdicts(next, old);
      for (const verdict of [asRequest, asResponse])
        assert.match(String(verdict), /^(?:breaking|dangerous)$/);
    });
});
