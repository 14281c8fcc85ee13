import type { SigningKey } from '../../attestation/signing-key.ts';
import { readTrust } from '../../gate/read-trust.ts';
import { tell } from './tell.ts';

/** Says where the gate would not count what this key signs. Refuses nothing: the entry may come with a later commit. */
export async function tellOfSigner(root: string, { verifyingKey: { id } }: SigningKey): Promise<void> {
  const trust = await readTrust(root).catch(() => undefined);
  if (trust?.keysFor('runner', new Date()).some((one) => one.id === id) === true) return;
  tell(`trust.yaml has no runner with the key ${id}, so the gate will not count what it signs`);
  tell('"livegate keys show <file> --role runner" prints the entry');
}
