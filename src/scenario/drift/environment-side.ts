import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import { LivegateError } from '../../util/errors.ts';
import type { EnvironmentAccess } from './environment-access.ts';
import type { PinnedContract } from './pinned-contract.ts';

/** One environment as a comparison finds it: with its schema, without one that could be read, or with none at all. */
export type EnvironmentSide = { readonly name: string } & (
  | { readonly kind: 'read'; readonly document: SchemaDocument; readonly bytes: Uint8Array }
  | { readonly kind: 'undecided'; readonly reason: string }
  | { readonly kind: 'unpublished'; readonly why: string }
);

/**
 * Reads the schema of an environment. What fails on the way there or in the answer is `undecided`; a mistake of the
 * caller's (no credentials, a fault that there is not) is thrown.
 */
export async function readSide(
  { contract }: PinnedContract,
  name: string,
  access: EnvironmentAccess,
): Promise<EnvironmentSide> {
  const source = schemaSourceOf(contract.provider, name);
  if (source.kind === 'none') return { name, kind: 'unpublished', why: source.why };
  try {
    return { name, kind: 'read', ...(await access.readSchema(contract, name)) };
  } catch (error) {
    if (!(error instanceof LivegateError) || error.exitCode !== 3) throw error;
    return { name, kind: 'undecided', reason: error.message.replaceAll(/\n\s+/g, '; ') };
  }
}
