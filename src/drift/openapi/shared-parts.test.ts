import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Witness } from '../../model/change.ts';
import { Budget } from '../budget.ts';
import type { Difference, Proof } from '../difference.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { document, json, ok, query, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { compareDocuments } from './compare-documents.ts';
import { joinOperations } from './join-operations.ts';

const [one, other] = [{ description: 'one' }, { description: 'other' }];
const at = (status: string, response: Json): Json => ({ responses: { [status]: response } });
const both = (operation: Json): readonly [Json, Json] => [operation, operation];
const posted = (body: Json): Json => ({ requestBody: body, responses: { 200: ok } });

/** Two operations that refer to one part (`x`), that part in both documents, and what is told of it and where. */
type Case = {
  readonly name: string;
  readonly kind: string;
  readonly operations: (x: Json) => readonly [Json, Json];
  readonly old: Json;
  readonly new: Json;
  readonly told: string;
  readonly places: string;
};

const cases: readonly Case[] = [
  {
    name: 'words of a response, under two statuses',
    kind: 'responses',
    operations: (x) => [at('200', x), at('404', x)],
    old: one,
    new: other,
    told: 'safe response-documentation-changed',
    places: 'response 200, response 404',
  },
  {
    name: 'an extension of a response',
    kind: 'responses',
    operations: (x) => both(at('200', x)),
    old: { ...ok, 'x-a': 1 },
    new: { ...ok, 'x-a': 2 },
    told: 'safe response-extension-changed',
    places: 'response 200, response 200',
  },
  {
    name: 'words of a parameter',
    kind: 'parameters',
    operations: (x) => both({ parameters: [x], responses: { 200: ok } }),
    old: { ...query('q'), ...one },
    new: { ...query('q'), ...other },
    told: 'safe request-documentation-changed',
    places: 'query parameter q, query parameter q',
  },
  {
    name: 'a parameter that became required',
    kind: 'parameters',
    operations: (x) => both({ parameters: [x], responses: { 200: ok } }),
    old: query('q'),
    new: { ...query('q'), required: true },
    told: 'breaking request-parameter-became-required',
    places: 'query parameter q, query parameter q',
  },
  {
    name: 'words of a header, under two names',
    kind: 'headers',
    operations: (x) => [at('200', { ...ok, headers: { A: x } }), at('200', { ...ok, headers: { B: x } })],
    old: { schema: text, ...one },
    new: { schema: text, ...other },
    told: 'safe response-documentation-changed',
    places: 'response 200 header a, response 200 header b',
  },
  {
    name: 'words of a request body',
    kind: 'requestBodies',
    operations: (x) => both(posted(x)),
    old: { ...json(text), ...one },
    new: { ...json(text), ...other },
    told: 'safe request-documentation-changed',
    places: 'request body, request body',
  },
  {
    name: 'a media type more in a request body',
    kind: 'requestBodies',
    operations: (x) => both(posted(x)),
    old: json(text),
    new: { content: { ...(json(text)['content'] as Json), 'text/plain': {} } },
    told: 'safe request-media-type-added',
    places: 'request body text/plain, request body text/plain',
  },
  {
    name: 'a link',
    kind: 'links',
    operations: (x) => both(at('200', { ...ok, links: { next: x } })),
    old: { operationId: 'a' },
    new: { operationId: 'b' },
    told: 'dangerous response-link-changed',
    places: 'response 200 link next, response 200 link next',
  },
  {
    name: 'an example',
    kind: 'examples',
    operations: (x) => both(posted({ content: { 'text/plain': { examples: { e: x } } } })),
    old: { value: 'one' },
    new: { value: 'other' },
    told: 'safe request-documentation-changed',
    places: 'request body text/plain, request body text/plain',
  },
];

const sources = ({ kind, operations, ...two }: Case) => {
  const [a, b] = operations({ $ref: `#/components/${kind}/X` });
  const source = (x: Json) =>
    openApiSource(document({ '/a': { post: a }, '/b': { post: b } }, { components: { [kind]: { X: x } } }));
  return [source(two.old), source(two.new)] as const;
};

describe('what changed of a part that operations share is told once', () => {
  for (const row of cases)
    test(row.name, () => {
      const { changes } = findSchemaChanges(...sources(row));
      const [first = '', second = ''] = row.places.split(', ');
      assert.deepEqual(
        changes.map(({ id, operations, positions, severity }) => ({
          told: `${severity} ${id}`,
          operations,
          positions,
        })),
        [
          {
            told: row.told,
            operations: ['POST /a', 'POST /b'],
            positions: [`POST /a ${first}`, `POST /b ${second}`],
          },
        ],
      );
      assert.ok(changes[0]?.old?.pointer.startsWith(`/components/${row.kind}/X`));
    });

  test('with the use that comes nearest to it', () => {
    const [row] = cases;
    assert.ok(row !== undefined);
    const touches = [{}, { 'POST /b': { responses: {} } }].map((uses) => {
      const { differences } = compareDocuments(...sources(row), { effort: 0, budget: new Budget(), uses });
      return differences.map(({ touch }) => touch);
    });
    assert.deepEqual(touches, [['none'], ['near']]);
  });

  test('and proved by whichever operation proves it', () => {
    const witness: Witness = {
      ...{ kind: 'request', acceptedBy: 'old', refusedBy: 'new', refusal: 'no', request: 'POST /b' },
    };
    const of = (operation: string, proof: Proof): Difference => ({
      ...{ rule: 'a', direction: 'request', reason: 'a', old: { pointer: '/x' } },
      ...{ operations: [operation], path: [operation], prove: () => proof },
    });
    const stopped = { stoppedBy: 'nothing' };
    const proofs = [
      [stopped, { witness }],
      [stopped, { stoppedBy: 'other' }],
    ] as const;
    assert.deepEqual(
      proofs.map(([a, b]) => joinOperations([of('POST /a', a), of('POST /b', b)]).map((one) => one.prove())),
      [[{ witness }], [stopped]],
    );
  });

  test('in the same order, whichever operation stands first', () => {
    const [row] = cases;
    assert.ok(row !== undefined);
    const turned = ([a, b]: readonly [Json, Json]): Json =>
      document({ '/b': { post: b }, '/a': { post: a } });
    const of = (x: Json): Json => ({
      ...turned(row.operations({ $ref: '#/components/responses/X' })),
      components: { responses: { X: x } },
    });
    const changes = findSchemaChanges(openApiSource(of(one)), openApiSource(of(other))).changes;
    assert.deepEqual(changes, findSchemaChanges(...sources(row)).changes);
  });
});

test('the same words at two places are two changes', () => {
  const paths = (words: Json): Json => ({
    '/a': { post: at('200', words) },
    '/b': { post: at('200', words) },
  });
  const { changes } = findSchemaChanges(
    openApiSource(document(paths(one))),
    openApiSource(document(paths(other))),
  );
  assert.deepEqual(
    changes.map(({ operations, positions }) => [operations, positions]),
    [
      [['POST /a'], undefined],
      [['POST /b'], undefined],
    ],
  );
});

/** What each document asks for, what the third operation asks for by itself in both, and what is told. */
const secured: readonly (readonly [
  name: string,
  old: Json,
  next: Json,
  own: Json,
  told: readonly (readonly [rule: string, operations: readonly string[], places: string])[],
])[] = [
  [
    'what a document asks for is one change of the operations that ask for nothing themselves',
    { security: [{ key: [] }] },
    { security: [{ bearer: [] }] },
    { security: [{ key: [] }] },
    [['request-security-tightened', ['POST /a', 'POST /b'], '/security → /security']],
  ],
  [
    'what a document did not ask for before',
    {},
    { security: [{ bearer: [] }] },
    {},
    [['request-security-tightened', ['POST /a', 'POST /b', 'POST /c'], 'nowhere → /security']],
  ],
  [
    'what a document does not ask for any more',
    { security: [{ bearer: [] }] },
    {},
    {},
    [['request-security-relaxed', ['POST /a', 'POST /b', 'POST /c'], '/security → nowhere']],
  ],
];

describe('security', () => {
  for (const [name, old, next, own, told] of secured)
    test(name, () => {
      const of = (more: Json): Json =>
        document(
          {
            '/a': { post: { responses: { 200: ok } } },
            '/b': { post: { responses: { 200: ok } } },
            '/c': { post: { ...own, responses: { 200: ok } } },
          },
          {
            ...more,
            components: {
              securitySchemes: {
                key: { type: 'apiKey', in: 'header', name: 'X-Key' },
                bearer: { type: 'http', scheme: 'bearer' },
              },
            },
          },
        );
      const { changes } = findSchemaChanges(openApiSource(of(old)), openApiSource(of(next)));
      assert.deepEqual(
        changes.map(({ id, new: after, old: before, operations }) => [
          id,
          operations,
          [before, after].map((spot) => spot?.pointer ?? 'nowhere').join(' → '),
        ]),
        told,
      );
    });
});
