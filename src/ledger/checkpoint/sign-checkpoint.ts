import { parseCheckpoint } from './parse-checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { keyHash } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';

export type CheckpointSigner = VerifierKey & {
  /** The Ed25519 signature of these bytes by the key, 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
};

/**
 * A checkpoint with its signatures (C2SP tlog-checkpoint, signed-note), as it is published. Never signs what it would not
 * read again: throws a `LedgerError` (`checkpoint_invalid`). Whether it agrees with checkpoints that were signed
 * before, `verifyLedger` says.
 */
export function signCheckpoint(
  { origin, size, root }: Checkpoint,
  signers: readonly CheckpointSigner[],
): string {
  const text = `${origin}\n${size}\n${root}\n`;
  const message = Buffer.from(text);
  const signed = (sign: (signer: CheckpointSigner) => Uint8Array) =>
    `${text}\n${signers.map((signer) => signatureLine(signer, sign(signer))).join('')}`;
  parseCheckpoint(signed(() => new Uint8Array(64)));
  return signed((signer) => signer.sign(message));
}

function signatureLine(signer: CheckpointSigner, signature: Uint8Array): string {
  return `— ${signer.name} ${Buffer.concat([keyHash(signer), signature]).toString('base64')}\n`;
}
