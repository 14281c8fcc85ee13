import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { answer, document, json, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';

const sent = (schema: unknown): Json => document({ '/a': { post: { requestBody: json(schema) } } });
const got = (schema: unknown): Json => document({ '/a': { post: { responses: { 200: answer(schema) } } } });
const object = (properties: Json, more: Json = {}): Json => ({ type: 'object', properties, ...more });
const needed = { required: ['a'] };
const closed = { additionalProperties: false };

const notCarried = 'dangerous hidden-added: a is not carried any more';
const carried = 'dangerous hidden-removed: a is carried now';
const optional = 'breaking property-became-optional: property a became optional: a is not carried any more';
const required = 'breaking property-became-required: property a became required: a is carried now';
const came = 'safe optional-property-added: optional property a added, which is not carried';
const went = 'safe optional-property-removed: optional property a removed, which is not carried';

/** The schema before and after, `hidden` being a member that its direction does not carry; what is told there and back. */
type Case = {
  readonly name: string;
  readonly old: Json;
  readonly new: (hidden: Json) => Json;
  readonly asRequest: readonly [there: string, back: string];
  readonly asResponse?: readonly [there: string, back: string];
};

const cases: readonly Case[] = [
  {
    name: 'an optional member',
    old: object({ a: text }),
    new: (hidden) => object({ a: hidden }),
    asRequest: [notCarried, carried],
  },
  {
    name: 'a required member',
    old: object({ a: text }, needed),
    new: (hidden) => object({ a: hidden }, needed),
    asRequest: [notCarried, required],
    asResponse: [optional, carried],
  },
  {
    name: 'a required member, by what is worked into it',
    old: object({ a: { title: 'a', allOf: [text] } }, needed),
    new: (hidden) => object({ a: { title: 'a', allOf: [hidden] } }, needed),
    asRequest: [notCarried, required],
    asResponse: [optional, carried],
  },
  {
    name: 'a member that was required, and not declared',
    old: object({}, needed),
    new: (hidden) => object({ a: hidden }, needed),
    asRequest: [notCarried, required],
    asResponse: [optional, carried],
  },
  {
    name: 'a required member of one alternative of two',
    old: { anyOf: [object({ a: text }, needed), object({ b: text }, { required: ['b'] })] },
    new: (hidden) => ({ anyOf: [object({ a: hidden }, needed), object({ b: text }, { required: ['b'] })] }),
    asRequest: [notCarried, required],
    asResponse: [optional, carried],
  },
  {
    name: 'a member that came',
    old: object({}),
    new: (hidden) => object({ a: hidden }, needed),
    asRequest: [came, went],
  },
  {
    name: 'a member that came where there are no others',
    old: object({}, closed),
    new: (hidden) => object({ a: hidden }, closed),
    asRequest: [came, went],
  },
];

describe('a member that its direction does not carry is told once', () => {
  for (const { asRequest, asResponse = asRequest, name, new: next, old } of cases)
    for (const [word, within, wanted] of [
      ['readOnly', sent, asRequest],
      ['writeOnly', got, asResponse],
    ] as const)
      test(`${name}: ${word}`, () => {
        const [before, after] = [within(old), within(next({ ...text, [word]: true }))].map((one) =>
          openApiSource(one),
        );
        assert.ok(before !== undefined && after !== undefined);
        const told = [findSchemaChanges(before, after), findSchemaChanges(after, before)].map(({ changes }) =>
          changes
            .map(({ id, reason, severity }) => `${severity} ${id}: ${reason}`)
            .join()
            .replace(/(request|response)-/, '')
            .replace(/(read|write)-only/, 'hidden'),
        );
        assert.deepEqual(told, wanted);
      });

  test('and in the other direction as any member is', () => {
    const schema = object({ a: { ...text, readOnly: true } }, { ...needed, ...closed });
    const { changes } = findSchemaChanges(openApiSource(got(schema)), openApiSource(got(object({}, closed))));
    assert.deepEqual(
      changes.map(({ id, severity }) => `${severity} ${id}`),
      ['breaking response-required-property-removed', 'dangerous response-property-forbidden'],
    );
  });
});

/** One schema in two spellings, `hidden` being a member that its direction does not carry. */
const spellings: readonly (readonly [
  name: string,
  one: (hidden: Json) => Json,
  other: (hidden: Json) => Json,
])[] = [
  [
    'required beside it, and in another part of allOf',
    (hidden) => object({ a: hidden, b: text }, needed),
    (hidden) => ({ allOf: [object({ a: hidden, b: text }), needed] }),
  ],
  [
    'required around the part of allOf that declares it',
    (hidden) => object({ a: hidden, b: text }, needed),
    (hidden) => ({ ...needed, allOf: [{ allOf: [object({ a: hidden, b: text })] }] }),
  ],
  [
    'required in a part of allOf that declares it as if it were carried',
    (hidden) => object({ a: hidden }, needed),
    (hidden) => ({ allOf: [object({ a: hidden }), object({ a: text }, needed)] }),
  ],
  [
    'required of a member, in another part of its allOf',
    (hidden) => object({ b: object({ a: hidden }, needed) }),
    (hidden) => object({ b: { allOf: [needed, object({ a: hidden })] } }),
  ],
];

describe('what its direction does not carry is not needed, whichever part of the schema says so', () => {
  for (const [name, one, other] of spellings)
    for (const [word, within] of [
      ['readOnly', sent],
      ['writeOnly', got],
    ] as const)
      test(`${name}: ${word}`, () => {
        const hidden = { ...text, [word]: true };
        const [left, right] = [openApiSource(within(one(hidden))), openApiSource(within(other(hidden)))];
        const verdicts = [findSchemaChanges(left, right), findSchemaChanges(right, left)].map(
          ({ changes, verdict }) => [verdict, changes.map(({ id }) => id)],
        );
        assert.deepEqual(verdicts, [
          ['identical', []],
          ['identical', []],
        ]);
      });

  test('nor by the validator that a witness is put to', () => {
    const both = (more: Json): Json => ({
      allOf: [object({ a: { ...text, readOnly: true }, b: text }), needed, object({ b: more })],
    });
    const { changes } = findSchemaChanges(
      openApiSource(sent(both({ minLength: 1 }))),
      openApiSource(sent(both({ minLength: 2 }))),
    );
    assert.deepEqual(
      changes.map(({ id, proof, witness }) => [id, proof, witness?.kind === 'value' && witness.value]),
      [['request-min-length-tightened', 'witness', { b: 'a' }]],
    );
  });
});
