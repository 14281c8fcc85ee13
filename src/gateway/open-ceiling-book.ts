import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { LivegateError } from '../util/errors.ts';
import { bookFile, readRemovedUntil, whileNoneIsOpened } from './ceiling-books.ts';
import type { CeilingBook, Counted } from './ceiling-book.ts';

/** A book that several processes write, and its end. */
export type SharedBook = CeilingBook & { close(): void };

/** Whose requests a book counts. */
export type BookOwner = {
  /** Id of the promotion. */
  readonly promotion: string;
  /** ISO 8601, UTC: when the promotion ends. */
  readonly expiresAt: string;
};

type Row = { readonly id: number; readonly index: number; readonly at: number; readonly amount: string };

/** Milliseconds that one gateway waits for the others. */
const patience = 2000;

/**
 * Opens the book of a promotion in this folder, and makes it, with its folder, where there is none: an SQLite database that
 * survives the end of any process. Throws a `LivegateError` (`ceilings_uncounted`, exit code 3) where it cannot be, and where
 * the book was removed because its promotion was over: a clock that is put back does not begin it anew.
 */
export async function openCeilingBook(folder: string, owner: BookOwner): Promise<SharedBook> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await whileNoneIsOpened(folder, () => open(folder, owner));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LivegateError('ceilings_uncounted', `${folder}: what is sent cannot be counted: ${reason}`, {
      hint: 'It is kept in $XDG_STATE_HOME/livegate, else ~/.local/state/livegate: let it be written.',
      cause,
    });
  }
}

async function open(folder: string, { expiresAt, promotion }: BookOwner): Promise<SharedBook> {
  const file = join(folder, bookFile(promotion));
  if (!existsSync(file)) await requireNeverRemoved(folder, expiresAt);
  // Loaded on first use: below Node 24 it prints a warning.
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file, { timeout: patience });
  // Written to the disk in turn: no crash of a process loses a request, and a power cut the last few at most. While it is
  // open in this mode nobody else can take it out of it, by which a book that is in use is known.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS counted (id INTEGER PRIMARY KEY, "index" INTEGER, at REAL, amount TEXT)',
  );
  database.exec('CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), expiresAt TEXT)');
  database.prepare('INSERT OR IGNORE INTO owner VALUES (1, ?)').run(expiresAt);
  return bookOf(database);
}

async function requireNeverRemoved(folder: string, expiresAt: string): Promise<void> {
  const until = await readRemovedUntil(folder);
  if (until !== undefined && expiresAt <= until)
    throw new Error(`counts of promotions until ${until} were removed, and this one ended at ${expiresAt}`);
}

function bookOf(database: DatabaseSync): SharedBook {
  const read = database.prepare('SELECT id, "index", at, amount FROM counted WHERE id > ? ORDER BY id');
  const write = database.prepare('INSERT INTO counted ("index", at, amount) VALUES (?, ?, ?)');
  let seen = 0;
  const work: CeilingBook['count'] = (decide) => {
    const rows = read.all(seen) as Row[];
    seen = rows.at(-1)?.id ?? seen;
    const counted = decide(rows.map(parseRow));
    const ids = counted.map(({ amount, at, index }) => write.run(index, at, String(amount)).lastInsertRowid);
    database.exec('COMMIT');
    seen = Number(ids.at(-1) ?? seen);
    return counted;
  };
  return {
    count(decide) {
      database.exec('BEGIN IMMEDIATE');
      try {
        return work(decide);
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      database.close();
    },
  };
}

function parseRow({ amount, at, index }: Row): Counted {
  return { index, at, amount: BigInt(amount) };
}
