import { Option } from 'commander';
import type { SigningKey } from '../../attestation/signing-key.ts';
import { UsageError } from '../../util/usage-error.ts';

/** `--key`: whose private key signs. */
export const keyOption = (whose: string): Option =>
  new Option('--key <file>', `private key of ${whose}`).env('LIVEGATE_KEY');

/** Reads the key that a command signs with. Throws a `UsageError` where none is given, a `GateError` as `readPrivateFile` does. */
export async function requireKey(file: string | undefined): Promise<SigningKey> {
  if (file === undefined)
    throw new UsageError(
      'option_invalid',
      'this needs a key to sign with',
      'Give --key <file>, or set LIVEGATE_KEY.',
    );
  const { SigningKey } = await import('../../attestation/signing-key.ts');
  const { readPrivateFile } = await import('../../gate/read-private-file.ts');
  return SigningKey.parse(await readPrivateFile(file), file);
}
