import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lowered } from '../testing/lowered.ts';
import { judgeValue } from './check-value.ts';
import { Sampler } from './sampler.ts';
import type { Tweak } from './sampler.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

/** What fits a schema, the plainest first; where it is the same in every turn, once. */
const values: readonly (readonly [schema: unknown, plainest: unknown, next?: unknown])[] = [
  [true, null, false],
  [{ ...whole, minimum: 3, multipleOf: 5 }, 5, 10],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
  [{ ...whole, maximum: -3 }, -3],
  [{ ...text, minLength: 3 }, 'aaa', 'BBB'],
  [{ ...text, format: 'email', minLength: 30 }, `${'a'.repeat(11)}someone@example.com`],
  [{ enum: ['b', 'a'] }, 'b', 'a'],
  [{ anyOf: [{ ...text, minLength: 2 }, whole] }, 1, 'BB'],
  [{ type: 'object', properties: { a: text, b: whole }, required: ['b'] }, { b: 1 }],
  [
    { type: 'object', minProperties: 2 },
    { other1: null, other2: null },
  ],
  [{ ...text, pattern: '^\\/v1\\/coupons$' }, '/v1/coupons'],
  [{ patternProperties: { '^x': whole }, type: 'object', required: ['x1'] }, { x1: 1 }, { x1: 2 }],
  [{ type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true }, [true, false]],
  [{ type: 'array', prefixItems: [{ const: 1 }, { const: 'b' }], items: false, minItems: 2 }, [1, 'b']],
  [
    {
      type: 'object',
      required: ['next'],
      properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] } },
    },
    { next: null },
  ],
  [{ type: 'array', prefixItems: [text], items: whole, contains: { const: 7 }, minContains: 2 }, ['a', 7, 7]],
  [
    { type: 'object', required: ['a'], dependentRequired: { a: ['b'], b: ['c'] }, properties: { c: whole } },
    { a: null, b: null, c: 1 },
  ],
  [{ ...text, allOf: [{ pattern: '^a.*z$' }, { pattern: '5' }], minLength: 4 }, 'aa5z'],
  [
    JSON.parse('{"type":"object","required":["__proto__"],"properties":{"__proto__":{"const":1}}}'),
    JSON.parse('{"__proto__":1}'),
  ],
];

/** What nothing fits, or nothing that is worth making. */
const none: readonly (readonly [name: string, schema: unknown])[] = [
  ['false', false],
  ['bounds that leave nothing', { type: 'number', exclusiveMinimum: 1, maximum: 1 }],
  ['a pattern of another length', { ...text, maxLength: 2, pattern: '^.{3}$' }],
  [
    'more different items than there are',
    { type: 'array', items: { const: 1 }, minItems: 2, uniqueItems: true },
  ],
  ['more members than are allowed', { type: 'object', minProperties: 2, additionalProperties: false }],
  ['what must hold itself', { type: 'object', required: ['next'], properties: { next: { $ref: '#' } } }],
  ['a text without end', { ...text, minLength: 1e9 }],
  ['a list without end', { type: 'array', minItems: 1e9 }],
];

const pet = {
  type: 'object',
  required: ['id'],
  properties: { id: whole, name: text },
};
const tweaks: readonly (readonly [name: string, schema: unknown, tweak: Tweak, value: unknown])[] = [
  ['with a member', pet, { members: new Map([['name', 'x']]) }, { name: 'x', id: 1 }],
  ['without one that must be there', pet, { without: 'id' }, {}],
  ['of so many members', pet, { size: 3 }, { id: 1, name: 'a', other1: null }],
  ['of so many characters', { ...text, maxLength: 9 }, { size: 4 }, 'aaaa'],
  ['of fewer characters than its format has', { ...text, format: 'date' }, { size: 4 }, undefined],
  ['of more characters than are allowed', { ...text, maxLength: 3 }, { size: 4 }, undefined],
  [
    'of so many different items',
    { type: 'array', items: { ...text, maxLength: 2 }, uniqueItems: true },
    { size: 9 },
    ['a', '', '6', '7', '8', '9', '10', '11', '12'],
  ],
  [
    'of so many items, some of them asked for',
    { type: 'array', items: whole, contains: { minimum: 5 }, minContains: 2 },
    { size: 3 },
    [5, 6, 1],
  ],
  [
    'with a member, and what depends on it',
    { type: 'object', dependentRequired: { a: ['b'] }, properties: { a: whole, b: text } },
    { members: new Map([['a', 1]]) },
    { a: 1, b: 'a' },
  ],
  ['of these items and one more', { type: 'array', items: whole, minItems: 2 }, { items: [7] }, [7, 1]],
];

describe('a value that fits a schema', () => {
  for (const [schema, plainest, next] of values)
    test(JSON.stringify(schema), () => {
      const { lowering, root } = lowered(schema);
      const sampler = new Sampler(lowering);
      assert.deepEqual(sampler.value(root), plainest);
      if (next !== undefined) assert.deepEqual(sampler.value(root, 1), next);
      for (let turn = 0; turn < 16; turn += 1) {
        const value = sampler.value(root, turn);
        assert.deepEqual(
          [value, judgeValue(root, lowering.graph, value, undefined)],
          [value, { fits: true }],
        );
      }
    });

  for (const [name, schema] of none)
    test(`none: ${name}`, () => {
      const { lowering, root } = lowered(schema);
      const sampler = new Sampler(lowering);
      assert.deepEqual(
        [0, 1, 2].map((turn) => sampler.value(root, turn)),
        [undefined, undefined, undefined],
      );
    });

  for (const [name, schema, tweak, value] of tweaks)
    test(name, () => {
      const { lowering, shape } = lowered(schema);
      assert.ok(shape[0] !== undefined);
      assert.deepEqual(new Sampler(lowering).tweaked(shape[0], tweak), value);
    });

  test('of schemas that all refer to each other a value stays small, and is the same each time', () => {
    const names = Array.from({ length: 28 }, (_, index) => `s${String(index)}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
    const each = () => ({ type: 'object', properties });
    const schema = { ...each(), $defs: Object.fromEntries(names.map((name) => [name, each()])) };
    const sample = (): string => {
      const { lowering, shape } = lowered(schema);
      const sampler = new Sampler(lowering);
      return JSON.stringify([1, 2, 3].map((turn) => shape[0] && sampler.tweaked(shape[0], { turn })));
    };
    assert.equal(sample(), sample());
    assert.ok(sample().length < 20_000, `${String(sample().length)} characters`);
  });
});
