import { join, relative } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';

/** A provider's contract as comparisons with environments need it. */
export type PinnedContract = {
  readonly contract: Contract;
  readonly document: SchemaDocument;
  /** The consumer's GraphQL documents, for what a change reaches. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
};

/** Reads the schema of a loaded contract once more, for the places in its file, which are shown from `root` on. */
export function pinContract(root: string, contract: Contract, bytes: Uint8Array): PinnedContract {
  const { file, annotations } = contract.provider.contract;
  const parsed = parseSchemaDocument(bytes, { source: relative(root, join(contract.folder, file)) });
  const documents = [...(contract.graphql?.documents ?? [])].map(([name, { loc }]) => ({
    name,
    text: loc?.source.body ?? '',
  }));
  return { contract, document: withoutAnnotations(parsed, annotations), documents };
}
