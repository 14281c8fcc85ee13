import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setAt } from '../testing/set-at.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Fields = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const json = { 'application/json': { schema: text } };
const post = {
  parameters: [{ name: 'q', in: 'query', schema: text }],
  requestBody: { content: json },
  responses: {
    200: {
      description: 'a',
      headers: { H: { schema: text } },
      content: json,
      links: { L: { operationId: 'a' } },
    },
  },
};
const whole = { openapi: '3.2.0', info: { title: 'a', version: '1' }, paths: { '/a': { post } } };
const atOperation = ['paths', '/a', 'post'];
const atResponse = [...atOperation, 'responses', '200'];

function compared(old: Fields, next: Fields): ReturnType<typeof findSchemaChanges> {
  return findSchemaChanges(openApiSource(old), openApiSource(next));
}

function told(old: Fields, next: Fields): readonly string[] {
  return compared(old, next).changes.map(
    ({ id, new: after, old: before, severity }) =>
      `${severity} ${id} ${before?.pointer ?? ''} → ${after?.pointer ?? ''}`,
  );
}

const holders: readonly (readonly [keys: readonly string[], rule: string, place?: string])[] = [
  [[], 'document-changed', '/x-a'],
  [['paths'], 'document-changed', '/paths/x-a'],
  [['webhooks'], 'document-changed', '/webhooks/x-a'],
  [['components'], 'document-changed', '/components/x-a'],
  [['paths', '/a'], 'document-changed'],
  [atOperation, 'request-extension-changed'],
  [[...atOperation, 'parameters', '0'], 'request-extension-changed'],
  [[...atOperation, 'requestBody'], 'request-extension-changed'],
  [[...atOperation, 'requestBody', 'content', 'application/json'], 'request-extension-changed'],
  [[...atOperation, 'responses'], 'response-extension-changed'],
  [atResponse, 'response-extension-changed'],
  [[...atResponse, 'headers', 'H'], 'response-extension-changed'],
  [[...atResponse, 'content', 'application/json'], 'response-extension-changed'],
  [[...atResponse, 'links', 'L'], 'response-extension-changed'],
];

describe('an extension that changed is told once', () => {
  for (const [keys, rule, place] of holders)
    for (const [kind, old, next] of [
      ['text', 'a', 'b'],
      ['an object', { a: { b: 1 } }, { a: { b: 2 } }],
    ] as const)
      test(`${['', ...keys].join(' ')}: ${kind}`, () => {
        const at = [...keys, 'x-a'];
        const pointer = place ?? ['', ...keys.map((key) => key.replaceAll('/', '~1'))].join('/');
        assert.deepEqual(told(setAt(whole, at, old), setAt(whole, at, next)), [
          `safe ${rule} ${pointer} → ${pointer}`,
        ]);
      });

  test('but where a reference leads into it, there', () => {
    const using = (schema: Fields, more: Fields = {}) =>
      setAt(setAt(whole, ['x-a'], { s: schema, ...more }), [...atOperation, 'requestBody', 'content'], {
        'application/json': { schema: { $ref: '#/x-a/s' } },
      });
    assert.deepEqual(told(using(text), using({ type: 'integer' })), [
      'breaking request-type-changed /x-a/s → /x-a/s',
    ]);
    assert.deepEqual(told(using(text), using(text, { t: 1 })), ['safe document-changed /x-a → /x-a']);
  });

  test('words of a path', () => {
    for (const keyword of ['summary', 'description']) {
      const at = ['paths', '/a', keyword];
      assert.deepEqual(told(setAt(whole, at, 'a'), setAt(whole, at, 'b')), [
        'safe document-changed /paths/~1a → /paths/~1a',
      ]);
    }
  });
});

describe('servers of one address', () => {
  const servers = (...words: readonly string[]) =>
    setAt(
      whole,
      ['servers'],
      words.map((description) => ({ url: 'https://a.example', description })),
    );
  const cases: Readonly<Record<string, readonly [old: Fields, next: Fields, ...pairs: string[]]>> = {
    'are the same as themselves': [servers('x', 'y'), servers('x', 'y')],
    'in another order': [servers('x', 'y'), servers('y', 'x')],
    'twice the same': [servers('x'), servers('x', 'x')],
    'other words of one': [servers('x', 'y'), servers('x', 'z'), '1 → 1'],
    'other words of both': [servers('x', 'y'), servers('v', 'w'), '1 → 1', '0 → 0'],
    'one of them gone': [servers('x', 'y'), servers('x'), '1 → 0'],
    'one that came': [servers('x'), servers('y', 'x'), '0 → 0'],
  };
  for (const [name, [old, next, ...pairs]] of Object.entries(cases))
    test(name, () =>
      assert.deepEqual(
        told(old, next),
        pairs.map((pair) => `safe document-changed ${pair.replaceAll(/\d/g, '/servers/$&')}`),
      ),
    );
});

const components: readonly (readonly [kind: string, old: Fields, next: Fields])[] = [
  ['schemas', text, { type: 'integer' }],
  ['parameters', { name: 'z', in: 'query' }, { name: 'z', in: 'query', required: true }],
  ['headers', { schema: text }, { required: true, schema: text }],
  ['requestBodies', { content: json }, { required: true, content: json }],
  ['responses', { description: 'a' }, { description: 'b' }],
  ['mediaTypes', { schema: text }, { schema: { type: 'integer' } }],
  ['examples', { value: 1 }, { value: 2 }],
  ['links', { operationId: 'a' }, { operationId: 'b' }],
  ['callbacks', { '{$url}': {} }, { '{$url}': { post: {} } }],
  ['pathItems', { get: {} }, { put: {} }],
];

describe('a component that no operation uses is told once', () => {
  for (const [kind, old, next] of components) {
    const at = ['components', kind, 'C'];
    const place = `/components/${kind}/C`;
    const [before, after] = [setAt(whole, at, old), setAt(whole, at, next)];
    test(`${kind}: changed`, () => {
      assert.deepEqual(told(before, after), [`safe component-changed ${place} → ${place}`]);
    });
    test(`${kind}: added and removed`, () => {
      assert.deepEqual(told(whole, after), [`safe component-changed  → ${place}`]);
      assert.deepEqual(told(before, whole), [`safe component-changed ${place} → `]);
    });
  }

  test('and one that is used where it is used', () => {
    const using = (schema: Fields) =>
      setAt(
        setAt(whole, ['components', 'responses', 'C'], {
          description: 'a',
          content: { 'application/json': { schema } },
        }),
        [...atOperation, 'responses'],
        { 200: { $ref: '#/components/responses/C' } },
      );
    const [only, ...more] = told(using(text), using({ type: 'integer' }));
    assert.match(only ?? '', /^breaking response-type-changed /);
    assert.deepEqual(more, []);
  });

  test('and one that nothing but an extension or an example names', () => {
    const body = { 'application/json': { schema: { $ref: '#/components/schemas/D' } } };
    const using = setAt(
      setAt(whole, [...atOperation, 'requestBody'], { content: body }),
      ['components', 'schemas', 'D'],
      { type: 'object' },
    );
    for (const at of [
      [...atOperation, 'x-a'],
      [...atOperation, 'parameters', '0', 'example'],
      ['components', 'schemas', 'D', 'x-a'],
    ]) {
      const naming = (schema: Fields) =>
        setAt(setAt(using, at, { $ref: '#/components/schemas/C' }), ['components', 'schemas', 'C'], schema);
      assert.deepEqual(told(naming({ type: 'number' }), naming({ type: 'integer' })), [
        'safe component-changed /components/schemas/C → /components/schemas/C',
      ]);
    }
  });

  test('and one that came or went with the operation that uses it, there', () => {
    const next = setAt(
      setAt(whole, ['components', 'responses', 'C'], { description: 'a' }),
      ['paths', '/b'],
      {
        get: { responses: { 200: { $ref: '#/components/responses/C' } } },
      },
    );
    assert.deepEqual(told(whole, next), ['safe operation-added  → /paths/~1b/get']);
    assert.deepEqual(
      compared(next, whole).changes.map(({ id }) => id),
      ['operation-removed'],
    );
  });

  test('a schema that one operation used before, and another one does now', () => {
    const [before, after] = ['/b', '/c'].map((path, index) =>
      setAt(setAt(whole, ['components', 'schemas', 'C'], { minLength: index }), ['paths', path], {
        get: {
          responses: {
            200: {
              description: 'a',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/C' } } },
            },
          },
        },
      }),
    );
    const ids = compared(before ?? {}, after ?? {}).changes.map(({ id }) => id);
    assert.deepEqual(ids.toSorted(), ['component-changed', 'operation-added', 'operation-removed']);
  });

  test('an example that is referred to', () => {
    const using = (value: unknown) =>
      setAt(
        setAt(whole, ['components', 'examples', 'E'], { value }),
        [...atResponse, 'content', 'application/json', 'examples'],
        {
          a: { $ref: '#/components/examples/E' },
        },
      );
    assert.deepEqual(
      compared(using('a'), using('b')).changes.map(({ id }) => id),
      ['response-documentation-changed'],
    );
  });

  test('a header of a part of a body', () => {
    const using = (required: boolean) =>
      setAt(
        setAt(whole, ['components', 'headers', 'H'], { required, schema: text }),
        [...atOperation, 'requestBody', 'content'],
        {
          'multipart/form-data': {
            schema: { properties: { f: text } },
            encoding: { f: { headers: { H: { $ref: '#/components/headers/H' } } } },
          },
        },
      );
    assert.deepEqual(
      compared(using(false), using(true)).changes.map(({ id, severity }) => `${severity} ${id}`),
      ['dangerous request-encoding-changed'],
    );
  });
});
