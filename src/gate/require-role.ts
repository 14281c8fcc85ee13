import type { SigningKey } from '../attestation/signing-key.ts';
import type { Role } from '../model/trust.ts';
import { GateError } from './gate-error.ts';
import type { Trust } from './trust.ts';

/** The name of a key's owner. Throws a `GateError` `key_not_trusted` where `trust.yaml` gives that key no such role now. */
export function requireRole({ verifyingKey }: SigningKey, role: Role, trust: Trust, now: Date): string {
  if (trust.keysFor(role, now).some(({ id }) => id === verifyingKey.id)) return trust.nameOf(verifyingKey.id);
  throw new GateError('key_not_trusted', `trust.yaml has no ${role} with the key ${verifyingKey.id}`, {
    exitCode: 2,
    hint: `Add it to trust.yaml: "livegate keys show <file> --role ${role}" prints the entry.`,
  });
}
