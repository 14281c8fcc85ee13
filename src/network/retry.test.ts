import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError } from './network-error.ts';
import type { Reply } from './reply.ts';
import { isSafeToRetry, planRetry, retryAfter } from './retry.ts';
import { setUpClient } from './testing/set-up-client.ts';
import { testContract } from './testing/test-contract.ts';
import { testProvider } from './testing/test-provider.ts';
import type { Answer } from './testing/test-server.ts';
import { sendJson } from './testing/test-server.ts';

const item = { path: { id: '1' } };
const alone = { auth: 'none' } as const;

/** Fails with each of `statuses` in turn (0: a reset), then answers. */
function flaky(statuses: readonly number[], headers: Record<string, string> = {}): Answer {
  const left = [...statuses];
  return (_, response) => {
    const status = left.shift();
    if (status === 0) response.socket?.resetAndDestroy();
    else sendJson(response, status ?? 200, {}, status === undefined ? {} : headers);
  };
}

const recovered: readonly (readonly [string, Answer, string])[] = [
  ['a reset', flaky([0]), 'connection_reset'],
  ['two resets', flaky([0, 0]), 'connection_reset'],
  ['a 503', flaky([503], { 'retry-after': '0' }), 'unreachable'],
  ['a 429 with Retry-After', flaky([429], { 'retry-after': '0' }), 'rate_limited'],
];

for (const [name, answer, code] of recovered) {
  test(`a read survives ${name}, and does not look as if nothing had been`, async (context) => {
    const { client, recorder, server } = await setUpClient(context, answer);
    const reply = await client.send('getItem', item, alone);
    assert.equal(reply.ok, true);
    assert.ok(reply.findings.some((finding) => finding.code === code && finding.severity === 'error'));
    assert.equal(recorder.exchanges.length, server.seen.length);
    assert.deepEqual(
      recorder.exchanges.at(-1)?.findings.at(-1)?.found.includes('then another attempt'),
      true,
    );
  });
}

test('what was wrong with an earlier attempt is in the reply', async (context) => {
  const headers = { 'retry-after': '0', sunset: 'Thu, 31 Dec 2026 23:59:59 GMT' };
  const { client } = await setUpClient(context, flaky([503], headers));
  const { findings } = await client.send('getItem', item, alone);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['sunset_header', 'unreachable'],
  );
});

test('a retry waits, and an abort ends the waiting', async (context) => {
  const abort = new AbortController();
  const { client, server } = await setUpClient(context, flaky([503], { 'retry-after': '20' }), {
    signal: abort.signal,
  });
  setTimeout(() => {
    abort.abort();
  }, 300);
  const started = Date.now();
  await assert.rejects(client.send('getItem', item, alone), { name: 'AbortError' });
  assert.ok(Date.now() - started < 10_000);
  assert.equal(server.seen.length, 1);
});

test('at most two retries', async (context) => {
  const { client, server } = await setUpClient(context, flaky([0, 0, 0, 0]));
  await assert.rejects(client.send('getItem', item, alone), { code: 'connection_reset' });
  assert.equal(server.seen.length, 3);
});

for (const [name, answer, operation, options] of [
  ['of what spends', flaky([0]), 'createItem', alone],
  ['where the scenario wants none', flaky([503, 503]), 'getItem', { ...alone, retry: false }],
  ['of a 429 without Retry-After', flaky([429, 429]), 'getItem', alone],
  ['of a 429 that wants more than 30 s', flaky([429, 429], { 'retry-after': '31' }), 'getItem', alone],
  ['of a 503 that wants more than 30 s', flaky([503, 503], { 'retry-after': '31' }), 'getItem', alone],
  ['of a 500', flaky([500, 500], { 'retry-after': '0' }), 'getItem', alone],
] as const) {
  test(`no retry ${name}`, async (context) => {
    const { client, server } = await setUpClient(context, answer);
    await client
      .send(operation, operation === 'getItem' ? item : { body: {} }, options)
      .catch(() => undefined);
    assert.equal(server.seen.length, 1);
  });
}

test('what is safe to retry is declared, a read, or carries the declared idempotency key', () => {
  const capabilities = {
    ...testProvider.capabilities,
    idempotentCreate: { operation: 'createItem', key: '/body/key', id: '/id' },
  };
  const idempotency = {
    key: 'in the body',
    operations: ['createItem'],
    replay: 'the same item',
    evidence: 'found' as const,
  };
  const keyed = testContract({ provider: { capabilities, idempotency } }).provider;
  const declared = testContract({
    provider: {
      operations: {
        createItem: { effect: 'spend', safeToRetry: true },
        getItem: { effect: 'read', safeToRetry: false },
      },
    },
  }).provider;
  assert.equal(isSafeToRetry(testProvider, 'getItem', {}), true);
  assert.equal(isSafeToRetry(testProvider, 'createItem', { body: { key: 'k' } }), false);
  assert.equal(isSafeToRetry(testProvider, 'unknown', {}), false);
  assert.equal(isSafeToRetry(keyed, 'createItem', { body: { key: 'k' } }), true);
  assert.equal(isSafeToRetry(keyed, 'createItem', { body: {} }), false);
  assert.equal(isSafeToRetry(keyed, 'createItem', { body: { key: '' } }), false);
  const pointed = testContract({
    provider: { idempotency: { ...idempotency, key: '/body/inner/key' } },
  }).provider;
  assert.equal(isSafeToRetry(pointed, 'createItem', { body: { inner: { key: 'k' } } }), true);
  assert.equal(isSafeToRetry(pointed, 'createItem', { body: { key: 'k' } }), false);
  const refused = testContract({
    provider: {
      capabilities,
      idempotency,
      operations: { createItem: { effect: 'spend', safeToRetry: false } },
    },
  }).provider;
  assert.equal(isSafeToRetry(refused, 'createItem', { body: { key: 'k' } }), false, 'what is declared holds');
  assert.equal(isSafeToRetry(declared, 'createItem', {}), true);
  assert.equal(isSafeToRetry(declared, 'getItem', {}), false);
});

test('only a reset of the connection is retried without an answer', () => {
  const failed = (code: 'timeout' | 'connection_reset' | 'tls_failed') =>
    planRetry(new NetworkError(code, []), 0, false);
  assert.equal(failed('connection_reset')?.finding.severity, 'error');
  assert.equal(failed('timeout'), undefined);
  assert.equal(failed('tls_failed'), undefined);
});

test('a 429 is a warning where a limit is declared: somebody else may be using it up', () => {
  const reply = { status: 429, headers: { 'retry-after': '2' } } as unknown as Reply;
  assert.deepEqual(
    [planRetry(reply, 0, true)?.finding.severity, planRetry(reply, 0, false)?.finding.severity],
    ['warning', 'error'],
  );
  assert.equal(planRetry(reply, 0, true)?.wait, 2000);
});

for (const [value, date, wait] of [
  ['5', undefined, 5000],
  ['0', undefined, 0],
  ['Sat, 21 Nov 2026 00:00:10 GMT', 'Sat, 21 Nov 2026 00:00:00 GMT', 10_000],
  ['Sat, 21 Nov 2026 00:00:00 GMT', 'Sat, 21 Nov 2026 00:00:10 GMT', 0],
  ['soon', undefined, undefined],
  ['Sat, nobody knows', undefined, undefined],
  ['-1', 'Sat, 21 Nov 2026 00:00:00 GMT', undefined],
  [undefined, undefined, undefined],
] as const) {
  test(`Retry-After ${String(value)} is ${String(wait)} ms`, () => {
    assert.equal(retryAfter(value, date), wait);
  });
}
