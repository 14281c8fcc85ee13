import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesMethod } from './names-method.ts';

const rows: readonly (readonly [query: string, want: boolean])[] = [
  ['', false],
  ['?', false],
  ['?page=1&method=card', false],
  ['?shipping_method=post', false],
  ['?a=_method', false],
  ['?a=_method&b=1', false],
  ['?_methods=1', false],
  ['?_method=DELETE', true],
  ['?_METHOD=delete', true],
  ['?_method', true],
  ['?_method[]=delete', true],
  ['?a=1&%5Fmethod=delete', true],
  ['?%255Fmethod=delete', true],
  ['?a=%ff&%5Fmethod=delete', true],
  ['?a=%&%5Fmethod=delete', true],
  ['?a=1;_method=delete', true],
  ['?a=1?b=2&_method=delete', true],
  ['?a=1?_method=delete', true],
  ['?+_method=delete', true],
  ['?_HttpMethod=PATCH', true],
  ['?X-HTTP-Method-Override=DELETE', true],
  ['?x-http-method=DELETE', true],
  ['?x-method-override=DELETE', true],
];

for (const [query, want] of rows)
  test(`${query === '' ? 'no query' : query} ${want ? 'may name another method' : 'names none'}`, () => {
    assert.equal(namesMethod(query), want);
  });
