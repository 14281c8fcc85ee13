import { createHash } from 'node:crypto';
import { LedgerError } from '../ledger-error.ts';

const ed25519 = 0x01;

/** Whose signatures on a checkpoint count (C2SP signed-note, Ed25519). */
export type VerifierKey = {
  /** Without white space and `+`. */
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
};

/** `name+hash+key`, as it is shared: the hash in hex, the key with its type byte in base64. Throws for a name that cannot be. */
export function formatVerifierKey(key: VerifierKey): string {
  const material = Buffer.concat([Uint8Array.of(ed25519), key.publicKey]).toString('base64');
  return `${key.name}+${keyHash(key).toString('hex')}+${material}`;
}

/** Throws a `LedgerError` (`verifier_key_invalid`, exit code 2) for another form, another key type or a hash that is not its own. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, hash, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined || encoded === undefined) throw invalid('found another form');
  const material = Buffer.from(encoded, 'base64');
  if (material[0] !== ed25519 || material.length !== 33)
    throw invalid('found a key that is not Ed25519 (type 1, 32 bytes)');
  const key = { name, publicKey: Uint8Array.from(material.subarray(1)) };
  if (keyHash(key).toString('hex') !== hash)
    throw invalid('found a hash that is not that of this name and key');
  if (formatVerifierKey(key) !== text) throw invalid('found another spelling of the same key');
  return key;
}

/** The four bytes by which a signature names its key. */
export function keyHash({ name, publicKey }: VerifierKey): Buffer {
  if (!isKeyName(name)) throw invalid('found a name that is empty or has white space or +');
  const material = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ed25519), publicKey]);
  return createHash('sha256').update(material).digest().subarray(0, 4);
}

/** Whether signed notes allow the name: not empty, no white space, no `+`, no control character. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name);
}

function invalid(found: string): LedgerError {
  return new LedgerError(
    'verifier_key_invalid',
    `expected a verifier key, name+hash+base64 as signed notes have it, but ${found}`,
    { exitCode: 2 },
  );
}
