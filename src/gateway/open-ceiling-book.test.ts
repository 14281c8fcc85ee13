import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { createCeilings } from './ceilings.ts';
import type { Ceilings } from './ceilings.ts';
import { openCeilingBook } from './open-ceiling-book.ts';
import { askJson } from './testing/ask.ts';
import { openShop } from './testing/open-shop.ts';

const amount = { at: '/amount', max: 10 };
const pay = { operation: 'pay', requests: 5, per: 'PT60S', amount };
const hourly = { operation: 'pay', requests: 6, per: 'PT1H' };

const promotion = 'a'.repeat(32);
const owner = { promotion, expiresAt: '2026-11-21T12:00:00.000Z' };

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-book-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, 'deep', 'ceilings');
}

/** One of the gateways that count together, with a clock of its own. */
async function openCounter(context: TestContext, folder: string, now: () => number): Promise<Ceilings> {
  const book = await openCeilingBook(folder, owner);
  context.after(() => {
    book.close();
  });
  return createCeilings([pay, hourly], now, book);
}

test('what one gateway let through counts for the other, and for one that starts later', async (context) => {
  const folder = folderOf(context);
  let now = 1000;
  const [one, other] = [
    await openCounter(context, folder, () => now),
    await openCounter(context, folder, () => now),
  ];
  const send = (ceilings: Ceilings, value: unknown) => ceilings.reserve('pay', { amount: value })?.code;
  assert.deepEqual(
    [send(one, 4), send(other, '3.5'), send(one, 3)],
    [undefined, undefined, 'ceiling_amount'],
  );
  assert.deepEqual([send(other, 2.5), send(one, 0.000001)], [undefined, 'ceiling_amount']);
  const later = await openCounter(context, folder, () => now);
  assert.deepEqual(
    [send(later, 0), send(later, 0), send(other, 0)],
    [undefined, undefined, 'ceiling_requests'],
  );
  now += 60_000;
  assert.deepEqual([send(later, 1), send(one, 1)], [undefined, 'ceiling_requests']);
});

test('a clock that is behind ends no window early, and goes on with the latest that was counted', async (context) => {
  const folder = folderOf(context);
  let now = 1_000_000;
  const [ahead, behind] = [
    await openCounter(context, folder, () => now),
    await openCounter(context, folder, () => 0),
  ];
  assert.equal(ahead.reserve('pay', { amount: 10 }), undefined);
  assert.equal(behind.reserve('pay', { amount: 1 })?.code, 'ceiling_amount');
  now += 60_000;
  assert.equal(ahead.reserve('pay', { amount: 1 }), undefined);
  assert.equal(behind.reserve('pay', { amount: 9 }), undefined);
});

test('a book that cannot be read lets nothing pass, and says so', async (context) => {
  const folder = folderOf(context);
  const book = await openCeilingBook(folder, owner);
  const ceilings = createCeilings([pay], undefined, book);
  assert.equal(ceilings.reserve('pay', { amount: 1 }), undefined);
  book.close();
  const refusal = ceilings.reserve('pay', { amount: 1 });
  assert.equal(refusal?.code, 'ceiling_unknown');
  assert.equal(ceilings.reserve('other'), undefined);
  writeFileSync(
    join(folder, `${promotion}.sqlite`),
    'this is no database, and long enough to be seen as none'.repeat(100),
  );
  await assert.rejects(openCeilingBook(folder, owner), { code: 'ceilings_uncounted', exitCode: 3 });
  const file = join(folder, `${promotion}.sqlite`);
  await assert.rejects(openCeilingBook(join(file, 'below'), owner), { code: 'ceilings_uncounted' });
});

const racer = `
import { createCeilings } from ${JSON.stringify(join(import.meta.dirname, 'ceilings.ts'))};
import { openCeilingBook } from ${JSON.stringify(join(import.meta.dirname, 'open-ceiling-book.ts'))};
const book = await openCeilingBook(process.argv[2], ${JSON.stringify(owner)});
const ceilings = createCeilings([{ operation: 'pay', requests: 600, per: 'PT1H' }], undefined, book);
const seen = { passed: 0 };
process.stdout.write('ready');
for await (const _ of process.stdin);
for (let turn = 0; turn < 500; turn++) {
  const { code = 'passed' } = ceilings.reserve('pay') ?? {};
  seen[code] = (seen[code] ?? 0) + 1;
}
book.close();
console.log(JSON.stringify(seen));
`;

test('of processes that race no more pass than there is room for', async (context) => {
  const folder = folderOf(context);
  const script = join(folder, '../../racer.mjs');
  writeFileSync(script, racer);
  const racers = [1, 2, 3].map(() => {
    const words = ['--disable-warning=ExperimentalWarning', script, folder];
    return spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  });
  await Promise.all(racers.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of racers) stdin.end();
  const printed = await Promise.all(racers.map(({ stdout }) => stdout.toArray()));
  const seen = printed.map((chunks) => JSON.parse(chunks.join('')) as Record<string, number>);
  const count = (code: string) => seen.reduce((sum, one) => sum + (one[code] ?? 0), 0);
  assert.deepEqual([count('passed'), count('ceiling_requests')], [600, 900]);
});

test('two gateways let through together what the ceiling says', async (context) => {
  const folder = folderOf(context);
  const books = [await openCeilingBook(folder, owner), await openCeilingBook(folder, owner)];
  context.after(() => {
    for (const book of books) book.close();
  });
  const shops = await Promise.all(
    books.map((book) =>
      openShop(
        context,
        (request, response) => {
          request.resume();
          sendJson(response, 200, {});
        },
        { ceilings: [{ ...pay, requests: 100 }], book },
      ),
    ),
  );
  const send = (turn: number) =>
    askJson(shops[turn % 2]?.gateway.url ?? '', '/merchants/me/payments', { amount: 3 });
  const seen = await Promise.all(Array.from({ length: 12 }, (_, turn) => send(turn)));
  assert.equal(seen.filter(({ status }) => status === 200).length, 3);
  assert.equal(
    shops.reduce((sum, { reached }) => sum + reached.length, 0),
    3,
  );
});
