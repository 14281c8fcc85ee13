import { LedgerError } from '../ledger-error.ts';
import type { Checkpoint } from './checkpoint.ts';
import { parseCheckpoint } from './parse-checkpoint.ts';
import type { NoteSignature } from './parse-checkpoint.ts';
import { keyHash } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';

export type CheckpointVerifier = VerifierKey & {
  /** Whether this is the key's Ed25519 signature of these bytes. Does not throw. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
};

/**
 * The checkpoint in a signed note, once one of these keys is seen to have signed it for this ledger. Signatures of other
 * keys are passed over; one of a known key that does not hold voids the whole. Never holds it against the ledger: that is
 * `verifyLedger`. Throws a `LedgerError` (`checkpoint_invalid`, `checkpoint_unverified`).
 */
export function verifyCheckpoint(
  note: string,
  origin: string,
  verifiers: readonly CheckpointVerifier[],
): Checkpoint {
  const { checkpoint, message, signatures } = parseCheckpoint(note);
  const known = signatures.flatMap((signature) =>
    verifiers
      .filter((verifier) => names(signature, verifier))
      .map((verifier) => verifier.verify(message, signature.signature)),
  );
  if (known.length === 0) throw unverified('no known key signed it');
  if (known.includes(false)) throw unverified('a signature by a known key does not hold');
  if (checkpoint.origin !== origin) throw unverified('it is signed for another ledger');
  return checkpoint;
}

function names(signature: NoteSignature, verifier: VerifierKey): boolean {
  return signature.name === verifier.name && signature.keyHash.equals(keyHash(verifier));
}

function unverified(reason: string): LedgerError {
  return new LedgerError('checkpoint_unverified', `the checkpoint cannot be relied on: ${reason}`);
}
