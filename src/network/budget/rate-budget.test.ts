import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { RateLimit } from '../../model/provider.ts';
import { setUpClient } from '../testing/set-up-client.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import { changeLocked } from './locked-file.ts';
import { createRateBudget } from './rate-budget.ts';
import { createSlidingWindow } from './sliding-window.ts';

const run = promisify(execFile);
const twoPerSecond: RateLimit = { requests: 2, per: 'PT1S', scope: 'environment' };

function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-budget-test-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** What a window of two a second answers at these times. */
async function waitsAt(context: TestContext, times: readonly number[]): Promise<number[]> {
  let now = 0;
  const window = createSlidingWindow(join(newFolder(context), 'a'), twoPerSecond, { now: () => now });
  const waits: number[] = [];
  for (now of times) waits.push(await window.take());
  return waits;
}

test('lets so many through in any window, and says how long to wait', async (context) => {
  assert.deepEqual(await waitsAt(context, [0, 500, 600, 1099, 1100, 1600]), [0, 0, 500, 1, 0, 0]);
});

test('a request that another process wrote down a moment later counts', async (context) => {
  assert.deepEqual(await waitsAt(context, [505, 510, 500]), [0, 0, 1105]);
});

test('a clock that was set back does not block for ever', async (context) => {
  assert.deepEqual(await waitsAt(context, [1_000_000, 1_000_001, 500]), [0, 0, 0]);
});

test('a damaged file counts as far as it can be read', async (context) => {
  const path = join(newFolder(context), 'a');
  writeFileSync(path, 'abc');
  assert.equal(await createSlidingWindow(path, twoPerSecond).take(), 0);
});

/** A process of its own: takes requests from one window and prints when they were counted. */
const taker = `
  const { createSlidingWindow } = await import(process.argv[1]);
  let counted = 0;
  const clock = { now: () => (counted = Date.now()) };
  const limit = { requests: 4, per: 'PT1S', scope: 'environment' };
  const window = createSlidingWindow(process.argv[2], limit, clock);
  for (let taken = 0; taken < 4; taken++) {
    for (let wait = await window.take(); wait > 0; wait = await window.take()) {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    console.log(counted);
  }`;

test('several processes never have more in a window than the limit', async (context) => {
  const path = join(newFolder(context), 'a');
  const module = new URL('sliding-window.ts', import.meta.url).href;
  const argv = ['--input-type=module', '-e', taker, module, path];
  const runs = await Promise.all(Array.from({ length: 3 }, () => run(process.execPath, argv)));
  const times = runs.flatMap(({ stdout }) => stdout.trim().split('\n').map(Number)).sort((a, b) => a - b);
  assert.equal(times.length, 12);
  for (let index = 4; index < times.length; index++) {
    assert.ok((times[index] ?? 0) - (times[index - 4] ?? 0) >= 1000, String(times));
  }
});

test('the lock of a process that died is broken', { timeout: 20_000 }, async (context) => {
  const path = join(newFolder(context), 'a');
  writeFileSync(`${path}.lock`, '');
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(`${path}.lock`, longAgo, longAgo);
  const result = await changeLocked(path, () => ({ content: Buffer.from('new'), result: 'done' }));
  assert.equal(result, 'done');
  assert.deepEqual(readdirSync(join(path, '..')), ['a']);
});

test('a lock that is held is waited for', async (context) => {
  const path = join(newFolder(context), 'a');
  writeFileSync(`${path}.lock`, '');
  setTimeout(() => {
    rmSync(`${path}.lock`);
  }, 100);
  const started = Date.now();
  await changeLocked(path, () => ({ content: Buffer.from(''), result: undefined }));
  assert.ok(Date.now() - started >= 90);
});

test('costs nothing where no limit is declared', (context) => {
  const budget = createRateBudget({
    provider: testProvider,
    environment: 'preprod',
    network: 'internet',
    folder: newFolder(context),
  });
  assert.equal(budget.take('getItem'), undefined);
});

test('counts by environment or by operation, and each network for itself', async (context) => {
  const folder = newFolder(context);
  const limited = {
    effect: 'read' as const,
    rateLimit: { requests: 5, per: 'PT1M', scope: 'operation' as const },
  };
  const provider = {
    ...testProvider,
    rateLimits: [{ requests: 100, per: 'PT1M', scope: 'environment' as const }],
    operations: { getItem: limited, getItems: limited },
  };
  const filesAfter = async (operation: string, network: string, environment: string): Promise<number> => {
    await createRateBudget({ provider, environment, network, folder }).take(operation);
    return readdirSync(folder).length;
  };
  assert.equal(await filesAfter('createItem', 'internet', 'preprod'), 1);
  assert.equal(await filesAfter('createToken', 'internet', 'preprod'), 1);
  assert.equal(await filesAfter('getItem', 'internet', 'preprod'), 2);
  assert.equal(await filesAfter('getItems', 'internet', 'preprod'), 3);
  assert.equal(await filesAfter('createItem', 'internet', 'staging'), 4);
  assert.equal(await filesAfter('createItem', 'sandbox', 'preprod'), 5);
  const other = createRateBudget({
    ...{ provider: { ...provider, id: 'other' }, environment: 'preprod', network: 'internet', folder },
  });
  await other.take('createItem');
  assert.equal(readdirSync(folder).length, 6);
});

/** Whether a promise is still pending after so many milliseconds. */
async function isPending(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return (
    (await Promise.race([promise.then(() => 'done'), sleep(milliseconds, 'pending', { ref: false })])) ===
    'pending'
  );
}

test('what has waited counts, too', async (context) => {
  const abort = new AbortController();
  const budget = createRateBudget({
    provider: { ...testProvider, rateLimits: [{ requests: 1, per: 'PT1S', scope: 'environment' }] },
    ...{ environment: 'preprod', network: 'x', folder: newFolder(context), signal: abort.signal },
  });
  for (let taken = 0; taken < 2; taken++) await budget.take('getItem');
  const third = budget.take('getItem') ?? Promise.resolve();
  assert.ok(await isPending(third, 50));
  abort.abort();
  await assert.rejects(third, { name: 'AbortError' });
});

test('a client keeps the limit of its environment, on each sandbox for itself', async (context) => {
  const abort = new AbortController();
  const provider = {
    id: `acme-${randomUUID()}`,
    rateLimits: [{ requests: 1, per: 'PT1M', scope: 'environment' as const }],
  };
  const options = { contract: testContract({ provider }), signal: abort.signal };
  const clients = [];
  for (let made = 0; made < 2; made++)
    clients.push(await setUpClient(context, (_, response) => void response.end('{}'), options));
  const [first, second] = clients;
  assert.ok(first !== undefined && second !== undefined);
  const ask = ({ client }: typeof first) => client.send('getItem', { path: { id: '1' } }, { auth: 'none' });
  const early = Promise.all([ask(first), ask(second)]);
  assert.equal(await isPending(early, 10_000), false);
  const late = ask(first);
  assert.ok(await isPending(late, 200));
  abort.abort();
  await assert.rejects(late);
  assert.equal(first.server.seen.length, 1);
});

test('an abort ends the waiting', async (context) => {
  const provider = {
    ...testProvider,
    rateLimits: [{ requests: 1, per: 'PT1M', scope: 'environment' as const }],
  };
  const abort = new AbortController();
  const budget = createRateBudget({
    provider,
    environment: 'preprod',
    network: 'x',
    folder: newFolder(context),
    signal: abort.signal,
  });
  await budget.take('getItem');
  setTimeout(() => {
    abort.abort();
  }, 50);
  await assert.rejects(budget.take('getItem') ?? Promise.resolve(), { name: 'AbortError' });
});
