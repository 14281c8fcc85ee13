import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { graphqlSource } from '../testing/graphql-source.ts';
import { findGraphqlDifferences } from '../find-graphql-differences.ts';
import { announcedEnd } from './announced-end.ts';

type Row = {
  readonly name: string;
  readonly given: string;
  readonly want: string | undefined;
  readonly hidden?: true;
};

const reason = (text: string) => `@deprecated(reason: ${JSON.stringify(text)})`;

const rows: readonly Row[] = [
  { name: 'none', given: '', want: undefined },
  { name: 'words for the end', given: reason('Removal on 2026-12-31 UTC.'), want: '2026-12-31' },
  { name: 'other words for it', given: reason('Works until 2026-12-31'), want: '2026-12-31' },
  {
    name: 'a day since when it is deprecated is none',
    given: reason('Will be removed. Deprecated since 2024-01-01.'),
    want: undefined,
  },
  {
    name: 'not in one sentence either',
    given: reason('To be removed, deprecated 2024-01-01'),
    want: undefined,
  },
  {
    name: 'both days',
    given: reason('Deprecated since 2024-01-01. Removed after 2026-12-31.'),
    want: '2026-12-31',
  },
  { name: 'a day that nobody explains', given: reason('Use b (2026-12-31)'), want: undefined },
  { name: 'a day that does not exist', given: reason('Removal on 2026-99-31.'), want: undefined },
  {
    name: 'an argument of its own',
    given: '@deprecated(reason: "Use b", deletionDate: "2026-12-31")',
    want: '2026-12-31',
  },
  { name: 'the day first', given: '@deprecated(deletionDate: "31/12/2026")', want: '2026-12-31' },
  {
    name: 'a directive of its own goes before the words',
    given: `@sunset(url: "https://a.example/2020-01-01", when: "2026-12-31T12:00:00.000Z") ${reason('Removal on 2027-01-01.')}`,
    want: '2026-12-31T12:00:00.000Z',
  },
  {
    name: 'what an introspection result does not show does not count',
    given: `@sunset(when: "2026-12-31") ${reason('Removal on 2027-01-01.')}`,
    hidden: true,
    want: '2027-01-01',
  },
  { name: 'another directive', given: '@since(day: "2026-12-31")', want: undefined },
];

describe('the announced end of an element', () => {
  for (const { given, hidden, name, want } of rows)
    test(name, () => {
      assert.equal(announcedEnd(given, hidden === true), want);
    });

  test('a reason of a million words', () => {
    assert.equal(announcedEnd(reason(`2026-12-31 ${'remove '.repeat(1_000_000)}`), false), undefined);
  });
});

describe('announced ends of two schemas', () => {
  const query = (member: string) => `type Query { a: Int ${member} }`;
  const found = (old: string, next: string, now = '2026-11-21T00:00:00Z'): readonly string[] =>
    findGraphqlDifferences(graphqlSource(query(old)), graphqlSource(query(next)), { now }).differences.map(
      ({ reason: words, rule }) => `${rule}: ${words}`,
    );
  const ends = (day: string) => reason(`Removal on ${day}.`);

  const cases: readonly { name: string; found: readonly string[]; want: readonly string[] }[] = [
    {
      name: 'another day in the reason is one change',
      found: found(`b: Int ${ends('2027-12-31')}`, `b: Int ${ends('2027-01-31')}`),
      want: ['graphql-sunset-moved-earlier: The announced end of Query.b: 2027-12-31 → 2027-01-31.'],
    },
    {
      name: 'other words beside the same day are another one',
      found: found(`b: Int ${ends('2027-12-31')}`, `b: Int ${reason('Deleted on 2027-12-31')}`),
      want: ['graphql-deprecation-changed: Query.b: the deprecation was changed: Deleted on 2027-12-31.'],
    },
    {
      name: 'a deprecation that comes with its day is one change',
      found: found('b: Int', `b: Int ${ends('2027-12-31')}`),
      want: ['graphql-deprecation-added: Query.b: the deprecation was added: Removal on 2027-12-31..'],
    },
    {
      name: 'removed before its day',
      found: found(`b(c: Int ${ends('2027-12-31')}): Int`, 'b: Int'),
      want: [
        'graphql-argument-removed-before-sunset: Query.b(c:) was removed before its announced end, 2027-12-31.',
      ],
    },
    {
      name: 'removed after it',
      found: found(`b: Int ${ends('2026-01-31')}`, ''),
      want: [
        'graphql-deprecated-field-removed: The field Query.b was removed, as its deprecation announced.',
      ],
    },
    {
      name: 'what has passed and is there still, fields and arguments; not what is new',
      found: found(
        `b(c: Int ${ends('2026-01-31')}): Int ${ends('2026-01-30')}`,
        `b(c: Int ${ends('2026-01-31')}): Int ${ends('2026-01-30')} d: Int ${ends('2026-01-31')}`,
      ),
      want: [
        'graphql-field-added: The field Query.d was added.',
        'graphql-sunset-passed: The announced end of Query.b, 2026-01-30, has passed, and it is still there.',
        'graphql-sunset-passed: The announced end of Query.b(c:), 2026-01-31, has passed, and it is still there.',
      ],
    },
  ];
  for (const one of cases)
    test(one.name, () => {
      assert.deepEqual(one.found, one.want);
    });
});
