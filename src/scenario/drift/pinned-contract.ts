import { join, relative } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import type { OpenApiSource, SchemaDocument } from '../../drift/schema-document.ts';
import { digestOf } from '../../util/digest.ts';

/** A provider's contract as comparisons with environments need it. */
export type PinnedContract = {
  readonly contract: Contract;
  readonly document: SchemaDocument;
  /** The consumer's GraphQL documents, for what a change reaches. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
};

/**
 * The schema of a loaded contract with the places in its file, which are shown from `root` on. OpenAPI is read from these
 * bytes once a comparison needs more of it than its digest, and what cannot be read is thrown then: where nobody publishes
 * a schema and the traffic shows no difference, none does.
 */
export function pinContract(root: string, contract: Contract, bytes: Uint8Array): PinnedContract {
  const { contract: pinned, protocol } = contract.provider;
  const source = relative(root, join(contract.folder, pinned.file));
  const documents = [...(contract.graphql?.documents ?? [])].map(([name, { loc }]) => ({
    name,
    text: loc?.source.body ?? '',
  }));
  const document =
    protocol === 'rest'
      ? readLater(bytes, source)
      : withoutAnnotations(parseSchemaDocument(bytes, { source }), pinned.annotations);
  return { contract, document, documents };
}

function readLater(bytes: Uint8Array, source: string): OpenApiSource {
  let read: OpenApiSource | undefined;
  const whole = () => (read ??= parseSchemaDocument(bytes, { source, language: 'openapi' }) as OpenApiSource);
  return {
    ...{ source, digest: digestOf(bytes), language: 'openapi' },
    get defects() {
      return whole().defects;
    },
    get root() {
      return whole().root;
    },
    get files() {
      return whole().files;
    },
    place: (spot) => whole().place(spot),
  };
}
