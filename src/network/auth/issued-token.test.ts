import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readIssuedToken } from './issued-token.ts';

const obtain = { operation: 'createToken', input: {}, token: '/t', expiresIn: '/e', lifetime: 'PT5M' };

for (const [name, data, want] of [
  ['the reply says', { t: 'x', e: 600 }, { renewAt: 540_000, expiresAt: 600_000 }],
  ['the reply says in text', { t: 'x', e: '600' }, { renewAt: 540_000, expiresAt: 600_000 }],
  ['the file says where the reply does not', { t: 'x' }, { renewAt: 240_000, expiresAt: 300_000 }],
  ['is short: renewed at half of it', { t: 'x', e: 30 }, { renewAt: 15_000, expiresAt: 30_000 }],
] as const) {
  test(`a token's lifetime: ${name}`, () => {
    const issued = readIssuedToken(obtain, data, 0);
    assert.deepEqual({ renewAt: issued?.renewAt, expiresAt: issued?.expiresAt }, want);
  });
}

test('a token without any lifetime never expires; an empty one is none', () => {
  const endless = { operation: 'createToken', input: {}, token: '/t' };
  assert.deepEqual(
    [readIssuedToken(endless, { t: 'x' }, 0)?.renewAt, readIssuedToken(endless, { t: '' }, 0)],
    [Infinity, undefined],
  );
});
