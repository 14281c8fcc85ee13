import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { ConfigError } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { documentOf, draftOf } from './testing/draft-of.ts';
import type { Json } from './testing/draft-of.ts';
import { openMark } from './write-draft.ts';

const contracts = join(import.meta.dirname, '../../../contracts');

/** The lines that the provider file is refused for, and those that are marked. */
function linesOf(text: string): { readonly refused: readonly number[]; readonly marked: readonly number[] } {
  const marked = text.split('\n').flatMap((line, index) => (line.includes(openMark) ? [index + 1] : []));
  try {
    parseProvider(text, 'provider.yaml');
    return { refused: [], marked };
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return {
      refused: [...new Set(error.problems.map(({ line = 0 }) => line))].sort((a, b) => a - b),
      marked,
    };
  }
}

const hostile = 'x: y # z\n\u001b[31m"\u202e\u2028\'{{ }}\\ - &a *b !c\t\u{e0041}';
const documents: readonly (readonly [what: string, text: string, file?: string])[] = [
  ['next to nothing', documentOf()],
  [
    'servers and schemes of every kind',
    documentOf({
      servers: [{ url: '/v1' }, { url: 'https://{a}.example', variables: { a: { default: 'api' } } }],
      components: {
        securitySchemes: {
          'a b': {
            type: 'oauth2',
            flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: {} } },
          },
          A_B: { type: 'http', scheme: 'Bearer' },
          '9': { type: 'apiKey', in: 'query', name: 'k' },
          __proto__: { type: 'http', scheme: 'basic' },
        },
      },
    }),
  ],
  [
    'hostile words',
    documentOf({
      info: { title: hostile, version: hostile },
      servers: [{ url: 'https://a.example', description: hostile }],
      components: {
        securitySchemes: { [hostile]: { type: 'apiKey', in: 'header', name: 'X-Key', description: hostile } },
      },
      paths: {
        '/a': {
          post: {
            operationId: 'null',
            summary: hostile,
            deprecated: true,
            responses: { 429: { description: '' } },
          },
          get: {
            operationId: 'a.b/c',
            summary: hostile,
            deprecated: true,
            responses: { 200: { description: '' } },
          },
        },
      },
    }),
  ],
  [
    'what provider.yaml does not take',
    documentOf({
      info: { title: ' ', version: '' },
      externalDocs: { url: 'https://no url' },
      servers: [
        'http://a.example',
        'HTTPS://A.example:443/Test/',
        'https://10.0.0.1',
        'https://u:p@a.example',
      ]
        .concat([
          'https://a.example/ä',
          'https://a.example//b',
          'https://a.example/b.',
          'https://a.example./b',
        ])
        .map((url) => ({ url })),
      components: {
        securitySchemes: Object.fromEntries([
          ...['Host', 'Cookie', 'X Key', '', 'Content-Type', 'Proxy-Authorization'].map((name, index) => [
            `h${String(index)}`,
            { type: 'apiKey', in: 'header', name },
          ]),
          ...['none', 'constructor', 'prototype', 's'.repeat(2000)].map((name) => [name, { type: 'oauth2' }]),
        ]) as Json,
      },
      paths: {
        '/a': {
          get: { operationId: 'g'.repeat(2000), responses: { 200: { description: 'a' } } },
          post: { operationId: 'p'.repeat(2000), responses: { 200: { description: 'a' } } },
        },
      },
    }),
  ],
  [
    'words that look like a secret',
    documentOf({
      info: { title: 'Basic payments', version: 'Basic 20260101' },
      externalDocs: { url: 'https://a.example/sk_test_12345678' },
      servers: [{ url: 'https://a.example', description: 'send Bearer abcdefgh' }],
      security: [{ 'Bearer authentication': [] }],
      components: {
        securitySchemes: {
          'Bearer authentication': { type: 'http', scheme: 'bearer' },
          k: { type: 'apiKey', in: 'query', name: 'sk_test_12345678' },
        },
      },
      paths: {
        '/a': {
          get: { summary: 'Basic information', responses: { 200: { description: 'a' } } },
          put: { security: [{ 'Bearer authentication': [], k: [] }] },
        },
      },
    }),
  ],
  ['a GraphQL schema', 'type Query { a: Int }', 'schema.graphql'],
  ...['flexiti', 'truphone'].map(
    (id) => [id, readFileSync(join(contracts, id, 'openapi.yaml'), 'utf8'), 'openapi.yaml'] as const,
  ),
];

describe('the draft of a document of any kind', () => {
  for (const [what, text, file] of documents)
    test(`is refused for the lines that are marked, all of them and no other: ${what}`, () => {
      const { marked, refused } = linesOf(draftOf(text, file));
      assert.ok(marked.length > 20);
      assert.deepEqual(refused, marked);
    });

  test('holds no character that a terminal or an editor would obey, and loses none of a name', () => {
    const [, text = ''] = documents.find(([what]) => what === 'hostile words') ?? [];
    const draft = draftOf(text);
    assert.doesNotMatch(draft, /[^\n\P{C}]/u);
    const { contract, name } = parse(draft) as { contract: Json; name: string };
    assert.deepEqual([name, contract['version']], [hostile, hostile]);
  });
});
