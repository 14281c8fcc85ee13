import type { Digest } from '../util/digest.ts';

/** A digest as in-toto writes it: 64 hexadecimal digits under the name of the algorithm, always SHA-256 here. */
export type DigestSet = { readonly sha256: string };

export const digestSetSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['sha256'],
  properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
} as const;

/** `digest`: `sha256:…`; one that is not comes out as a set that its schema refuses. */
export function toDigestSet(digest: string): DigestSet {
  return { sha256: digest.replace(/^sha256:/, '') };
}

export function fromDigestSet({ sha256 }: DigestSet): Digest {
  return `sha256:${sha256}`;
}
