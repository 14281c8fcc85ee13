import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseProvider } from './parse-provider.ts';
import { exampleProvider } from './testing/example-provider.ts';
import { assertProblem, providerProblemsOf } from './testing/provider-problems-of.ts';
import type { WantedProblem } from './testing/provider-problems-of.ts';

type Change = readonly [find: string, replacement: string];

describe('parseProvider', () => {
  it('takes a valid file', () =>
    assert.equal(parseProvider(exampleProvider(), 'contracts/acme/provider.yaml').id, 'acme'));

  const cases: readonly [name: string, changes: readonly Change[], want: WantedProblem][] = [
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
  for (const [name, changes, want] of cases)
    it(`refuses ${name}`, () => {
      assertProblem(providerProblemsOf(exampleProvider(...changes)), want);
    });

  it('says all mistakes at once, in the order of the file', () => {
    const problems = providerProblemsOf(
      exampleProvider(
        ['name: Acme', 'nam: Acme'],
        ['https://api.acme.example/v1', '"https://api.acme.example/v1)"'],
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
      assert.ok(providerProblemsOf(text).length > 0, text);
  });
});
