import { print } from 'graphql';
import type { Provider } from '../model/provider.ts';
import type { Contract, OpenApiDocument } from './contract.ts';

/**
 * A contract that was loaded and checked, as JSON: what a run hands to its workers, so that each of them judges by the
 * very bytes that the digest is over and none parses and checks them again.
 */
export type ContractSnapshot = {
  readonly provider: Provider;
  readonly folder: string;
  readonly digest: string;
  readonly openapi?: OpenApiDocument;
  readonly graphql?: { readonly sdl: string; readonly documents: readonly string[] };
};

/** The snapshot of a contract. */
export function snapshotContract({ provider, folder, digest, openapi, graphql }: Contract): ContractSnapshot {
  const documents = [...(graphql?.documents.values() ?? [])].map((document) => print(document));
  return {
    ...{ provider, folder, digest },
    ...(openapi === undefined ? {} : { openapi }),
    ...(graphql === undefined ? {} : { graphql: { sdl: graphql.sdl, documents } }),
  };
}
