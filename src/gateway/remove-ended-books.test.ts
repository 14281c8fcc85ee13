import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { withExclusiveLock } from '../ledger/file/exclusive-lock.ts';
import { createCeilings } from './ceilings.ts';
import { openCeilingBook } from './open-ceiling-book.ts';
import { removeEndedBooks } from './remove-ended-books.ts';

const [one, other] = ['1'.repeat(32), '2'.repeat(32)];
const end = '2026-11-21T12:00:00.000Z';
const later = new Date('2026-11-21T12:00:00.001Z');
const before = new Date('2026-11-21T11:59:59.999Z');
const nobody = new Set<string>();

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-books-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A book in which one request was counted, closed again. */
async function makeBook(folder: string, promotion: string, expiresAt = end): Promise<void> {
  const book = await openCeilingBook(folder, { promotion, expiresAt });
  book.count(() => [{ index: 0, at: 1, amount: 5n }]);
  book.close();
}

const booksIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('.sqlite'));

test('books of promotions that are over go, and all others stay', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one);
  await makeBook(folder, other, '2026-11-21T18:00:00.000Z');
  assert.deepEqual(await removeEndedBooks(folder, { now: before, revoked: nobody }), []);
  assert.equal(booksIn(folder).length, 2);
  assert.deepEqual(await removeEndedBooks(folder, { now: later, revoked: nobody }), [one]);
  assert.deepEqual(booksIn(folder), [`${other}.sqlite`]);
  assert.deepEqual(await removeEndedBooks(folder, { now: later, revoked: new Set([other]) }), [other]);
  assert.deepEqual(booksIn(folder), []);
});

test('where nothing was ever counted there is nothing to remove, and nothing is made', async (context) => {
  const folder = join(folderOf(context), 'none');
  assert.deepEqual(await removeEndedBooks(folder, { now: later, revoked: nobody }), []);
  assert.ok(!existsSync(folder));
});

test('a clock that is put back does not begin a book anew that was removed', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one);
  await removeEndedBooks(folder, { now: later, revoked: nobody });
  await assert.rejects(openCeilingBook(folder, { promotion: one, expiresAt: end }), {
    code: 'ceilings_uncounted',
    message: /until 2026-11-21T12:00:00\.000Z were removed, and this one ended at 2026-11-21T12:00:00\.000Z/,
  });
  await makeBook(folder, other, '2026-11-21T12:00:00.001Z');
});

test('what is revoked says nothing of the promotions after it', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one, '2026-11-21T18:00:00.000Z');
  await removeEndedBooks(folder, { now: before, revoked: new Set([one]) });
  await makeBook(folder, other, '2026-11-21T13:00:00.000Z');
  assert.deepEqual(booksIn(folder), [`${other}.sqlite`]);
});

test('what is no book, or none that can be read, stays', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one);
  writeFileSync(join(folder, `${other}.sqlite`), 'this is no database, and long enough'.repeat(100));
  writeFileSync(join(folder, 'notes.sqlite'), '');
  mkdirSync(join(folder, `${'3'.repeat(32)}.sqlite`));
  const revoked = new Set([one, other, 'notes', '3'.repeat(32)]);
  assert.deepEqual(await removeEndedBooks(folder, { now: later, revoked }), [one]);
  assert.equal(booksIn(folder).length, 3);
});

test('a mark that cannot be read opens and removes nothing', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one);
  writeFileSync(join(folder, 'removed-until'), 'for ever\n');
  await assert.rejects(removeEndedBooks(folder, { now: later, revoked: nobody }), SyntaxError);
  assert.deepEqual(booksIn(folder), [`${one}.sqlite`]);
  await assert.rejects(openCeilingBook(folder, { promotion: other, expiresAt: end }), {
    code: 'ceilings_uncounted',
  });
});

/** Opens a book, counts one request, and one more for each line that it reads. */
const gateway = `
import { createInterface } from 'node:readline';
import { createCeilings } from ${JSON.stringify(join(import.meta.dirname, 'ceilings.ts'))};
import { openCeilingBook } from ${JSON.stringify(join(import.meta.dirname, 'open-ceiling-book.ts'))};
const [folder, promotion, expiresAt] = process.argv.slice(2);
const book = await openCeilingBook(folder, { promotion, expiresAt });
const ceilings = createCeilings([{ operation: 'pay', requests: 3, per: 'PT1H' }], undefined, book);
const count = () => console.log(ceilings.reserve('pay')?.code ?? 'passed');
count();
for await (const _ of createInterface({ input: process.stdin })) count();
`;

function startGateway(context: TestContext, folder: string, expiresAt: string) {
  const script = join(folder, 'gateway.mjs');
  writeFileSync(script, gateway);
  const words = ['--disable-warning=ExperimentalWarning', script, folder, one, expiresAt];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  context.after(() => child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8');
  const said = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]).trim();
  return { child, said };
}

test('a book that a gateway of another process has open stays, and goes once it has ended, however it ends', async (context) => {
  const folder = folderOf(context);
  const [first, second] = [startGateway(context, folder, end), startGateway(context, folder, end)];
  assert.deepEqual(await Promise.all([first.said(), second.said()]), ['passed', 'passed']);
  const ended = { now: later, revoked: new Set([one]) };
  assert.deepEqual(await removeEndedBooks(folder, ended), []);
  first.child.kill('SIGKILL');
  await once(first.child, 'close');
  assert.deepEqual(await removeEndedBooks(folder, ended), []);
  for (const want of ['passed', 'ceiling_requests']) {
    second.child.stdin.write('\n');
    assert.equal(await second.said(), want);
  }
  second.child.kill('SIGKILL');
  await once(second.child, 'close');
  assert.deepEqual(await removeEndedBooks(folder, ended), [one]);
  assert.deepEqual(booksIn(folder), []);
});

test('while another process opens a book none is removed', async (context) => {
  const folder = folderOf(context);
  await makeBook(folder, one);
  await withExclusiveLock(join(folder, 'lock'), 0, async () => {
    await Promise.all([
      assert.rejects(removeEndedBooks(folder, { now: later, revoked: nobody }), { code: 'ledger_locked' }),
      assert.rejects(openCeilingBook(folder, { promotion: one, expiresAt: end }), {
        code: 'ceilings_uncounted',
      }),
    ]);
  });
  assert.deepEqual(booksIn(folder), [`${one}.sqlite`]);
});

const remover = `
import { removeEndedBooks } from ${JSON.stringify(join(import.meta.dirname, 'remove-ended-books.ts'))};
const [folder, promotion] = process.argv.slice(2);
process.stdin.on('end', () => process.exit()).resume();
for (;;) await removeEndedBooks(folder, { now: new Date(0), revoked: new Set([promotion]) });
`;

test('while another process removes over and over, no gateway that counts loses what others counted', async (context) => {
  const folder = folderOf(context);
  const script = join(folder, 'remover.mjs');
  writeFileSync(script, remover);
  const words = ['--disable-warning=ExperimentalWarning', script, folder, one];
  const removing = spawn(process.execPath, words, { stdio: ['pipe', 'ignore', 'inherit'] });
  context.after(() => removing.kill('SIGKILL'));
  const owner = { promotion: one, expiresAt: end };
  const ceiling = { operation: 'pay', requests: 3, per: 'PT1H' };
  for (let turn = 0; turn < 20; turn++) {
    const books = [await openCeilingBook(folder, owner), await openCeilingBook(folder, owner)];
    const counting = books.map((book) => createCeilings([ceiling], () => turn, book));
    const codes = Array.from({ length: 4 }, (_, index) => counting[index % 2]?.reserve('pay')?.code);
    assert.equal(codes.at(-1), 'ceiling_requests');
    for (const book of books) book.close();
  }
  removing.stdin.end();
  assert.deepEqual(await once(removing, 'close'), [0, null]);
});
