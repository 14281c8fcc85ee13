import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFully, findPathEscape } from './path-escape.ts';

const escapes: readonly (readonly [string, RegExp])[] = [
  ['/a/../b', /^a dot segment$/],
  ['/a/./b', /^a dot segment$/],
  ['/a/..', /^a dot segment$/],
  ['/a/%2e%2e/b', /dot segment \(percent-encoded\)/],
  ['/a/%2E./b', /dot segment/],
  ['/a/.%2e/b', /dot segment/],
  ['/a/%252e%252e/b', /dot segment/],
  ['/a/%25252e%25252e%25252fb', /dot segment/],
  ['/a/..%2fb', /dot segment/],
  ['/a/..;/b', /dot segment/],
  ['/a/..;x=1/b', /dot segment/],
  ['/a/%2e%2e%3b/b', /dot segment/],
  ['/a/.. /b', /dot segment/],
  ['/a/\uff0e\uff0e/b', /dot segment/],
  ['/a/%EF%BC%8E%EF%BC%8E%EF%BC%8Fb', /dot segment/],
  ['//a', /empty segment/],
  ['/a//b', /empty segment/],
  ['/a/%2fb', /empty segment/],
  ['/a\\..\\b', /backslash/],
  ['/a/%5c..%5cb', /backslash/],
  ['/a/%00', /control character/],
  ['/a/%0d%0aHost:x', /control character/],
  ['/a/\u0085', /control character/],
  ['/a/%c0%ae%c0%ae/b', /no UTF-8/],
  ['/a/%u002e', /percent sign/],
  ['/a/%', /percent sign/],
  ['a/b', /does not begin with a slash/],
  [`/a/%${'25'.repeat(12)}2e`, /deep/],
];

for (const [path, words] of escapes) {
  test(`sees that ${JSON.stringify(path)} may be read as another path`, () => {
    assert.match(findPathEscape(path) ?? 'nothing', words);
  });
}

for (const path of [
  '/',
  '/a',
  '/a/',
  '/a/b.c',
  '/a/...',
  '/a/..b',
  '/a/b%20c',
  '/a/%C3%A9',
  '/a/100%25',
  '/a/x%2Fy',
  '/a/;v=1',
]) {
  test(`lets ${path} be`, () => {
    assert.equal(findPathEscape(path), undefined);
  });
}

test('takes off every round of percent-encoding', () => {
  assert.equal(decodeFully('/a%252520b'), '/a b');
  assert.equal(decodeFully('/plain'), '/plain');
});
