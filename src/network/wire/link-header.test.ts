import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseLinkHeader } from './link-header.ts';

const cases: readonly (readonly [given: string, want: readonly (readonly [string, ...string[]])[]])[] = [
  ['', []],
  ['</a>', [['/a']]],
  ['< /a >;rel=next', [['/a', 'next']]],
  [
    '</a>; rel=prev , </b> ; REL = "Up  Next"',
    [
      ['/a', 'prev'],
      ['/b', 'up', 'next'],
    ],
  ],
  ['</a?of=1,2>; title="a, <b>; rel=prev"; rel=next', [['/a?of=1,2', 'next']]],
  ['</a>; title="; rel=next"', [['/a']]],
  ['</a>; title="\\"; rel=next; x=\\""; rel="la\\st"', [['/a', 'last']]],
  ["</a>; title*=UTF-8''a%2Cb; crossorigin; rel=next", [['/a', 'next']]],
  ['</a>; rel="prev"; rel="next"', [['/a', 'prev']]],
  ['</a>; rel="https://a.example/Rel next"', [['/a', 'https://a.example/rel', 'next']]],
  ['</a>; rel=""', [['/a']]],
  ['</a>; rel="next', [['/a']]],
  [', ,</a>; rel=next,', [['/a', 'next']]],
  ['/a; rel=next', []],
  ['</a', []],
];

describe('the links of a Link header', () => {
  for (const [given, want] of cases)
    test(given, () => {
      const links = parseLinkHeader(given).map(({ relations, target }) => [target, ...relations]);
      assert.deepEqual(links, want);
    });

  test('are read in time that does not run away, whatever is sent', () => {
    const start = performance.now();
    for (const part of ['<', '</a>;', '</a>; "', '</a>; rel="\\', '</a>; a ='])
      parseLinkHeader(part.repeat(16_384 / part.length));
    assert.ok(performance.now() - start < 2000);
  });
});
