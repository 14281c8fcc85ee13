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
export async function snapshotContract(contract: Contract): Promise<ContractSnapshot> {
  const { provider, folder, digest, openapi, graphql } = contract;
  return {
    ...{ provider, folder, digest },
    ...(openapi === undefined ? {} : { openapi }),
    ...(graphql === undefined ? {} : { graphql: await snapshotGraphql(graphql) }),
  };
}

async function snapshotGraphql({ sdl, documents }: NonNullable<Contract['graphql']>) {
  const { print } = await import('graphql');
  return { sdl, documents: [...documents.values()].map((document) => print(document)) };
}
