import type { Contract } from './contract.ts';
import type { ContractSnapshot } from './contract-snapshot.ts';
import { refusalStatuses } from './refusal-statuses.ts';

/** The contract of a snapshot. Checks nothing: that was done before the snapshot was taken. */
export async function restoreContract({ openapi, graphql, ...bound }: ContractSnapshot): Promise<Contract> {
  if (graphql !== undefined) {
    const { restoreGraphql } = await import('./graphql/load-graphql.ts');
    const { operations, ...rest } = restoreGraphql(
      graphql.sdl,
      graphql.documents,
      refusalStatuses(bound.provider),
    );
    return { ...bound, operations, graphql: rest };
  }
  const { openApiOperations } = await import('./openapi/load-openapi.ts');
  return { ...bound, operations: openApiOperations(openapi ?? {}), openapi: openapi ?? {} };
}
