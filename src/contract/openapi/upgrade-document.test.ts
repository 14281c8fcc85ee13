import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { upgradeDocument } from './upgrade-document.ts';

type Case = readonly [what: string, old: unknown, next: unknown];

/** The document with this schema in every kind of place, and the same value where it is none. */
function documentOf(version: string, schema: unknown, value: unknown): object {
  const content = { 'application/json': { schema, example: value } };
  const response = { description: 'x', headers: { schema: { schema } }, content };
  return {
    openapi: version,
    info: { title: 'x', version: '1', 'x-own': value },
    paths: {
      '/schema': {
        parameters: [{ name: 'a', in: 'query', schema, examples: { one: { value } } }],
        post: {
          requestBody: { content },
          responses: { 200: response },
          callbacks: { schema: { '{$url}': { post: { requestBody: { content } } } } },
        },
      },
    },
    components: { schemas: { schema, example: schema }, responses: { schemas: response } },
  };
}

const cases: readonly Case[] = [
  ['nothing to do', { type: 'string', minLength: 1 }, { type: 'string', minLength: 1 }],
  ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'keywords that came later',
    { type: 'array', items: { const: 1, if: {} }, contains: {}, properties: { const: { minimum: 1 } } },
    { type: 'array', items: {}, properties: { const: { minimum: 1 } } },
  ],
  ['not nullable', { type: 'string', nullable: false }, { type: 'string' }],
  [
    'a nullable enum',
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'a nullable enum with null',
    { type: 'string', nullable: true, enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  ['a nullable enum of no type', { nullable: true, enum: ['a'] }, { enum: ['a', null] }],
  ['nullable by itself', { nullable: true }, {}],
  [
    'nullable beside what is combined',
    { type: 'object', nullable: true, allOf: [{ $ref: '#/a' }] },
    { anyOf: [{ type: 'object', allOf: [{ $ref: '#/a' }] }, { type: 'null' }] },
  ],
  [
    'what says nothing of null stays where it is',
    {
      'x-sensitive': true,
      writeOnly: true,
      required: ['a'],
      properties: { a: {} },
      nullable: true,
      oneOf: [{}],
    },
    {
      ...{ 'x-sensitive': true, writeOnly: true, required: ['a'], properties: { a: {} } },
      anyOf: [{ oneOf: [{}] }, { type: 'null' }],
    },
  ],
  [
    'beside a reference',
    { $ref: '#/a', nullable: true, description: 'x', 'x-sensitive': true },
    { $ref: '#/a', 'x-sensitive': true },
  ],
  [
    'exclusive limits',
    { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 9 },
  ],
  [
    'limits that are not exclusive',
    { type: 'number', minimum: 0, exclusiveMinimum: false, exclusiveMaximum: true },
    { type: 'number', minimum: 0 },
  ],
  [
    'what it holds, whatever the names',
    {
      properties: { default: { type: 'string', nullable: true }, nullable: { type: 'string' } },
      additionalProperties: { type: 'string', nullable: true },
      items: { anyOf: [{ not: { type: 'string', nullable: true } }] },
    },
    {
      properties: { default: { type: ['string', 'null'] }, nullable: { type: 'string' } },
      additionalProperties: { type: ['string', 'null'] },
      items: { anyOf: [{ not: { type: ['string', 'null'] } }] },
    },
  ],
  [
    'values in a schema',
    { default: { nullable: true, type: 'string' }, enum: [{ nullable: true }] },
    { default: { nullable: true, type: 'string' }, enum: [{ nullable: true }] },
  ],
];

describe('upgradeDocument', () => {
  for (const [what, old, next] of cases)
    it(`writes in the words of 3.1, wherever a schema stands: ${what}`, () => {
      const document = documentOf('3.0.3', old, old);
      const before = structuredClone(document);
      assert.deepEqual(upgradeDocument(document), documentOf('3.1.0', next, old));
      assert.deepEqual(document, before, 'what is given stays');
    });

  it('leaves everything else as it is', () => {
    for (const one of [documentOf('3.1.0', cases[1]?.[1], 0), undefined, [], { openapi: '3.0' }])
      assert.equal(upgradeDocument(one), one);
  });

  it('knows no prototype', () => {
    const document: unknown = JSON.parse(
      '{"openapi":"3.0.3","components":{"schemas":{"__proto__":{"nullable":true,"type":"string"}}}}',
    );
    assert.match(JSON.stringify(upgradeDocument(document)), /"__proto__":\{"type":\["string","null"\]\}/);
  });
});
