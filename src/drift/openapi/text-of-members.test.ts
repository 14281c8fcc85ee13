import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { answering, listed, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const whole = { type: 'integer' };
const one = (items: Json, more: Json = {}): Json => ({ type: 'array', items, maxItems: 1, ...more });
const query = (schema: Json, more: Json = {}): Json => listed({ name: 'q', in: 'query', schema, ...more });
const header = (schema: Json): Json => answering({ ...ok, headers: { h: { schema } } });
const deep = { style: 'deepObject', explode: true };
const apart = { explode: false };
const asJson = (schema: Json): Json =>
  listed({ name: 'q', in: 'query', content: { 'application/json': { schema } } });
const own = { $ref: '#/components/schemas/A' };
const nested = (more: Json): Json => ({
  ...query(own),
  components: { schemas: { A: { type: 'array', items: own, ...more } } },
});
const plain = (schema: Json): Json => answering({ ...ok, content: { 'text/plain': { schema } } });

type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const flat = (m: Json, more: Json = {}): Json => ({ type: 'object', properties: { m }, ...more });
const widened = [['safe request-type-added'], ['breaking request-type-changed']] as const;
const both = (...found: readonly string[]) => [found, found] as const;

const cases: readonly Case[] = [
  ['a member in brackets', query(flat(whole), deep), query(flat(text), deep), ...widened],
  ['a member beside its like', query(flat(whole)), query(flat(text)), ...widened],
  [
    'members without names',
    query({ type: 'object', additionalProperties: whole }, deep),
    query({ type: 'object', additionalProperties: text }, deep),
    ...widened,
  ],
  [
    'a member by its name, and without one',
    query(flat(whole, { additionalProperties: false }), deep),
    query({ type: 'object', additionalProperties: text }, deep),
    [
      'dangerous request-optional-property-removed',
      'safe request-additional-properties-allowed',
      'safe request-type-added',
    ],
    [
      'breaking request-additional-properties-forbidden',
      'breaking request-type-changed',
      'safe request-optional-property-added',
    ],
  ],
  [
    'members by their names, and without one',
    query(
      { type: 'object', properties: { m: whole, n: { type: 'boolean' } }, additionalProperties: false },
      deep,
    ),
    query({ type: 'object', additionalProperties: text }, deep),
    [
      'dangerous request-optional-property-removed',
      'dangerous request-optional-property-removed',
      'safe request-additional-properties-allowed',
      'safe request-type-added',
      'safe request-type-added',
    ],
    [
      'breaking request-additional-properties-forbidden',
      'breaking request-type-changed',
      'breaking request-type-changed',
      'safe request-optional-property-added',
      'safe request-optional-property-added',
    ],
  ],
  [
    'a member of a part, and of the whole',
    query({ allOf: [flat(whole)] }, deep),
    query(flat(text), deep),
    ...widened,
  ],
  [
    'a member of a part, and of another part',
    query({ allOf: [flat(whole)] }, deep),
    query({ allOf: [true, { allOf: [flat(text)] }] }, deep),
    ...widened,
  ],
  ['a member between commas', query(flat(whole), apart), query(flat(text), apart), ...widened],
  ['listed members', query(flat({ enum: [1, 2] }), deep), query(flat({ enum: ['1', '2'] }), deep), [], []],
  [
    'a text of two letters',
    query(flat(whole), deep),
    query(flat({ ...text, minLength: 2 }), deep),
    ...both('breaking request-type-changed'),
  ],
  [
    'a member of a header',
    header(flat(whole)),
    header(flat(text)),
    ['breaking response-type-changed'],
    ['safe response-type-removed'],
  ],
  [
    'a member that is written as JSON',
    asJson(flat(whole)),
    asJson(flat(text)),
    ...both('breaking request-type-changed'),
  ],
  [
    'a member in plain text',
    plain(flat(whole)),
    plain(flat(text)),
    ...both('breaking response-type-changed'),
  ],
  [
    'a list of one, and one value',
    query(one(text)),
    query(text),
    ['safe request-type-added'],
    ['safe request-type-added'],
  ],
  [
    'a list of one that is not repeated, and one value',
    query(one(whole, { minItems: 1 }), apart),
    query(whole, apart),
    ['safe request-type-added'],
    ['safe request-type-added'],
  ],
  [
    'a list that may be empty, and one value that must be there',
    query(one(text), { required: true }),
    query(text, { required: true }),
    ['dangerous request-min-items-tightened', 'safe request-type-added'],
    ['safe request-type-added'],
  ],
  [
    'a list of two, and one value',
    query(one(text, { maxItems: 2 })),
    query(text),
    ['breaking request-type-changed'],
    ['safe request-type-added'],
  ],
  [
    'a list of one number in a header, and one',
    header(one(whole, { minItems: 1 })),
    header(whole),
    ['safe response-type-removed'],
    ['safe response-type-removed'],
  ],
  [
    'a list of one text in a header, that may hold a comma',
    header(one(text, { minItems: 1 })),
    header(text),
    ['breaking response-type-changed'],
    ['safe response-type-removed'],
  ],
  [
    'a list of one text that is not repeated, and one text, that may hold a comma',
    query(one(text, { minItems: 1 }), apart),
    query(text, apart),
    ['safe request-type-added'],
    ['breaking request-type-changed'],
  ],
  [
    'a list of one, and one of more, not repeated',
    query(one(text), apart),
    query({ type: 'array', items: text }, apart),
    ['safe request-max-items-relaxed'],
    ['breaking request-max-items-tightened'],
  ],
  [
    'a list of one, and one of more that is not repeated',
    query(one(text)),
    query({ type: 'array', items: text }, apart),
    ['dangerous request-parameter-serialisation-changed', 'safe request-max-items-relaxed'],
    ['breaking request-max-items-tightened', 'dangerous request-parameter-serialisation-changed'],
  ],
  [
    'one value, and a list that is not repeated',
    query(whole),
    query({ type: 'array', items: whole }, apart),
    ['safe request-type-added'],
    ['breaking request-type-changed'],
  ],
  [
    'one value that is not repeated, and a list',
    query(whole, apart),
    query({ type: 'array', items: whole }),
    ['safe request-type-added'],
    ['breaking request-type-changed'],
  ],
  [
    'an object, which no bound of items is for',
    query(flat(text, { maxItems: 1 })),
    query(flat(text, { maxItems: 1 }), apart),
    ...both('dangerous request-parameter-serialisation-changed'),
  ],
  [
    'a list of such lists',
    nested({}),
    nested({ minItems: 1 }),
    ['breaking request-min-items-tightened'],
    ['safe request-min-items-relaxed'],
  ],
];

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(old), openApiSource(next)).changes.map(
    ({ id, severity }) => `${severity} ${id}`,
  );

describe('what is written as text: members of objects, and lists of one', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual({ there: brief(old, next), back: brief(next, old) }, { there, back });
    });
});
