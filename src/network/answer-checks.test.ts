import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationPolicy } from '../model/provider.ts';
import type { CheckedAnswer } from './answer-checks.ts';
import { clockDifference, createAnswerChecks } from './answer-checks.ts';
import { testProvider } from './testing/test-provider.ts';

const environment = testProvider.environments['preprod'];
assert.ok(environment !== undefined);
const now = Date.parse('2026-11-21T12:00:00Z');
const target = { origin: 'https://services.acme.example', path: '/connect-api-preprod/items?page=1' };

function find(
  answer: Partial<CheckedAnswer>,
  policy?: OperationPolicy,
  more: object = {},
  provider: object = {},
): string[] {
  const checks = createAnswerChecks(
    { ...testProvider, ...provider },
    { ...environment, ...more } as NonNullable<typeof environment>,
    policy,
  );
  return checks
    .find({ ...{ target, status: 200, headers: {}, text: '', value: undefined, took: 1, now }, ...answer })
    .map(({ code, found }) => `${code}: ${found}`);
}

const toLive = 'https://services.acme.example/connect-api/x?after=b';
const deprecation = { headers: { deprecation: '@1735689600' } };
const sunset = { headers: { sunset: 'Thu, 31 Dec 2026 23:59:59 GMT' } };

const cases: readonly (readonly [string, Partial<CheckedAnswer>, readonly string[]])[] = [
  ['a plain answer', {}, []],
  ['Deprecation with a date', deprecation, ['deprecation_header: from 2025-01-01T00:00:00.000Z']],
  [
    'Deprecation with anything else',
    { headers: { deprecation: 'true hush' } },
    ['deprecation_header: announced without a readable date'],
  ],
  ['Sunset', sunset, ['sunset_header: from 2026-12-31T23:59:59.000Z']],
  ...(
    [
      ['/x', 'within the same origin'],
      ['?page=2', 'within the same origin'],
      ['https://b.example/x?code=1', 'to https://b.example'],
      ['//b.example/x', 'to https://b.example'],
      ['mailto:ada@b.example', 'to mailto:'],
      ['https://services.acme.example/connect-api/x', 'to https://services.acme.example, which is live'],
      ['http://services.acme.example/connect-api/x', 'to http://services.acme.example, which is live'],
      ['/connect-api/x', 'to https://services.acme.example, which is live'],
      ['../connect-api', 'to https://services.acme.example, which is live'],
      ['/connect-api-preprod-2/x', 'within the same origin'],
      ['https://[', 'without a URL to go to'],
      [undefined, 'without a URL to go to'],
    ] as const
  ).map(
    ([location, to]) =>
      [
        `a redirect to ${location ?? 'nowhere'}`,
        { status: 308, headers: { location } },
        [`redirect: 308 ${to}; not followed`],
      ] as const,
  ),
  [
    'a link to live',
    { value: { next: toLive }, text: toLive },
    ['live_link: a link into https://services.acme.example/connect-api, which is live; not followed'],
  ],
  [
    'a link to live on the same host',
    { headers: { link: '</connect-api/items?page=2>; rel="next"' } },
    ['live_link: a link into https://services.acme.example/connect-api, which is live; not followed'],
  ],
  ['not modified', { status: 304 }, []],
  ['a Date that agrees', { headers: { date: 'Sat, 21 Nov 2026 11:59:58 GMT' } }, []],
  ['a Date ahead', { headers: { date: 'Sat, 21 Nov 2026 12:05:00 GMT' } }, ['clock_skew: 300 s ahead']],
  ['a Date behind', { headers: { date: 'Sat, 21 Nov 2026 11:58:00 GMT' } }, ['clock_skew: 119 s behind']],
  ['a Date that is none', { headers: { date: 'yesterday' } }, []],
];

for (const [name, answer, findings] of cases) {
  test(`${name}: ${findings.join(', ') || 'no finding'}`, () => {
    assert.deepEqual(find(answer), findings);
  });
}

test('a live environment links to itself', () => {
  assert.deepEqual(find({ value: [toLive], text: toLive }, undefined, { stage: 'live' }), []);
});

test('an answer over the declared time is slow', () => {
  assert.deepEqual(find({ took: 2000.4 }, { effect: 'read', within: 'PT2S' }), ['slow: 2000 ms']);
  assert.deepEqual(find({ took: 2000 }, { effect: 'read', within: 'PT2S' }), []);
  assert.deepEqual(find({ took: 60_000 }, { effect: 'read' }), []);
  const all = { within: 'PT5S' };
  assert.deepEqual(find({ took: 6000 }, { effect: 'read' }, {}, all), ['slow: 6000 ms']);
  assert.deepEqual(find({ took: 6000 }, { effect: 'read', within: 'PT8S' }, {}, all), []);
});

test('what the provider file declares as deprecated is no finding', () => {
  assert.deepEqual(find(deprecation, { effect: 'read', deprecated: true }), []);
  assert.deepEqual(find(sunset, undefined, { deprecated: { since: '2026-01-01' } }), []);
});

test('the environment says how much clocks may differ', () => {
  const late = { headers: { date: 'Sat, 21 Nov 2026 12:05:00 GMT' } };
  assert.deepEqual(find(late, undefined, { clockTolerance: 'PT10M' }), []);
});

test('Date has whole seconds, which is no difference', () => {
  assert.equal(clockDifference('Sat, 21 Nov 2026 12:00:00 GMT', now + 999), 0);
  assert.equal(clockDifference('Sat, 21 Nov 2026 12:00:00 GMT', now + 5999), -5000);
  assert.equal(clockDifference('Sat, 21 Nov 2026 12:00:05 GMT', now), 5000);
  assert.equal(clockDifference(undefined, now), undefined);
});
