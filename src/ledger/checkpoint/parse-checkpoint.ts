import { LedgerError } from '../ledger-error.ts';
import type { Checkpoint } from './checkpoint.ts';
import { isKeyName } from './verifier-key.ts';

/** Room for a hundred signatures of the largest kind that there is. */
const longest = 512 * 1024;

export type NoteSignature = {
  readonly name: string;
  /** Four bytes. */
  readonly keyHash: Buffer;
  readonly signature: Buffer;
};

export type ParsedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** The bytes that the signatures cover. */
  readonly message: Buffer;
  /** At least one; not verified. */
  readonly signatures: readonly NoteSignature[];
};

/**
 * Takes a signed checkpoint apart; believes nothing in it: see `verifyCheckpoint`. Lines after the root are passed over, as
 * tlog-checkpoint has it. Throws a `LedgerError` (`checkpoint_invalid`) for anything that is not in its one right form.
 */
export function parseCheckpoint(note: string): ParsedCheckpoint {
  if (note.length > longest) throw invalid(`at most ${longest} characters`);
  if (!note.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw invalid('UTF-8 without control characters');
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0 || !note.endsWith('\n')) throw invalid('a text, an empty line and signature lines');
  const text = note.slice(0, gap + 1);
  return {
    checkpoint: parseText(text),
    message: Buffer.from(text),
    signatures: note
      .slice(gap + 2, -1)
      .split('\n')
      .map(parseSignature),
  };
}

function parseText(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  if (origin === '') throw invalid('an origin in line 1');
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw invalid('the number of entries in line 2');
  if (decodeBase64(root)?.length !== 32) throw invalid('a root of 32 bytes, in base64, in line 3');
  if (extensions.includes('')) throw invalid('no empty line before the signatures');
  return { origin, size: Number(size), root };
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  const bytes = decodeBase64(encoded);
  if (dash !== '—' || !isKeyName(name) || rest.length > 0 || bytes === undefined || bytes.length <= 4)
    throw invalid('signature lines of the form “— name base64”');
  return { name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

function invalid(expected: string): LedgerError {
  return new LedgerError('checkpoint_invalid', `not a signed checkpoint: expected ${expected}`);
}
