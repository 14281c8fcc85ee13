import type { Static } from 'typebox';
import type { sealedCredentialsSchema } from '../model/sealed-credentials-schema.ts';
import { parsePlaintext } from './parse-plaintext.ts';
import { SealError } from './seal-error.ts';

/** What is inside a sealed credential file: secrets of one environment of one provider, each with its age. */
export type SealedCredentials = Readonly<Static<typeof sealedCredentialsSchema>>;

/** Secrets by the name of the environment variable that each stands for. */
export type CredentialValues = SealedCredentials['values'];

/**
 * Parses the plaintext of a sealed credential file and fills its bytes with zeros. `mend`: the command that seals it anew.
 * @throws SealError `sealed_invalid`, `too_large`
 */
export function parseSealedCredentials(
  plaintext: Uint8Array,
  mend = '"livegate credentials seal --help" says how they are written',
): SealedCredentials {
  const sealed = parsePlaintext(plaintext, 'sealed-credentials', mend) as SealedCredentials;
  const late = findLateValue(sealed);
  if (late === undefined) return sealed;
  throw new SealError('sealed_invalid', `${late} was sealed later than the file that it stands in`);
}

/** The name of a value that claims to be younger than its file. Instants in one form sort as texts do. */
export function findLateValue({ values, sealedAt }: SealedCredentials): string | undefined {
  return Object.keys(values).find((name) => (values[name]?.sealedAt ?? '') > sealedAt);
}
