import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Json = { readonly [name: string]: unknown };

const text = { type: 'string' };
const object = (properties: Json, ...required: readonly string[]): Json => ({
  type: 'object',
  properties,
  required,
});

/** One of several alternatives, told apart by what stands in `k`. */
const branch = (k: string, member: Json, name: string): Json =>
  object({ k: { ...text, enum: [k] }, [name]: member }, 'k', name);

type Case = readonly [name: string, old: Json, next: Json, found: Readonly<Record<string, string>>];

const isX = { properties: { k: { const: 'x' } }, required: ['k'] };
const list = { type: 'array', prefixItems: [text], items: { type: 'number' }, contains: { const: 1 } };
const unproved = 'dangerous';
const cases: readonly Case[] = [
  [
    'two members that must be there',
    object({ a: text, b: text }),
    object({ a: text, b: text }, 'a', 'b'),
    { a: "the value must have required property 'a'", b: "the value must have required property 'b'" },
  ],
  [
    'a member beside one that must be there',
    object({ a: text, b: text }),
    object({ a: text, b: { type: 'integer' } }, 'a'),
    { a: "the value must have required property 'a'", b: '/b must be integer' },
  ],
  [
    'the same further in',
    object({ o: object({ a: text, b: text }) }),
    object({ o: object({ a: text, b: { ...text, maxLength: 3 } }, 'a') }),
    { 'o a': "/o must have required property 'a'", 'o b': '/o/b must NOT have more than 3 characters' },
  ],
  [
    'a pattern that no automaton tells beside it',
    object({ a: text, b: { ...text, pattern: String.raw`^\ba` } }),
    object({ a: text, b: { ...text, pattern: '^a' } }, 'a'),
    { a: "the value must have required property 'a'", b: unproved },
  ],
  [
    'a format that no validator knows beside it',
    object({ a: text, b: text }),
    object({ a: text, b: { ...text, format: 'phone' } }, 'a'),
    { a: "the value must have required property 'a'", b: unproved },
  ],
  [
    'an item beside a member that must be there',
    object({ a: text, b: { type: 'array', items: text } }),
    object({ a: text, b: { type: 'array', items: { type: 'integer' } } }, 'a'),
    { a: "the value must have required property 'a'", 'b []': '/b/0 must be integer' },
  ],
  [
    'a branch that refuses all that lacks a member',
    { anyOf: [object({ b: text }), { type: 'array' }] },
    { anyOf: [object({ b: { type: 'integer' } }), { type: 'array' }] },
    { b: '/b must be integer' },
  ],
  [
    'a member without which no branch of a union is whole',
    object({ u: { oneOf: [branch('A', text, 'c'), branch('B', object({ b: text }, 'b'), 'o')] } }, 'u'),
    object(
      {
        u: {
          oneOf: [branch('A', text, 'c'), branch('B', object({ b: { ...text, minLength: 1 } }, 'b'), 'o')],
        },
      },
      'u',
    ),
    { 'u o b': "/u must have required property 'c'" },
  ],
  [
    'another that must be there in a branch, beside one that always had to',
    { anyOf: [object({ a: text, b: text }, 'b'), { type: 'array' }] },
    { anyOf: [object({ a: text, b: { ...text, format: 'phone' } }, 'a', 'b'), { type: 'array' }] },
    { a: "the value must have required property 'a'", b: unproved },
  ],
  [
    'members under a pattern of names',
    { type: 'object', propertyNames: { pattern: '^[A-Z]{3}$' }, additionalProperties: { type: 'number' } },
    {
      type: 'object',
      propertyNames: { pattern: '^[A-Z]{3}$' },
      additionalProperties: { type: 'number', minimum: 5 },
    },
    { '{*}': '/AAA must be >= 5' },
  ],
  [
    'members that no pattern covers',
    { type: 'object', patternProperties: { '^o': text }, additionalProperties: text },
    { type: 'object', patternProperties: { '^o': text }, additionalProperties: { ...text, minLength: 3 } },
    { '{*}': '/Other1 must NOT have fewer than 3 characters' },
  ],
  [
    'a member that another one must be there with',
    { ...object({ a: { type: 'number' }, b: text }), dependentRequired: { a: ['b'] } },
    { ...object({ a: { type: 'number', maximum: 5 }, b: text }), dependentRequired: { a: ['b'] } },
    { a: '/a must be <= 5' },
  ],
  [
    'a condition of which the other branch differs',
    { ...object({ k: text }), if: isX, then: { required: ['c'] }, else: { required: ['d'] } },
    { ...object({ k: text }), if: isX, then: { required: ['c'] }, else: { required: ['e'] } },
    { if: "the value must have required property 'e'" },
  ],
  [
    'items of which some are asked for',
    { ...list, uniqueItems: false },
    { ...list, uniqueItems: true },
    { '': 'the value must NOT have duplicate items (items ## 1 and 2 are identical)' },
  ],
  [
    'members under a pattern, of which names ask for another too',
    { type: 'object', propertyNames: { pattern: '^x.*z$' }, patternProperties: { '^x': text } },
    {
      type: 'object',
      propertyNames: { pattern: '^x.*z$' },
      patternProperties: { '^x': { ...text, minLength: 3 } },
    },
    { '{^x}': '/x.*z must NOT have fewer than 3 characters' },
  ],
];

describe('a change is proved by itself, and not by the one beside it', () => {
  for (const [name, old, next, found] of cases)
    test(name, () => {
      const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' });
      const told = changes.map(({ path, severity, witness }) => [
        path.join(' '),
        witness?.refusal ?? severity,
      ]);
      assert.deepEqual(Object.fromEntries(told), found);
    });
});
