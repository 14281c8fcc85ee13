import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** `sha256:<64 hex digits>`. */
export type Digest = `sha256:${string}`;

/** The SHA-256 digest of bytes, or of a text's UTF-8 form. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', content)}`;
}

/** The digest of a JSON value in its canonical form (RFC 8785), so that white space and member order do not count. */
export function digestOfJson(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/**
 * One digest over named contents: the digest of the sorted list of names and their digests, so that neither a moved
 * byte nor a renamed file goes unseen. Names must be distinct.
 */
export function digestOfFiles(files: ReadonlyMap<string, Uint8Array | string>): Digest {
  return digestOfJson(Object.fromEntries([...files].map(([name, content]) => [name, digestOf(content)])));
}
