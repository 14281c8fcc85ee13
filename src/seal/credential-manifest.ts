import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { credentialManifestSchema } from '../model/credential-manifest-schema.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { digestOf } from '../util/digest.ts';
import { isSameOwner, shownOwner } from './credential-owner.ts';
import type { CredentialOwner } from './credential-owner.ts';
import { findMisfit } from './find-misfit.ts';
import { fingerprint, isFingerprintable } from './fingerprint.ts';
import { SealError } from './seal-error.ts';
import type { CredentialValues } from './sealed-credentials.ts';

/** What is said beside a sealed file so that its age and its difference from other keys can be judged without opening it. */
export type CredentialManifest = Readonly<Static<typeof credentialManifestSchema>>;

export type SealedValues = CredentialOwner & {
  readonly values: CredentialValues;
  /** Names of those that are no secrets. */
  readonly identifiers: ReadonlySet<string>;
};

/**
 * Describes values that were sealed into these bytes. It is no proof: whoever writes the folder can write one, so it is
 * held against the values themselves as soon as they are opened (`findManifestMisfit`). Holds no secret, and no
 * fingerprint of one that could be guessed.
 */
export function describeCredentials(sealed: SealedValues, bytes: Uint8Array): Promise<CredentialManifest> {
  return describe(sealed, digestOf(bytes), randomBytes(16).toString('base64'));
}

/** Parses the text of a manifest. @throws SealError `sealed_invalid` */
export function parseCredentialManifest(text: string): CredentialManifest {
  const value = parseJson(text);
  const misfit = value === undefined ? 'it is no JSON' : findMisfit('credential-manifest', value);
  if (misfit === undefined) return value as CredentialManifest;
  throw new SealError('sealed_invalid', `expected a credential manifest: ${misfit}`, rekey);
}

/** What a manifest says that is not so, now that the values are open; undefined where all of it holds. Names no secret. */
export async function findManifestMisfit(
  manifest: CredentialManifest,
  sealed: SealedValues,
): Promise<string | undefined> {
  const actual = await describe(sealed, manifest.sealed, manifest.salt);
  const names = new Set([...Object.keys(manifest.values), ...Object.keys(actual.values)]);
  const own = (values: CredentialManifest['values'], name: string) =>
    Object.hasOwn(values, name) ? canonicalJson(values[name]) : undefined;
  const other = [...names].find((name) => own(manifest.values, name) !== own(actual.values, name));
  if (other !== undefined) return `what it says of ${other} is not what is sealed`;
  return isSameOwner(manifest, sealed) ? undefined : `it is of ${shownOwner(manifest)}`;
}

async function describe(
  { environment, identifiers, network, provider, values }: SealedValues,
  sealed: string,
  salt: string,
): Promise<CredentialManifest> {
  const described: Record<string, CredentialManifest['values'][string]> = {};
  for (const [name, { sealedAt, secret }] of Object.entries(values)) {
    const kind = identifiers.has(name) ? 'identifier' : isFingerprintable(secret) ? 'secret' : 'short';
    const shown = kind === 'short' ? {} : { fingerprint: await fingerprint(secret, salt) };
    described[name] = { sealedAt, kind, ...shown };
  }
  const schema = 'https://livegate.dev/schemas/credential-manifest.schema.json';
  return { schema, provider, environment, network, sealed, salt, values: described };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const rekey = 'write it anew, as "livegate credentials rekey --help" says';
