import { canonicalJson } from '../util/canonical-json.ts';
import { LedgerError } from './ledger-error.ts';
import { entrySchema, maxEntryBytes } from './ledger.ts';
import type { LedgerEntry } from './ledger.ts';

const deepest = 64;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The entry in these bytes, which must be exactly its canonical JSON: so nothing can stand in them that is not in the entry,
 * and duplicate members, white space, a byte order mark or a number that loses digits are refused. Throws a `LedgerError`
 * (`entry_invalid`, `entry_too_large`; exit code 2) whose message quotes nothing of the bytes.
 */
export function parseEntry(bytes: Uint8Array): LedgerEntry {
  if (bytes.length > maxEntryBytes)
    throw new LedgerError(
      'entry_too_large',
      `an entry has at most ${maxEntryBytes} bytes, this one has ${bytes.length}`,
      { exitCode: 2 },
    );
  const text = decode(bytes);
  const value = parseJson(text);
  requirePlain(value, 0);
  if (canonicalText(value) !== text) throw invalid('it is not in the canonical form of RFC 8785');
  requireEntry(value);
  return value;
}

/** Whether the bytes are one whole entry. */
export function isEntry(bytes: Uint8Array): boolean {
  try {
    parseEntry(bytes);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw invalid('it is not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('it is not JSON');
  }
}

function canonicalText(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

function requirePlain(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === deepest) throw invalid(`it is more than ${deepest} levels deep`);
  if (Object.hasOwn(value, '__proto__')) throw invalid('it has a member called __proto__');
  for (const member of Object.values(value)) requirePlain(member, depth + 1);
}

const members: Readonly<Record<string, (value: unknown) => boolean>> = {
  schema: (value) => value === entrySchema,
  kind: (value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,63}$/.test(value),
  at: (value) => typeof value === 'string' && isTime(value),
  provider: (value) =>
    value === undefined || (typeof value === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(value)),
  body: isObject,
};

function requireEntry(value: unknown): asserts value is LedgerEntry {
  if (!isObject(value)) throw invalid('it is not an object');
  const unknown = Object.keys(value).some((name) => !Object.hasOwn(members, name));
  if (unknown) throw invalid(`it has members besides ${Object.keys(members).join(', ')}`);
  const wrong = Object.entries(members).find(([name, isValid]) => !isValid(value[name]));
  if (wrong !== undefined) throw invalid(`its ${wrong[0]} is missing or has another form`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTime(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

function invalid(found: string): LedgerError {
  return new LedgerError('entry_invalid', `expected an entry of schema ${entrySchema}, but ${found}`, {
    exitCode: 2,
  });
}
