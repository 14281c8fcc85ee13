import { join } from 'node:path';

/**
 * Where a run keeps a schema that an environment served, by the digest of its bytes, which a comparison names. Throws a
 * `RangeError` for what is no digest: it would lead elsewhere.
 */
export function servedSchemaFile(runFolder: string, digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) throw new RangeError(`not a digest: ${digest}`);
  return join(runFolder, 'schemas', hex);
}
