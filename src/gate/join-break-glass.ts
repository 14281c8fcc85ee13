import { countersignEnvelope } from '../attestation/countersign-envelope.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { BreakGlassFile } from './break-glass-file.ts';
import { GateError } from './gate-error.ts';
import { requireRole } from './require-role.ts';
import type { VerifiedBreakGlass } from './verify-break-glass.ts';

/**
 * Adds the signature of another approver to what the first has signed. Throws a `GateError`: `key_not_trusted`, and
 * `own_request` for who has signed it already.
 */
export function joinBreakGlass(
  { by, file, trust }: VerifiedBreakGlass,
  key: SigningKey,
  now: Date,
): BreakGlassFile {
  const name = requireRole(key, 'approver', trust, now);
  if (by.includes(name))
    throw new GateError('own_request', `${name} has signed it already: it takes another person`, {
      hint: 'Hand the file to another approver of trust.yaml.',
    });
  return { ...file, envelope: countersignEnvelope(file.envelope, key) };
}
