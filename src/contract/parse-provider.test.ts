import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { parseProvider } from './parse-provider.ts';
import { exampleProvider } from './testing/example-provider.ts';

const file = 'contracts/acme/provider.yaml';

function problemsOf(text: string, name = file): readonly ConfigProblem[] {
  try {
    parseProvider(text, name);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** What is to be said of a mistake. */
type Want = { readonly [Key in keyof ConfigProblem]?: ConfigProblem[Key] | RegExp } & {
  readonly message: RegExp;
};

const testUrl = 'https://api.sandbox.acme.example/v1';
const liveUrl = 'https://api.acme.example/v1';
type Change = readonly [find: string, replacement: string];
const testAt = (url: string): Change => [testUrl, url];
const liveAt = (url: string): Change => [liveUrl, url];

describe('parseProvider', () => {
  it('takes a valid file', () => assert.equal(parseProvider(exampleProvider(), file).id, 'acme'));

  it('accepts the URLs that are fine', () => {
    for (const url of [
      'http://localhost:8080/v1',
      'http://127.0.0.1:9/x',
      'http://[::1]:9/x',
      'https://a.example',
      'https://api.acme.example/v10',
      'https://api.acme.example/test/v1',
    ])
      assert.deepEqual(problemsOf(exampleProvider(testAt(url))), [], url);
  });

  const cases: readonly [name: string, changes: readonly Change[], want: Want][] = [
    [
      'an unknown key',
      [['stage: test', 'stge: test\n    stage: test']],
      { message: /unknown key stge/, line: 10, column: 5, nearest: 'stage' },
    ],
    [
      'an unknown value of an enum',
      [['contractLead: level', 'contractLead: levl']],
      { message: /contractLead is not valid/, nearest: 'level' },
    ],
    [
      'wrong keys to be refused where no token is issued',
      [['wrongKeys: { notApplicable: No tokens are issued. }', 'wrongKeys: { status: 401 }']],
      { message: /there is no auth\.app\.obtain$/, line: 37, column: 5, expected: /or \{ notApplicable/ },
    ],
    [
      'an expired credential to be refused where none expires',
      [['expiredCredentials: { notApplicable: Keys do not expire. }', 'expiredCredentials: { status: 401 }']],
      { message: /there is no auth\.app\.obtain\.lifetime$/, line: 38, column: 5 },
    ],
    [
      'a credential to be renewed that does not expire',
      [['renewal: { notApplicable: Nothing to show. }', 'renewal: { credential: app }']],
      { message: /capabilities\.renewal cannot be shown: there is no auth\.app\.obtain\.lifetime$/ },
    ],
    [
      'a missing key',
      [['name: Acme\n', '']],
      { message: /^the file is not valid/, expected: 'member "name"', line: 1 },
    ],
    [
      'another type',
      [["version: '1'\n", 'version: 1\n']],
      { message: /contract.version/, expected: 'string', found: 'integer 1' },
    ],
    [
      'a stray bracket, as the Fluz document has it',
      [liveAt(`"${liveUrl})"`)],
      { message: /ends in a stray "\)", as the Fluz document prints it/, expected: liveUrl },
    ],
    ['another stray character', [liveAt(`"${liveUrl},"`)], { message: /ends in a stray ","/ }],
    [
      'a stray character within',
      [liveAt('https://api.acme.example/v1>/x')],
      { message: /holds a stray ">"/ },
    ],
    ['white space', [liveAt('"https://api.acme.example/v 1"')], { message: /white space/ }],
    ['no host', [liveAt('https://')], { message: /no URL/ }],
    [
      'a password',
      [liveAt('https://me:hunter2hunter2@api.acme.example/v1')],
      { message: /user name or password/, found: 'https://…@api.acme.example/v1' },
    ],
    ['a query', [liveAt('https://api.acme.example/v1?key=1')], { message: /no query/, expected: liveUrl }],
    ['a fragment', [liveAt('"https://api.acme.example/v1#top"')], { message: /no query and no fragment/ }],
    ['an IP address', [liveAt('https://10.0.0.1/v1')], { message: /IP address/ }],
    ['an IP address in disguise', [liveAt('https://0x0a000001/v1')], { message: /IP address/ }],
    ['an IPv6 address', [liveAt('"https://[2001:db8::1]/v1"')], { message: /IP address/ }],
    [
      'plain http',
      [liveAt('http://api.acme.example/v1')],
      { message: /loopback/, expected: 'https://api.acme.example/v1' },
    ],
    [
      'http to a host that only looks local',
      [liveAt('http://localhost.acme.example/v1')],
      { message: /loopback/ },
    ],
    [
      'a path that climbs',
      [liveAt('https://api.acme.example/test/../v1')],
      { message: /plain form/, expected: liveUrl },
    ],
    ['an encoded dot', [liveAt('https://api.acme.example/test/%2e%2e/v1')], { message: /plain form/ }],
    ['an empty segment', [liveAt('https://api.acme.example//v1')], { message: /empty segment/ }],
    [
      'a trailing slash',
      [liveAt('https://api.acme.example/v1/')],
      { message: /plain form/, expected: liveUrl },
    ],
    ['a host in capitals', [liveAt('https://API.acme.example/v1')], { message: /plain form/ }],
    ['a host with a trailing dot', [liveAt('https://api.acme.example./v1')], { message: /ends in a dot/ }],
    [
      'a test prefix that covers a live one',
      [testAt('https://api.acme.example')],
      { message: /overlap/, line: 11 },
    ],
    [
      'a live prefix that covers a test one',
      [testAt('https://api.acme.example/v1/test')],
      { message: /overlap/, expected: /neither covers/ },
    ],
    ['the same prefix twice', [testAt(liveUrl)], { message: /overlap/ }],
    [
      'a further prefix that covers a live one',
      [['credentials:', 'alsoAllowed: [https://api.acme.example]\n    credentials:']],
      { message: /alsoAllowed.0.*overlap/ },
    ],
    [
      'an id that is not the folder',
      [['id: acme', 'id: acmee']],
      { message: /name of the folder/, expected: 'acme', found: 'acmee' },
    ],
    [
      'an unknown default credential',
      [['defaultAuth: app', 'defaultAuth: apps']],
      { message: /defaultAuth names no credential/, nearest: 'app' },
    ],
    [
      'an unknown credential of an operation',
      [['getOrder: { effect: read }', 'getOrder: { effect: read, auth: user }']],
      { message: /operations.getOrder.auth/ },
    ],
    [
      'an unknown credential of a capability',
      [['credential: app', 'credential: ap']],
      { message: /capabilities.authenticate.credential/, nearest: 'app' },
    ],
    [
      'an idempotent creation that is not listed as idempotent',
      [
        [
          'idempotentCreate: { notApplicable: Nothing to show. }',
          'idempotentCreate: { operation: createOrder, key: /header/key, id: /id }',
        ],
      ],
      { message: /idempotentCreate.operation names no operation of idempotency/, found: 'createOrder' },
    ],
    [
      'an unknown recipe',
      [['given: [order]', 'given: [oder]']],
      { message: /authenticate.given.0 names no recipe/, nearest: 'order' },
    ],
    [
      'a recipe that needs itself',
      [['operation: createOrder\n', 'operation: createOrder\n    given: [order]\n']],
      { message: /needs itself/ },
    ],
    [
      'a value that no recipe keeps',
      [['$given.orderId', '$given.ordrId']],
      { message: /keeps \$given.ordrId/, nearest: '$given.orderId' },
    ],
    [
      'a value of a recipe that is not needed',
      [['given: [order], ', '']],
      { message: /keeps \$given.orderId/ },
    ],
    [
      'an unknown placeholder',
      [['amount: 12', 'amount: $integr']],
      { message: /no placeholder \$integr/, nearest: '$integer' },
    ],
    [
      'a credential that an environment lacks',
      [['      apiKey: env:ACME_LIVE_KEY', '      apiKye: env:ACME_LIVE_KEY']],
      { message: /environment live has no credential apiKey/, nearest: '$credential.apiKye' },
    ],
    [
      'an unknown replacement',
      [['stage: test', 'stage: test\n    deprecated: { replacement: stagng }']],
      { message: /replacement names no other environment/ },
    ],
    [
      'a day that there is not',
      [['stage: test', "stage: test\n    deprecated: { since: '2026-02-30' }"]],
      { message: /no such day/, found: '2026-02-30' },
    ],
    [
      'a last day before its announcement',
      [['stage: test', "stage: test\n    deprecated: { since: '2026-02-20', decommissioned: '2026-01-01' }"]],
      { message: /before the announcement/ },
    ],
    [
      'a time that there is not',
      [
        [
          'reset: { notApplicable: Nothing is removed. }',
          "reset: { at: '24:10', every: P1D, removes: everything }",
        ],
      ],
      { message: /time of day/ },
    ],
    [
      'no test environment',
      [['stage: test', 'stage: live']],
      { message: /stage: test/, found: 'live ones only' },
    ],
    [
      'a public credential that there is not',
      [['defaultAuth: app', 'defaultAuth: app\npublicCredentials: [apiKy]']],
      { message: /publicCredentials.0/, nearest: 'apiKey' },
    ],
    [
      'a duration that is none',
      [
        [
          'rateLimits: { notApplicable: None is documented. }',
          'rateLimits: [{ requests: 1, per: 1m, scope: environment }]',
        ],
      ],
      { message: /rateLimits.0.per/, expected: /^an ISO 8601 duration such as PT15M/ },
    ],
  ];
  for (const [name, changes, want] of cases) {
    it(`refuses ${name}`, () => {
      const problems = problemsOf(exampleProvider(...changes));
      const found = problems.find(({ message }) => want.message.test(message));
      assert.ok(found, `not among: ${problems.map(({ message }) => message).join(' | ')}`);
      const actual: Readonly<Record<string, unknown>> = { ...found };
      for (const [key, value] of Object.entries({ file, ...want })) {
        if (value instanceof RegExp) assert.match(String(actual[key]), value);
        else assert.equal(actual[key], value, key);
      }
    });
  }

  it('says all mistakes at once, in the order of the file', () => {
    const problems = problemsOf(
      exampleProvider(
        ['name: Acme', 'nam: Acme'],
        liveAt(`"${liveUrl})"`),
        ['defaultAuth: app', 'defaultAuth: ap'],
        ['effect: spend', 'effect: spent'],
      ),
    );
    const lines = problems.map(({ line }) => line ?? 0);
    assert.equal(problems.length, 5);
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
  });

  it('says where a file that is no provider is wrong, and does not throw anything else', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '7',
      'environments: 3',
      'environments: { a: [] }',
      'given: { a: { given: [a, 1] } }',
      'auth: []\noperations: { x: 1 }',
    ])
      assert.ok(problemsOf(text).length > 0, text);
  });
});
