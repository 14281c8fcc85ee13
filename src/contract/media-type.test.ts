import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isJson, matchMediaRange, mediaTypeOf } from './media-type.ts';

describe('media types', () => {
  const ranges = ['application/json', 'text/*', 'application/problem+json'];
  const cases: readonly [contentType: string, range: string | undefined, json: boolean][] = [
    ['application/json', 'application/json', true],
    ['Application/JSON ; charset="utf-8"', 'application/json', true],
    ['text/html', 'text/*', false],
    ['application/problem+json', 'application/problem+json', true],
    ['application/jsonp', undefined, false],
    ['', undefined, false],
  ];
  for (const [contentType, range, json] of cases) {
    it(contentType || 'none', () =>
      assert.deepEqual(
        [matchMediaRange(mediaTypeOf(contentType), ranges), isJson(mediaTypeOf(contentType))],
        [range, json],
      ),
    );
  }

  const versions = ['application/json', 'application/json; version=1', 'application/json;version="2"'];
  const byVersion: readonly [contentType: string, ranges: readonly string[], range: string][] = [
    ['application/json;version=1;charset=utf-8', versions, 'application/json; version=1'],
    ['application/json; Version=2', versions, 'application/json;version="2"'],
    ['application/json; version=3', versions, 'application/json'],
    ['application/json', versions, 'application/json'],
    ['application/json', versions.slice(1), 'application/json; version=1'],
    ['application/json', ['application/json; charset=utf-8', '*/*'], 'application/json; charset=utf-8'],
  ];
  for (const [contentType, of, range] of byVersion)
    it(`${contentType} of ${of.join(', ')}`, () => assert.equal(matchMediaRange(contentType, of), range));

  it('falls into any range last', () => {
    assert.equal(matchMediaRange('image/png', ['*/*', 'image/*']), 'image/*');
    assert.equal(matchMediaRange('font/otf', ['*/*', 'image/*']), '*/*');
  });
});
