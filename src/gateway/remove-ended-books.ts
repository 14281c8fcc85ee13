import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { unlessMissing } from '../util/unless-missing.ts';
import { bookFile, promotionOf, raiseRemovedUntil, whileNoneIsOpened } from './ceiling-books.ts';

export type EndedBooks = {
  readonly now: Date;
  /** Ids of promotions that are known to be void for ever. */
  readonly revoked: ReadonlySet<string>;
};

/**
 * Removes the books of promotions that are over: past the end that their book names, or revoked. One that some gateway has
 * open stays, and so does what is no book or names no end. Returns the ids of the promotions. Throws a `LedgerError` where
 * another process keeps the books locked, and what the file system throws.
 */
export async function removeEndedBooks(folder: string, ended: EndedBooks): Promise<readonly string[]> {
  const files = (await unlessMissing(readdir(folder))) ?? [];
  const ids = files.flatMap((file) => promotionOf(file) ?? []);
  if (ids.length === 0) return [];
  return whileNoneIsOpened(folder, async () => {
    const removed: string[] = [];
    for (const id of ids) if (await remove(folder, id, ended)) removed.push(id);
    return removed;
  });
}

async function remove(folder: string, id: string, { now, revoked }: EndedBooks): Promise<boolean> {
  const file = join(folder, bookFile(id));
  const book = await closeBook(file);
  if (book === undefined) return false;
  const { expiresAt } = book;
  if (expiresAt !== undefined && expiresAt <= now.toISOString()) {
    // Before it goes, and whatever becomes of this process: a clock that is put back finds it gone, and not new.
    await raiseRemovedUntil(folder, expiresAt);
  } else if (!revoked.has(id)) return false;
  await rm(file);
  return true;
}

/** What a book says that nobody has open; undefined: somebody has, or it cannot be read. */
async function closeBook(file: string): Promise<{ readonly expiresAt?: string } | undefined> {
  const { DatabaseSync } = await import('node:sqlite');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // Only who has it alone can take it out of the other mode, and no file but this one is left of it then.
    database.exec('PRAGMA journal_mode = DELETE');
    const owner = database.prepare('SELECT expiresAt FROM owner').get();
    return owner === undefined ? {} : { expiresAt: new Date(String(owner['expiresAt'])).toISOString() };
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}
