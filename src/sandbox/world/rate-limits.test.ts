import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../../model/provider.ts';
import { acmeProvider } from '../testing/acme.ts';
import { RateLimits } from './rate-limits.ts';

const limited: Provider = {
  ...acmeProvider,
  rateLimits: [{ requests: 2, per: 'PT1S', scope: 'environment' }],
  operations: {
    getItem: { effect: 'read', rateLimit: { requests: 1, per: 'PT10S', scope: 'operation' } },
    listItems: { effect: 'read' },
  },
};

test('an environment limit counts all operations, in a window that slides', () => {
  const limits = new RateLimits(limited);
  const waits = [0, 100, 200, 999, 1000, 1050, 1100].map((now) => limits.take('listItems', now));
  assert.deepEqual(waits, [undefined, undefined, 800, 1, undefined, 50, undefined]);
});

test('an operation limit holds for it alone, and the longest wait wins', () => {
  const limits = new RateLimits(limited);
  assert.equal(limits.take('getItem', 0), undefined);
  assert.equal(limits.take('getItem', 100), 9900);
  assert.equal(limits.take('listItems', 100), undefined);
  assert.equal(limits.take('listItems', 100), 900);
});

test('a refused request is not counted', () => {
  const limits = new RateLimits(limited);
  for (let time = 0; time < 1000; time += 100) limits.take('getItem', time);
  assert.equal(limits.take('getItem', 10_000), undefined);
});

test('an exhausted limit lasts for its window', () => {
  const limits = new RateLimits(limited);
  assert.equal(limits.exhaust('listItems', 0), true);
  assert.equal(limits.take('listItems', 400), 600);
  assert.equal(limits.take('listItems', 1000), undefined);
});

test('without a declared limit nothing is refused and nothing can be exhausted', () => {
  const limits = new RateLimits({ ...acmeProvider, operations: { listItems: { effect: 'read' } } });
  assert.equal(limits.exhaust('listItems', 0), false);
  for (let count = 0; count < 1000; count += 1) assert.equal(limits.take('listItems', 0), undefined);
});
