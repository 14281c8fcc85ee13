import type { Contract } from '../../../contract/contract.ts';
import { RestOperation } from '../../../contract/openapi/rest-operation.ts';
import type { FieldUse, RestUse, Usage, UsageSource } from '../../../model/usage.ts';
import { clientReads } from './client-reads.ts';
import { graphqlUses } from './graphql-uses.ts';
import { RestRecording } from './rest-recording.ts';
import type { Traffic } from './traffic.ts';
import type { UsedDocument } from './used-document.ts';

/** What a usage file is put together from. */
export type Recorded = {
  readonly contract: Contract;
  /** `sha256:<hex>` of the bytes of the contract's schema file. */
  readonly schemaDigest: string;
  readonly traffic: readonly Traffic[];
  /** Documents of GraphQL besides the contract's own. */
  readonly documents?: readonly UsedDocument[];
  readonly sources: readonly UsageSource[];
};

const schema = '../../schemas/usage.schema.json';

/**
 * How a contract is used, by what was sent and read of it. Holds names that the contract gives and values that its enums
 * list, nothing else. The same input gives the same result, in whichever order the traffic comes. Sends nothing.
 */
export function recordUsage({ contract, documents, schemaDigest, sources, traffic }: Recorded): Usage {
  const { digest, graphql, provider } = contract;
  const head = {
    $schema: schema,
    provider: provider.id,
    contract: { digest, schema: schemaDigest },
    sources,
  };
  const read = traffic.map((one) => withClientReads(one, contract));
  if (graphql === undefined)
    return { ...head, protocol: 'rest', operations: sorted(restUses(contract, read)) };
  const own = [...graphql.documents].map(([name, document]) => ({ name, document }));
  const uses = graphqlUses(graphql.schema, [...own, ...(documents ?? [])], read);
  return { ...head, protocol: 'graphql', operations: sorted(uses) };
}

// Token requests are the client's own: no scenario watches them, and provider.yaml says what is read of them.
function withClientReads(traffic: Traffic, { graphql, provider }: Contract): Traffic {
  const isFine = traffic.response !== undefined && traffic.response.status < 300;
  const own = isFine && traffic.reads === undefined ? clientReads(provider, traffic.operation) : [];
  if (own.length === 0) return traffic;
  const body = own.reduce<FieldUse>(merge, {});
  return {
    ...traffic,
    reads: { body: graphql === undefined ? body : { properties: { data: body } }, headers: [] },
  };
}

function merge(left: FieldUse, right: FieldUse): FieldUse {
  const names = new Set([...Object.keys(left.properties ?? {}), ...Object.keys(right.properties ?? {})]);
  const properties = [...names].map(
    (name) => [name, merge(left.properties?.[name] ?? {}, right.properties?.[name] ?? {})] as const,
  );
  const items = left.items ?? right.items;
  return {
    ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    ...(items === undefined ? {} : { items: merge(left.items ?? {}, right.items ?? {}) }),
  };
}

function restUses(
  { openapi = {}, operations }: Contract,
  traffic: readonly Traffic[],
): ReadonlyMap<string, RestUse> {
  const recordings = new Map<string, RestRecording>();
  for (const one of traffic) {
    const operation = operations.get(one.operation);
    if (!(operation instanceof RestOperation)) continue;
    const { definition, label } = operation;
    const recording = recordings.get(label) ?? new RestRecording(openapi, definition);
    recordings.set(label, recording);
    recording.add(one);
  }
  return new Map([...recordings].map(([label, recording]) => [label, recording.toUse()]));
}

function sorted<Value>(uses: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...uses].sort(([left], [right]) => (left < right ? -1 : 1)));
}
