import { readPrivateFile } from '../../gate/read-private-file.ts';
import { AgeIdentity } from '../../seal/age-identity.ts';
import { UsageError } from '../../util/usage-error.ts';
import { requireNoInspector } from './require-no-inspector.ts';

/** Reads the age identity of a person. Throws a `UsageError`, a `GateError` as `readPrivateFile` does, a `SealError`. */
export async function readIdentity(file: string | undefined): Promise<AgeIdentity> {
  requireNoInspector();
  if (file !== undefined) return AgeIdentity.parse(await readPrivateFile(file));
  const hint = 'Give --local-key <file>.';
  throw new UsageError('option_invalid', 'this opens what is sealed, and needs an identity', hint);
}
