import type { Static } from 'typebox';
import type { releasedCredentialsSchema } from '../model/released-credentials-schema.ts';
import { parsePlaintext } from './parse-plaintext.ts';

/** What is inside a release: secrets for one request, on one decision, until they expire. */
export type ReleasedCredentials = Readonly<Static<typeof releasedCredentialsSchema>>;

/**
 * Parses the plaintext of a release and fills its bytes with zeros.
 * @throws SealError `sealed_invalid`, `too_large`
 */
export function parseReleasedCredentials(plaintext: Uint8Array): ReleasedCredentials {
  return parsePlaintext(plaintext, 'released-credentials') as ReleasedCredentials;
}
