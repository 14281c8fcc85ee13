import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { FormStyles, ParameterDefinition } from '../../contract/openapi/operation-definition.ts';
import {
  serializeForm,
  serializeHeaderValue,
  serializePathValue,
  serializeQueryPairs,
} from '../../contract/openapi/serialize-parameter.ts';
import type { Texts } from './bracket-tree.ts';
import { readForm } from './read-form.ts';
import { readParameter, readStyled } from './read-parameter.ts';

const document = {
  components: {
    schemas: {
      Count: { type: 'integer' },
      Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }, { type: 'integer' }] },
      Form: {
        allOf: [{ properties: { count: { $ref: '#/components/schemas/Count' } } }],
        properties: {
          open: { type: 'boolean' },
          name: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

const integer = { type: 'integer' };
const list = { type: 'array', items: integer };

for (const { schema, explode = false, texts, value } of [
  { schema: integer, texts: ['12'], value: 12 },
  { schema: { type: 'number' }, texts: ['-1.5e2'], value: -150 },
  { schema: integer, texts: ['1', '2'], value: 2 },
  { schema: integer, texts: ['12a'], value: '12a' },
  { schema: integer, texts: ['012'], value: '012' },
  { schema: integer, texts: [''], value: '' },
  { schema: integer, texts: ['0x10'], value: '0x10' },
  { schema: { type: 'boolean' }, texts: ['true'], value: true },
  { schema: { type: 'boolean' }, texts: ['yes'], value: 'yes' },
  { schema: { type: 'string' }, texts: ['12'], value: '12' },
  { schema: { type: ['integer', 'string'] }, texts: ['12'], value: '12' },
  { schema: { type: ['integer', 'null'] }, texts: ['12'], value: 12 },
  { schema: { oneOf: [{ type: 'integer' }, { type: 'boolean' }] }, texts: ['12'], value: 12 },
  { schema: { $ref: '#/components/schemas/Count' }, texts: ['12'], value: 12 },
  { schema: { $ref: '#/components/schemas/Count', minimum: 1 }, texts: ['12'], value: 12 },
  { schema: { $ref: '#/components/schemas/Circle' }, texts: ['12'], value: 12 },
  { schema: { type: ['integer', 'null'] }, texts: [''], value: null },
  { schema: { type: ['string', 'null'] }, texts: [''], value: '' },
  { schema: { enum: [1, 2] }, texts: ['2'], value: 2 },
  { schema: { enum: [1, 'two'] }, texts: ['1'], value: '1' },
  { schema: { const: true }, texts: ['true'], value: true },
  { schema: {}, texts: ['12'], value: '12' },
  { schema: undefined, texts: ['12'], value: '12' },
  { schema: list, texts: ['1,2', '3'], value: [1, 2, 3] },
  { schema: list, explode: true, texts: ['1', '2,3'], value: [1, '2,3'] },
]) {
  test(`${texts.join(' & ')} as ${JSON.stringify(schema)} is ${JSON.stringify(value)}`, () => {
    const styled = { name: 'a', in: 'query', style: 'form', schema, explode } as const;
    assert.deepEqual(readStyled(document, styled, { a: texts }), value);
  });
}

test('form fields take the types of their properties, inherited ones too', () => {
  const fields = { count: ['3'], open: ['true'], name: ['7'], tags: ['a', 'b'], other: ['1'] };
  assert.deepEqual(readForm(document, '/components/schemas/Form', fields, new Map()), {
    count: 3,
    open: true,
    name: '7',
    tags: ['a', 'b'],
    other: '1',
  });
});

const parameterOf = (more: Partial<ParameterDefinition>): ParameterDefinition => ({
  ...{ name: 'a', in: 'query', style: 'form', explode: true, required: false, schema: {}, at: '' },
  ...more,
});
const texts = (pairs: string): Texts => {
  const all: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(pairs)) (all[name] ??= []).push(value);
  return all;
};
/** What is written and read again. */
const sent = (parameter: ParameterDefinition, value: unknown): unknown => {
  if (parameter.in === 'query')
    return readParameter({}, parameter, texts(serializeQueryPairs(parameter, value).join('&')));
  const text =
    parameter.in === 'path'
      ? decodeURIComponent(serializePathValue(parameter, value))
      : serializeHeaderValue(parameter, value);
  return readParameter({}, parameter, { [parameter.name.toLowerCase()]: [text] });
};

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,5}$/);
const scalars = { n: fc.integer(), t: word, b: fc.boolean() };
const object = {
  type: 'object',
  properties: { n: { type: 'integer' }, t: { type: 'string' }, b: { type: 'boolean' } },
};
const kinds = [
  { kind: 'numbers', schema: { type: 'integer' }, values: fc.integer() },
  {
    kind: 'lists',
    schema: { type: 'array', items: { type: 'integer' } },
    values: fc.array(fc.integer(), { minLength: 1 }),
  },
  {
    kind: 'objects',
    schema: object,
    values: fc.record(scalars, { requiredKeys: ['n'], noNullPrototype: true }),
  },
] as const;
const flat = ['form', 'spaceDelimited', 'pipeDelimited'] as const;
const ways: readonly Partial<ParameterDefinition>[] = [true, false].flatMap((explode) => [
  ...flat.map((style) => ({ in: 'query', style, explode }) as const),
  ...(['simple', 'label', 'matrix'] as const).map((style) => ({ in: 'path', style, explode }) as const),
  { in: 'header', style: 'simple', explode },
]);

describe('what the client writes, the sandbox reads', () => {
  for (const { kind, schema, values } of kinds)
    for (const way of ways)
      test(`${kind} in the ${way.in ?? ''}, ${way.style ?? ''}, explode ${String(way.explode)}`, () => {
        fc.assert(
          fc.property(values, (value) => {
            assert.deepEqual(sent(parameterOf({ ...way, schema }), value), value);
          }),
          { numRuns: 50 },
        );
      });

  const deep = {
    type: 'object',
    properties: { list: { type: 'array', items: object }, inner: object, n: { type: 'number' } },
  };
  const inner = fc.record(scalars, { requiredKeys: ['t'], noNullPrototype: true });
  const deepValues = fc.record(
    { list: fc.array(inner, { minLength: 1 }), inner, n: fc.integer() },
    { requiredKeys: ['n'], noNullPrototype: true },
  );
  test('objects at every depth, deepObject', () => {
    fc.assert(
      fc.property(deepValues, (value) => {
        assert.deepEqual(sent(parameterOf({ style: 'deepObject', schema: deep }), value), value);
      }),
      { numRuns: 100 },
    );
  });

  for (const place of ['query', 'path', 'header'] as const)
    test(`JSON in the ${place}`, () => {
      fc.assert(
        fc.property(deepValues, (value) => {
          const parameter = parameterOf({ in: place, mediaType: 'application/json', schema: deep });
          assert.deepEqual(sent(parameter, value), value);
        }),
        { numRuns: 50 },
      );
    });

  test('forms, with and without styles', () => {
    const document = {
      form: {
        properties: {
          list: { type: 'array', items: { type: 'integer' } },
          deep,
          json: deep,
          n: { type: 'integer' },
        },
      },
    };
    const forms = fc.record(
      { list: fc.array(fc.integer(), { minLength: 1 }), deep: deepValues, json: deepValues, n: fc.integer() },
      { requiredKeys: [], noNullPrototype: true },
    );
    const styles: FormStyles = new Map([
      ['deep', { style: 'deepObject', explode: true }],
      ['list', { style: 'form', explode: false }],
    ]);
    const json = { style: 'form', explode: true, mediaType: 'application/json' } as const;
    const asJson: FormStyles = new Map(['deep', 'list', 'n'].map((name) => [name, json]));
    fc.assert(
      fc.property(forms, fc.constantFrom(styles, asJson, new Map()), (form, said) => {
        assert.deepEqual(readForm(document, '/form', texts(serializeForm(form, said)), said), form);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an object whose members stand beside each other', () => {
  for (const { given, schema, want } of [
    { schema: { type: 'object', additionalProperties: integer }, given: 'x=1&y=2', want: { x: 1, y: 2 } },
    { schema: { type: 'object' }, given: 'x=1', want: { x: '1' } },
    { schema: { properties: { n: integer } }, given: 'x=1&n=2', want: { n: 2 } },
    { schema: { properties: { l: list } }, given: 'l=1', want: { l: [1] } },
    { schema: { properties: { l: list } }, given: 'x=1', want: undefined },
  ])
    test(`${given} as ${JSON.stringify(schema)}`, () => {
      assert.deepEqual(readParameter({}, parameterOf({ schema }), texts(given)), want);
    });

  test('is no other member of a form', () => {
    const form = { form: { properties: { o: { properties: { k: integer } } } } };
    const styles = new Map([['o', { style: 'form', explode: true }]] as const);
    assert.deepEqual(readForm(form, '/form', texts('k=1&z=2'), styles), { o: { k: 1 }, z: '2' });
  });
});

for (const { more, name, want } of [
  { name: 'as documented', more: { allowEmptyValue: true }, want: '' },
  { name: 'which it may not be', more: {}, want: [''] },
] as const)
  test(`a list without a value, ${name}`, () => {
    assert.deepEqual(readParameter({}, parameterOf({ schema: list, ...more }), texts('a=')), want);
  });

describe('names with brackets', () => {
  const at = parameterOf({
    style: 'deepObject',
    schema: { type: 'object', properties: { n: integer, l: list, o: { properties: { 0: {} } } } },
  });
  for (const [query, value] of [
    ['a[n]=1', { n: 1 }],
    ['a[n]=1&a[n]=2', { n: 2 }],
    ['a[x][]=1&a[x][]=2', { x: ['1', '2'] }],
    ['a[x][0]=p&a[x][2]=q', { x: { 0: 'p', 2: 'q' } }],
    ['a[n][x]=1&a[n]=2', { n: 2 }],
    ['a[l]=1', { l: [1] }],
    ['a[l][1]=1&a[l][0]=0', { l: [0, 1] }],
    ['a[o][0]=1', { o: { 0: '1' } }],
    ['a=1', '1'],
    ['ab[n]=1&a[n=1&a]n[=1&a[[n]]=1&a[n]x=1', undefined],
    ['', undefined],
  ] as const)
    test(query || 'none', () => {
      assert.deepEqual(readParameter({}, at, texts(query)), value);
    });

  test('that objects inherit, or that lead too deep, are what they are', () => {
    const read = readParameter({}, at, texts('a[__proto__][x]=1&a[constructor]=2')) as object;
    assert.deepEqual(
      Object.entries(read),
      [
        ['__proto__', ['x']],
        ['constructor', '2'],
      ].map(([name, value]) => [name, Array.isArray(value) ? { x: '1' } : value]),
    );
    assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
    assert.equal(readParameter({}, at, texts(`a${'[x]'.repeat(10_000)}=1`)), undefined);
  });
});
