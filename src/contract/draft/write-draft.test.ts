import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { ConfigError } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { draftProvider } from './draft-provider.ts';
import { openMark, writeDraft } from './write-draft.ts';

type Json = Readonly<Record<string, unknown>>;

const contracts = join(import.meta.dirname, '../../../contracts');
const draftOf = (text: string, file = 'openapi.json') =>
  writeDraft(draftProvider('acme', { text, file, shown: file }));
const documentOf = (more: Json = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    paths: { '/a': { get: { operationId: 'getA', responses: { 200: { description: 'a' } } } } },
    ...more,
  });
const guardedBy = (scheme: Json): string =>
  draftOf(documentOf({ components: { securitySchemes: { s: scheme } } }));
const servedBy = (...servers: readonly Json[]): string => draftOf(documentOf({ servers }));

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
  ['a GraphQL schema', 'type Query { a: Int }', 'schema.graphql'],
  ...['flexiti', 'truphone'].map(
    (id) => [id, readFileSync(join(contracts, id, 'openapi.yaml'), 'utf8'), 'openapi.yaml'] as const,
  ),
];

describe('the draft of a provider file', () => {
  for (const [what, text, file] of documents)
    test(`is refused for the lines that are marked, all of them and no other: ${what}`, () => {
      const { marked, refused } = linesOf(draftOf(text, file));
      assert.ok(marked.length > 20);
      assert.deepEqual(refused, marked);
    });

  test('holds no character that a terminal or an editor would obey, and loses none of a name', () => {
    const [, text = ''] = documents[2] ?? [];
    const draft = draftOf(text);
    assert.doesNotMatch(draft, /[^\n\P{C}]/u);
    const { contract, name } = parse(draft) as { contract: Json; name: string };
    assert.deepEqual([name, contract['version']], [hostile, hostile]);
  });

  for (const [what, scheme, expected] of [
    [
      'a key in a header',
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      's: { kind: header, name: "X-Key", value: $credential.s }',
    ],
    [
      'a key in Authorization',
      { type: 'apiKey', in: 'header', name: 'authorization' },
      's: { kind: bearer, value: $credential.s }',
    ],
    ['basic', { type: 'http', scheme: 'Basic' }, 's: { kind: basic, value: $credential.s }'],
    ['bearer', { type: 'http', scheme: 'bearer' }, 's: { kind: bearer, value: $credential.s }'],
    [
      'a token',
      { type: 'openIdConnect', openIdConnectUrl: 'https://a.example' },
      's:\n    kind: bearer\n    value: $token\n    obtain: # to answer',
    ],
    [
      'a key in the query',
      { type: 'apiKey', in: 'query', name: 'k' },
      '# s: apiKey k in query, which is not sent by livegate',
    ],
    [
      'another scheme of HTTP',
      { type: 'http', scheme: 'digest' },
      '# s: http digest, which is not sent by livegate',
    ],
    ['a certificate', { type: 'mutualTLS' }, '# s: mutualTLS, which is not sent by livegate'],
  ] as const)
    test(`of a security scheme: ${what}`, () => {
      assert.ok(guardedBy(scheme).includes(`\n  ${expected}`), guardedBy(scheme));
    });

  test('begins with the credential that the whole document asks for', () => {
    const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
    const text = draftOf(
      documentOf({ security: [{ b: [] }], components: { securitySchemes: { a: key, b: key } } }),
    );
    assert.match(text, /^defaultAuth: b$/m);
    assert.match(text, /credentials: \{ b: env:ACME_TEST_B, a: env:ACME_TEST_A \}/);
  });

  for (const [what, servers, names] of [
    ['none', [], ['test: ?', 'live: ?']],
    ['one', [{ url: 'https://api.a.example/v1/' }], ['live: https://api.a.example/v1', 'test: ?']],
    [
      'of words',
      [{ url: 'https://a.example' }, { url: 'https://api-sandbox.a.example' }],
      ['live: https://a.example', 'sandbox: https://api-sandbox.a.example'],
    ],
    [
      'of one word',
      [{ url: 'https://test.a.example' }, { url: 'https://a.example/Test' }],
      ['test: https://test.a.example', 'test-2: https://a.example/Test', 'live: ?'],
    ],
    [
      'whose words only hold one',
      [{ url: 'https://latest.a.example/contest' }],
      ['live: https://latest.a.example/contest', 'test: ?'],
    ],
    [
      'whose description names one',
      [{ url: 'https://a.example', description: 'not for test' }],
      ['live: https://a.example', 'test: ?'],
    ],
    [
      'with variables',
      [{ url: 'https://{a}.example/{b}', variables: { a: { default: 'uat' }, b: { default: 'v1' } } }],
      ['uat: https://uat.example/v1', 'live: ?'],
    ],
    ['with variables that nobody declares', [{ url: 'https://{__proto__}.example' }], ['live: ?', 'test: ?']],
    ['without an origin', [{ url: '/test/v1' }], ['live: ?', 'test: ?']],
    ['with a query', [{ url: 'https://a.example/?test' }], ['live: ?', 'test: ?']],
  ] as const)
    test(`of servers: ${what}`, () => {
      const text = servedBy(...servers);
      const found = [...text.matchAll(/^ {2}(\S+):\n {4}stage: # to answer.*\n {4}baseUrl: (\S+)/gm)];
      assert.deepEqual(
        found.map(([, name, url = '']) => `${name ?? ''}: ${url === '#' ? '?' : url}`),
        names,
      );
    });

  test('says of operations only what HTTP says', () => {
    const answer = { responses: { 200: { description: 'a' } } };
    const text = draftOf(
      documentOf({
        paths: {
          '/a': {
            get: { ...answer, operationId: 'getA', summary: 'All of a' },
            delete: { ...answer, operationId: 'dropA', deprecated: true },
          },
        },
      }),
    );
    assert.match(text, /^ {2}# GET \/a: All of a\n {2}getA: \{ effect: read \}$/m);
    assert.match(text, /^ {2}# DELETE \/a\n {2}dropA:\n {4}deprecated: true\n {4}effect: # to answer/m);
  });

  test('of a schema that is none', () => {
    assert.throws(() => draftOf('type Query {', 'schema.graphql'), { code: 'contract_invalid' });
    assert.throws(() => draftOf('{"swagger":"2.0"}'), { code: 'contract_invalid' });
  });
});
