import { canonicalJson } from '../util/canonical-json.ts';
import { LedgerError } from './ledger-error.ts';
import type { LedgerEntry } from './ledger.ts';
import { parseEntry } from './parse-entry.ts';

/**
 * The bytes of an entry: its canonical JSON, which is the leaf. Throws a `LedgerError` (`entry_invalid`,
 * `entry_too_large`; exit code 2) for what `parseEntry` would not read again.
 */
export function encodeEntry(entry: LedgerEntry): Buffer {
  const bytes = Buffer.from(canonicalText(entry));
  parseEntry(bytes);
  return bytes;
}

function canonicalText(entry: LedgerEntry): string {
  try {
    return canonicalJson(entry);
  } catch (cause) {
    const found = cause instanceof RangeError ? 'it is nested too deep or in itself' : String(cause);
    throw new LedgerError('entry_invalid', `an entry must be JSON: ${found}`, { cause, exitCode: 2 });
  }
}
