import type { Contract } from '../contract/contract.ts';
import { createDocumentMatcher } from '../contract/graphql/match-document.ts';
import { isDocument } from '../contract/graphql/parse-once.ts';

/** A GraphQL request that can be read in one way only. */
type IdentifiedDocument = {
  readonly operation: string;
  /** It is the contract's own document, so that its variables mean what the contract says. */
  readonly isPinned: boolean;
};

/** What a parsed JSON body asks for; undefined: no operation of the contract, or more than one thing. */
export type IdentifyGraphql = (body: unknown) => IdentifiedDocument | undefined;

/** Makes it for a contract. Batches, persisted queries and members that name another document are none. */
export function createIdentifyGraphql({ graphql }: Contract): IdentifyGraphql {
  const documents = graphql?.documents ?? new Map<string, never>();
  const match = createDocumentMatcher(documents);
  return (body) => {
    if (!isRecord(body)) return undefined;
    const { query, operationName, variables, extensions, ...others } = body;
    if (typeof query !== 'string' || Object.keys(others).length > 0) return undefined;
    if (!isAbsent(operationName) && typeof operationName !== 'string') return undefined;
    if (!isAbsent(variables) && !isRecord(variables)) return undefined;
    if (!isAbsent(extensions) && (!isRecord(extensions) || Object.hasOwn(extensions, 'persistedQuery')))
      return undefined;
    const operation = match(query, isAbsent(operationName) ? undefined : operationName);
    if (operation === undefined) return undefined;
    return { operation, isPinned: isDocument(query, documents.get(operation)) };
  };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
