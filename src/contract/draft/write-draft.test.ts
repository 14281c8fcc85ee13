import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examineProvider } from '../parse-provider.ts';
import { documentOf, draftOf } from './testing/draft-of.ts';
import type { Json } from './testing/draft-of.ts';
import { openMark } from './write-draft.ts';

const guardedBy = (scheme: Json): string =>
  draftOf(documentOf({ components: { securitySchemes: { s: scheme } } }));
const servedBy = (...servers: readonly Json[]): string => draftOf(documentOf({ servers }));

describe('the draft of a provider file', () => {
  for (const [what, scheme, expected] of [
    [
      'a key in a header',
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      's: { kind: header, name: "X-Key", value: $credential.s }',
    ],
    [
      'a key in Authorization',
      { type: 'apiKey', in: 'header', name: 'authorization' },
      's: { kind: header, name: "authorization", value: $credential.s }',
    ],
    [
      'a key in a header that is not sent',
      { type: 'apiKey', in: 'header', name: 'Host' },
      '# s: apiKey Host in header, which is not sent by livegate',
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

  for (const [what, text, label, current] of [
    ['text', 'info: { title: a, version: v2 }', 'v2', 'the schema calls itself v2'],
    ['a number', 'info: { title: a, version: 1.10 }', '1.10', 'the schema calls itself 1.10'],
    ['none', 'info: { title: a }', '1', undefined],
  ] as const)
    test(`of a version that is ${what}, and asks which one is in use`, () => {
      const draft = draftOf(`openapi: 3.1.0\n${text}\npaths: { /a: { get: {} } }`, 'openapi.yaml');
      assert.match(draft, new RegExp(`^contract: .* version: "${label}" \\}$`, 'm'));
      const told = `  current: ${openMark} the version in use${current === undefined ? '' : `; ${current}`}`;
      assert.ok(draft.split('\n').includes(told), draft);
    });

  test('asks for a GraphQL provider in the words of GraphQL', () => {
    const draft = draftOf('type Query { a: Int }', 'schema.graphql');
    assert.match(draft, /e\.g\. \[\/errors\/0\/extensions\/code\]/);
    assert.match(draft, /read: .* input: \{ variables: /);
    assert.doesNotMatch(draft, /HTTP|path:/);
  });

  test('is refused by what it asks, line by line', () => {
    const { problems } = examineProvider(
      draftOf(
        documentOf({
          security: [{ b: [] }],
          components: { securitySchemes: { b: { type: 'http', scheme: 'bearer' } } },
        }),
      ),
      'provider.yaml',
    );
    const asked = problems.find(({ message }) => message === 'pagination is not answered yet');
    assert.equal(asked?.expected, 'e.g. { style: cursor, maximum: 100 }');
    assert.equal(asked.found, undefined);
    const lines = problems.map(({ line }) => line);
    assert.deepEqual(lines, [...new Set(lines)]);
  });

  test('says what may stand where an answer is wrong', () => {
    const text = draftOf(documentOf({})).replace(/^rateLimits: .*$/m, `rateLimits: 5 ${openMark} how many`);
    const { problems } = examineProvider(text, 'provider.yaml');
    const wrong = problems.find(({ message }) => message === 'rateLimits is not valid');
    assert.deepEqual([wrong?.expected, wrong?.found], ['a list or { notApplicable }', 'integer 5']);
  });

  test('repeats no password of a server', () => {
    assert.doesNotMatch(servedBy({ url: 'https://jo:hush@a.example/v1' }), /hush/);
  });

  test('cuts no letter in two', () => {
    for (const length of [90, 91]) {
      const get = { operationId: 'getA', summary: `${'x'.repeat(length)}😀😀` };
      assert.ok(draftOf(documentOf({ paths: { '/a': { get } } })).isWellFormed());
    }
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
    ['by http', [{ url: 'http://sandbox.a.example' }], ['sandbox: ?', 'live: ?']],
    [
      'in another spelling',
      [{ url: 'HTTPS://API.A.example:443/x/../v1//' }],
      ['live: https://api.a.example/v1', 'test: ?'],
    ],
    ['with a user', [{ url: 'https://u:test@a.example' }], ['live: ?', 'test: ?']],
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
