import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { sendJson } from '../network/testing/test-server.ts';
import { createCeilings } from './ceilings.ts';
import type { Ceilings } from './ceilings.ts';
import { openCeilingBook } from './open-ceiling-book.ts';
import { askJson } from './testing/ask.ts';
import { openShop } from './testing/open-shop.ts';

const amount = { at: '/amount', max: 10 };
const pay = { operation: 'pay', requests: 5, per: 'PT60S', amount };
const hourly = { operation: 'pay', requests: 6, per: 'PT1H' };

function fileOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-book-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, 'deep', 'book.sqlite');
}

/** One of the gateways that count together, with a clock of its own. */
async function openCounter(context: TestContext, file: string, now: () => number): Promise<Ceilings> {
  const book = await openCeilingBook(file);
  context.after(() => {
    book.close();
  });
  return createCeilings([pay, hourly], now, book);
}

test('what one gateway let through counts for the other, and for one that starts later', async (context) => {
  const file = fileOf(context);
  let now = 1000;
  const [one, other] = [
    await openCounter(context, file, () => now),
    await openCounter(context, file, () => now),
  ];
  const send = (ceilings: Ceilings, value: unknown) => ceilings.reserve('pay', { amount: value })?.code;
  assert.deepEqual(
    [send(one, 4), send(other, '3.5'), send(one, 3)],
    [undefined, undefined, 'ceiling_amount'],
  );
  assert.deepEqual([send(other, 2.5), send(one, 0.000001)], [undefined, 'ceiling_amount']);
  const later = await openCounter(context, file, () => now);
  assert.deepEqual(
    [send(later, 0), send(later, 0), send(other, 0)],
    [undefined, undefined, 'ceiling_requests'],
  );
  now += 60_000;
  assert.deepEqual([send(later, 1), send(one, 1)], [undefined, 'ceiling_requests']);
});

test('a clock that is behind ends no window early, and goes on with the latest that was counted', async (context) => {
  const file = fileOf(context);
  let now = 1_000_000;
  const [ahead, behind] = [
    await openCounter(context, file, () => now),
    await openCounter(context, file, () => 0),
  ];
  assert.equal(ahead.reserve('pay', { amount: 10 }), undefined);
  assert.equal(behind.reserve('pay', { amount: 1 })?.code, 'ceiling_amount');
  now += 60_000;
  assert.equal(ahead.reserve('pay', { amount: 1 }), undefined);
  assert.equal(behind.reserve('pay', { amount: 9 }), undefined);
});

test('a book that cannot be read lets nothing pass, and says so', async (context) => {
  const file = fileOf(context);
  const book = await openCeilingBook(file);
  const ceilings = createCeilings([pay], undefined, book);
  assert.equal(ceilings.reserve('pay', { amount: 1 }), undefined);
  book.close();
  const refusal = ceilings.reserve('pay', { amount: 1 });
  assert.equal(refusal?.code, 'ceiling_unknown');
  assert.equal(ceilings.reserve('other'), undefined);
  writeFileSync(file, 'this is no database, and long enough to be seen as none'.repeat(100));
  await assert.rejects(openCeilingBook(file), { code: 'ceilings_uncounted', exitCode: 3 });
  await assert.rejects(openCeilingBook(join(file, 'below')), { code: 'ceilings_uncounted' });
});

const racer = `
import { createCeilings } from ${JSON.stringify(join(import.meta.dirname, 'ceilings.ts'))};
import { openCeilingBook } from ${JSON.stringify(join(import.meta.dirname, 'open-ceiling-book.ts'))};
const book = await openCeilingBook(process.argv[2]);
const ceilings = createCeilings([{ operation: 'pay', requests: 50, per: 'PT1H' }], undefined, book);
const seen = { passed: 0 };
for (let turn = 0; turn < 40; turn++) {
  const { code = 'passed' } = ceilings.reserve('pay') ?? {};
  seen[code] = (seen[code] ?? 0) + 1;
}
book.close();
console.log(JSON.stringify(seen));
`;

test('of processes that race no more pass than there is room for', async (context) => {
  const file = fileOf(context);
  const script = join(file, '../../racer.mjs');
  writeFileSync(script, racer);
  const run = promisify(execFile);
  const raced = await Promise.all(
    [1, 2, 3].map(() => run(process.execPath, ['--disable-warning=ExperimentalWarning', script, file])),
  );
  const seen = raced.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
  const count = (code: string) => seen.reduce((sum, one) => sum + (one[code] ?? 0), 0);
  assert.deepEqual([count('passed'), count('ceiling_requests')], [50, 70]);
});

test('two gateways let through together what the ceiling says', async (context) => {
  const file = fileOf(context);
  const books = [await openCeilingBook(file), await openCeilingBook(file)];
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
