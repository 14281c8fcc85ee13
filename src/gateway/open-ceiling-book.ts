import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { LivegateError } from '../util/errors.ts';
import type { CeilingBook, Counted } from './ceiling-book.ts';

/** A book that several processes write, and its end. */
export type SharedBook = CeilingBook & { close(): void };

type Row = { readonly id: number; readonly index: number; readonly at: number; readonly amount: string };

/** Milliseconds that one gateway waits for the others. */
const patience = 2000;

/**
 * Opens the book at this path, and makes it, with its folder, where there is none: an SQLite database that survives the end of
 * any process. Throws a `LivegateError` (`ceilings_uncounted`, exit code 3) where it cannot be.
 */
export async function openCeilingBook(file: string): Promise<SharedBook> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Loaded on first use: below Node 24 it prints a warning.
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(file, { timeout: patience });
    // Written to the disk in turn: no crash of a process loses a request, and a power cut the last few at most.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec(
      'CREATE TABLE IF NOT EXISTS counted (id INTEGER PRIMARY KEY, "index" INTEGER, at REAL, amount TEXT)',
    );
    return bookOf(database);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LivegateError('ceilings_uncounted', `${file}: what is sent cannot be counted: ${reason}`, {
      hint: 'It is kept in $XDG_STATE_HOME/livegate, else ~/.local/state/livegate: let it be written.',
      cause,
    });
  }
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
