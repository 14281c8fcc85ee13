import { Kind } from 'graphql';
import type { DocumentNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { tryParseOnce } from './parse-once.ts';

/** The id of the operation that a document's one root field belongs to; undefined: none, or not exactly one. */
export type MatchDocument = (query: string, operationName: string | undefined) => string | undefined;

/**
 * Makes a matcher of documents by what they do, whatever they are called: query, mutation or subscription, and the field
 * of the root type. A document with several operations, with several root fields (aliases count) or with one that no
 * document of the contract has belongs to none.
 */
export function createDocumentMatcher(documents: ReadonlyMap<string, DocumentNode>): MatchDocument {
  const ids = new Map<string, string | undefined>();
  for (const [id, document] of documents) {
    const root = rootFieldOf(document, undefined);
    // two documents of one root field: which of their policies would hold?
    if (root !== undefined) ids.set(root, ids.has(root) ? undefined : id);
  }
  const known = new WeakMap<DocumentNode, string | undefined>();
  return (query, operationName) => {
    const document = tryParseOnce(query);
    if (document === undefined) return undefined;
    if (operationName === undefined && known.has(document)) return known.get(document);
    const root = rootFieldOf(document, operationName);
    const id = root === undefined ? undefined : ids.get(root);
    if (operationName === undefined) known.set(document, id);
    return id;
  };
}

function rootFieldOf(document: DocumentNode, operationName: string | undefined): string | undefined {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations as readonly OperationDefinitionNode[];
  if (operation === undefined || operations.length !== 1) return undefined;
  if (operationName !== undefined && operation.name?.value !== operationName) return undefined;
  const fields = rootFields(document, operation.selectionSet, new Set());
  const [field] = fields ?? [];
  return fields?.length === 1 && field !== undefined ? `${operation.operation} ${field}` : undefined;
}

/** Undefined where fragments go round in circles or are missing. */
function rootFields(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  within: ReadonlySet<string>,
): readonly string[] | undefined {
  const found: string[] = [];
  for (const selection of selections) {
    const more = fieldsOf(document, selection, within);
    if (more === undefined || found.length > 1) return undefined;
    found.push(...more);
  }
  return found;
}

function fieldsOf(
  document: DocumentNode,
  selection: SelectionSetNode['selections'][number],
  within: ReadonlySet<string>,
): readonly string[] | undefined {
  if (selection.kind === Kind.FIELD)
    return selection.name.value === '__typename' ? [] : [selection.name.value];
  if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet, within);
  const name = selection.name.value;
  if (within.has(name)) return undefined;
  const fragment = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
  return fragment?.kind === Kind.FRAGMENT_DEFINITION
    ? rootFields(document, fragment.selectionSet, new Set([...within, name]))
    : undefined;
}
