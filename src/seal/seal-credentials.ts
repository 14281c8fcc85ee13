import { canonicalJson } from '../util/canonical-json.ts';
import type { AgeRecipient } from './age-recipient.ts';
import { encrypt } from './encrypt.ts';
import { findMisfit } from './find-misfit.ts';
import { limits } from './limits.ts';
import { mergeValues } from './merge-values.ts';
import { SealError } from './seal-error.ts';
import { findLateValue } from './sealed-credentials.ts';
import type { CredentialValues, SealedCredentials } from './sealed-credentials.ts';

/** What is to be sealed. */
export type CredentialsToSeal = {
  readonly provider: string;
  readonly environment: string;
  /** Where they may be used, and nowhere else. */
  readonly network: SealedCredentials['network'];
  /** New secrets by the name of the environment variable that each stands for. */
  readonly values: Readonly<Record<string, string>>;
  readonly sealedAt: Date;
  /** Values of an opened file that stay. Where `values` has another secret of the same name, that one stands. */
  readonly kept?: CredentialValues;
};

/**
 * Seals credentials into an armored age file that each of the recipients can open alone. A secret's age counts from
 * `sealedAt`; sealing the same secret once more does not make it younger. Writes no file.
 * The plaintext's bytes are zeroed; the secrets that came in as texts cannot be.
 * @throws SealError `credentials_invalid`, `too_large`, `recipients_missing`, `recipient_invalid`
 */
export async function sealCredentials(
  credentials: CredentialsToSeal,
  recipients: readonly AgeRecipient[],
): Promise<Uint8Array> {
  const text = canonicalText(contentOf(credentials));
  const maximum = limits['sealed-credentials'];
  const size = Buffer.byteLength(text);
  if (size > maximum)
    throw new SealError(
      'too_large',
      `expected credentials of at most ${maximum} bytes as JSON, found ${size}`,
    );
  return encrypt(new TextEncoder().encode(text), recipients);
}

function contentOf(credentials: CredentialsToSeal): SealedCredentials {
  const { provider, environment, network, values, kept = {} } = credentials;
  if (Number.isNaN(credentials.sealedAt.getTime())) throw invalid('sealedAt is no moment that exists');
  const sealedAt = credentials.sealedAt.toISOString();
  return {
    schema: 'https://livegate.dev/schemas/sealed-credentials.schema.json',
    provider,
    environment,
    network,
    sealedAt,
    values: mergeValues({ values, kept, sealedAt: credentials.sealedAt }),
  };
}

function canonicalText(content: SealedCredentials): string {
  const misfit = findMisfit('sealed-credentials', content);
  if (misfit !== undefined) throw invalid(misfit);
  const late = findLateValue(content);
  if (late !== undefined) throw invalid(`${late} was first sealed after the time that was given for now`);
  try {
    return canonicalJson(content);
  } catch {
    throw invalid('a secret is no Unicode text (it holds half of a surrogate pair)');
  }
}

function invalid(problem: string): SealError {
  return new SealError(
    'credentials_invalid',
    `the credentials cannot be sealed (schemas/sealed-credentials.schema.json): ${problem}`,
    'names are those of environment variables in capitals, such as ACME_API_KEY; secrets are not empty',
  );
}
