import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { exampleProvider } from '../testing/example-provider.ts';

type Change = readonly [find: string, replacement: string];

function problemsOf(text: string): readonly ConfigProblem[] {
  try {
    parseProvider(text, 'contracts/acme/provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('literal secrets', () => {
  const canary = 'Zx8Kq2Lm9Pw4Rt6Yv1Bn3Dc5';
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU';
  const cases: readonly [name: string, change: Change, secret: string][] = [
    ['a literal credential', ['env:ACME_LIVE_KEY', canary], canary],
    ['a short literal credential', ['env:ACME_LIVE_KEY', 'hunter2'], 'hunter2'],
    ['a Stripe key', ['name: Acme', `name: sk_live_${canary}`], canary],
    ['a secret in a comment', ['name: Acme', `name: Acme # sk_live_${canary}`], canary],
    ['a JSON Web Token', ['$credential.apiKey', jwt], jwt],
    ['a Basic value', ['$credential.apiKey', `Basic ${canary}`], canary],
    ['an opaque value in auth', ['$credential.apiKey', canary], canary],
    [
      'a header',
      ['defaultAuth: app', `headers: { X-Api-Key: ${'0123456789abcdef'.repeat(2)} }\ndefaultAuth: app`],
      '0123456789abcdef',
    ],
    ['a recipe', ['amount: 12', `key: ${canary}`], canary],
    ['a secret where an enum is expected', ['effect: read', `effect: sk_live_${canary}`], canary],
    ['a secret as a default credential', ['defaultAuth: app', `defaultAuth: ${canary}`], canary],
  ];
  for (const [name, change, secret] of cases) {
    it(`refuses ${name} and never shows it`, () => {
      const problems = problemsOf(exampleProvider(change));
      assert.ok(problems.length > 0);
      assert.ok(!JSON.stringify(problems).includes(secret));
    });
  }

  it('takes what only is called like a secret of auth', () => {
    const input =
      'return_refresh_token: "true", apiKeyName: X-Api-Key, requested_token: access, client_secret_type: basic';
    const auth = `app: { kind: bearer, obtain: { operation: getOrder, input: { body: { ${input} } }, token: /t, expiresIn: /e } }`;
    const problems = problemsOf(exampleProvider(['app: { kind: basic, value: $credential.apiKey }', auth]));
    assert.deepEqual(
      problems.filter(({ message }) => message.includes('secret')),
      [],
    );
  });

  it('says how to refer to a secret', () => {
    const [problem] = problemsOf(exampleProvider(['env:ACME_LIVE_KEY', canary]));
    assert.deepEqual([problem?.line, problem?.column, problem?.expected], [22, 15, 'env:NAME or file:path']);
    assert.match(problem?.hint ?? '', /env:NAME/);
  });

  it('finds one in a file that is no YAML', () => {
    const problems = problemsOf(`a: [sk_live_${canary}`);
    assert.ok(problems.some(({ message }) => message.includes('a Stripe key')));
    assert.ok(!JSON.stringify(problems).includes(canary));
  });

  const commit = '3f786850e387550fdab836ed7e6dc881de23001b';
  const docs = 'https://docs.acme.example/api';
  const notes: readonly [name: string, change: Change, want: RegExp | undefined][] = [
    [
      'a password in a URL of docs',
      [docs, 'https://me:hunter2@docs.acme.example'],
      /a URL with a user name or password/,
    ],
    [
      'a password in a URL of a comment',
      ['name: Acme', 'name: Acme # ftp://me:hunter2@acme.example'],
      /a URL with/,
    ],
    ['a key in a note', ['Its data is real.', `Key ${commit}.`], /a key in environments\.live\.reset/],
    ['a key of letters and digits in a note', ['Its data is real.', `Its key is ${canary}.`], /a key in/],
    [
      'a key with a slash in it',
      ['Its data is real.', `wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX4MPL3K3Y`],
      /a key in/,
    ],
    ['a key in a comment', ['name: Acme', `name: Acme # key=${commit}`], /a key$/],
    ['a key in the query of a URL', [docs, `${docs}?key=${commit}`], /a key in docs\.0/],
    ['a Bearer value', ['Its data is real.', 'Bearer hunter2hunter2'], /an Authorization header/],
    [
      'a name and password in base64',
      ['Its data is real.', 'Basic bWU6aHVudGVyMg=='],
      /an Authorization header/,
    ],
    [
      'the number of a commit in the path of a URL',
      [docs, `${docs}/blob/${commit}/environments.md`],
      undefined,
    ],
    ['the number of a commit behind the query of a URL', [docs, `${docs}?plain=1#diff-${commit}`], undefined],
    [
      'the number of a commit that is said to be one',
      ['Its data is real.', `Page of commit ${commit}.`],
      undefined,
    ],
    ['a digest', ['Its data is real.', `The page was sha256:${commit}${commit.slice(0, 24)}.`], undefined],
    [
      'basic information',
      ['name: Acme', 'name: Acme # Basic information of what Bearer authentication is'],
      undefined,
    ],
    ['a bearer of two words', ['Its data is real.', 'With Bearer oauth2-tokens.'], undefined],
    [
      'a long name',
      ['Its data is real.', 'See createVirtualCardBulkOrder2 and /v25/createAuthorizationV25.'],
      undefined,
    ],
    ...[
      `md5 ${commit}`,
      `sha256=${commit}`,
      `SHA-256: ${commit}`,
      'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcgSpIdNs6c5H0NE8XYXysP',
      `commits ${commit}`,
      `git SHA ${commit}`,
      `acme/api@${commit}`,
      `rev ${commit}`,
      'See docs.acme.example/edit/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms, page 2.',
      'iOS17/iPadOS17/macOS14/watchOS10',
      'RS256/ES256/PS256/EdDSA-Ed25519',
      'Bearer YOUR_ACCESS_TOKEN',
      'Bearer OAuth2.0-AccessToken',
      'Bearer RFC6750-tokens',
      'https://<user>:<password>@api.acme.example',
      'https://{user}:{password}@api.acme.example',
      'postgres://USER:PASSWORD@host/db',
      'sk_test_XXXXXXXXXXXX',
      'ghp_xxxxxxxxxxxxxxxxxxxx',
      'sk_test_yourkeyhere',
      '0000000000000000000000000000000000000000',
      '12345678901234567890123456789012',
    ].map((text): (typeof notes)[number] => [
      `a note: ${text}`,
      ['Its data is real.', JSON.stringify(text)],
      undefined,
    ]),
    ...['id', 'ref', 'docId'].map((parameter): (typeof notes)[number] => [
      `a page by its ${parameter} in a query`,
      [docs, `${docs}?${parameter}=1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms`],
      undefined,
    ]),
    ...['api_key', 'access_token', 'X-Amz-Signature', 'code'].map((parameter): (typeof notes)[number] => [
      `a ${parameter} in a query`,
      [docs, `${docs}?page=2&${parameter}=${commit}#top`],
      /a key in docs\.0/,
    ]),
    ['a key behind an address', ['Its data is real.', `docs.acme.example/x and ${commit}`], /a key in/],
    ['an operation by its long name', ['getOrder: {', 'ListB2BOrdersV3ByIdAndSKU2: {'], undefined],
    ['a version by its commit', ["version: '1'", `version: ${commit}`], undefined],
    ['a test value that is too long', ['amount: 12', `note: ${'Aa1'.repeat(10)}`], undefined],
    ['a URL with a port', [docs, 'https://docs.acme.example:8443/me@acme'], undefined],
    [
      'the id of a sample',
      ['    sharedWithLive: []', `    samples: { orderId: ${commit} }\n    sharedWithLive: []`],
      undefined,
    ],
  ];
  for (const [name, change, want] of notes)
    it(`${want === undefined ? 'takes' : 'refuses'} ${name}`, () => {
      const problems = problemsOf(exampleProvider(change));
      assert.equal(problems.length, want === undefined ? 0 : 1, JSON.stringify(problems));
      if (want !== undefined) assert.match(problems[0]?.message ?? '', want);
      for (const secret of [commit, canary, 'hunter2', 'bWU6', 'K7MDENG'])
        assert.ok(!JSON.stringify(problems).includes(secret));
    });

  it('does not take pointers, ids and operation names for secrets', () => {
    const change: Change = [
      'keep: { orderId: /id }',
      'keep: { orderId: /createOrder2/orderLines/0/identifierOfTheOrder }',
    ];
    assert.deepEqual(
      problemsOf(exampleProvider(change, ['amount: 12', 'offer: ed669305-5e43-40a0-9a25-7a15ed174628'])),
      [],
    );
  });
});
