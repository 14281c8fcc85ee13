import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearest } from './nearest.ts';

describe('nearest', () => {
  const names = ['createOrder', 'getOrder', 'baseUrl', 'toString'];
  const cases: readonly [string, string | undefined][] = [
    ['creatOrder', 'createOrder'],
    ['GETORDER', 'getOrder'],
    ['baseURI', 'baseUrl'],
    ['getOrderById', 'getOrder'],
    ['constructor', undefined],
    ['zzz', undefined],
    ['', undefined],
  ];
  for (const [given, want] of cases) {
    it(`${given || 'nothing'} → ${want ?? 'none'}`, () => assert.equal(nearest(given, names), want));
  }

  it('knows nothing of no names', () => assert.equal(nearest('a', []), undefined));
});
