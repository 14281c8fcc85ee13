import { restoreHint } from '../restore-hint.ts';
import { LedgerError } from '../ledger-error.ts';
import type { LedgerEntry } from '../ledger.ts';
import { parseEntry } from '../parse-entry.ts';

/** The entry in a line of a ledger's file; lines begin at 1. Throws a `LedgerError` (`ledger_malformed`) that names the place. */
export function parseLine(bytes: Uint8Array, file: string, line: number): LedgerEntry {
  try {
    return parseEntry(bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError('ledger_malformed', `${file}:${line}: ${reason}`, {
      cause,
      hint: restoreHint,
    });
  }
}
