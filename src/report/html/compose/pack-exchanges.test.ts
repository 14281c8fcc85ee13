import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import type { Exchange } from '../../../model/exchange.ts';
import { sampleExchange } from '../testing/sample-input.ts';
import { packExchanges } from './pack-exchanges.ts';

function unpack(texts: readonly string[]): readonly Exchange[] {
  return texts.flatMap(
    (text) => JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString()) as Exchange[],
  );
}

function withBody(id: string, text: string): Exchange {
  const body = { bytes: text.length, text, truncated: false };
  return sampleExchange({ id, response: { status: 200, headers: {}, body } });
}

test('what is packed comes out as it was, what somebody will look at first', () => {
  const bad = { code: 'slow', severity: 'warning', expected: 'quick', found: 'slow \ud800' } as const;
  const all = [
    sampleExchange({ id: 'a' }),
    sampleExchange({ id: 'b', findings: [bad] }),
    sampleExchange({ id: 'c' }),
  ];
  const { ids, leftOut, texts } = packExchanges(all, new Set(['c']));
  assert.deepEqual([ids, leftOut], [[['c', 'b', 'a']], 0]);
  assert.deepEqual(unpack(texts), [all[2], all[1], all[0]]);
});

test('a body of ten megabytes is cut short, and says so', () => {
  const [only] = unpack(packExchanges([withBody('a', 'x'.repeat(10_000_000))], new Set()).texts);
  assert.deepEqual([only?.response?.body?.text.length, only?.response?.body?.truncated], [60_000, true]);
});

test('however many there are, they stay below the budget, and those left out are counted', () => {
  const all = Array.from({ length: 200 }, (_, index) =>
    withBody(`x${index}`, randomBytes(30_000).toString('hex')),
  );
  const { ids, leftOut, texts } = packExchanges(all, new Set(['x199']));
  assert.ok(texts.reduce((sum, { length }) => sum + length, 0) <= 5_000_000);
  assert.ok(leftOut > 0 && ids.flat().length + leftOut === 200);
  assert.equal(ids[0]?.[0], 'x199');
});
