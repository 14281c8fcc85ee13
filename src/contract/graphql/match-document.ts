import { Kind } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
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

/** Levels of fragments within fragments; what is deeper belongs to no operation. */
const deepest = 200;

function rootFieldOf(document: DocumentNode, operationName: string | undefined): string | undefined {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations as readonly OperationDefinitionNode[];
  if (operation === undefined || operations.length !== 1) return undefined;
  if (operationName !== undefined && operation.name?.value !== operationName) return undefined;
  const fragments = fragmentsOf(document);
  const fields = fragments && rootFields(operation.selectionSet, { fragments, read: new Map() }, 0);
  const [field] = fields ?? [];
  return field === undefined ? undefined : `${operation.operation} ${field}`;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Undefined where two have one name: which of them would a server take? */
function fragmentsOf({ definitions }: DocumentNode): Fragments | undefined {
  const all = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragments = new Map(all.map((fragment) => [fragment.name.value, fragment]));
  return fragments.size === all.length ? fragments : undefined;
}

type Reading = {
  readonly fragments: Fragments;
  /** The fields of each fragment that was read, so that none is read twice; undefined while it is being read. */
  readonly read: Map<string, readonly string[] | undefined>;
};

/** None or one; undefined where there are more, or where a fragment is missing, contains itself or is too deep. */
function rootFields(
  { selections }: SelectionSetNode,
  reading: Reading,
  depth: number,
): readonly string[] | undefined {
  if (depth > deepest) return undefined;
  const found: string[] = [];
  for (const selection of selections) {
    const more = fieldsOf(selection, reading, depth + 1);
    if (more === undefined) return undefined;
    found.push(...more);
    if (found.length > 1) return undefined;
  }
  return found;
}

function fieldsOf(selection: SelectionNode, reading: Reading, depth: number): readonly string[] | undefined {
  if (selection.kind === Kind.FIELD)
    return selection.name.value === '__typename' ? [] : [selection.name.value];
  if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, reading, depth);
  const { fragments, read } = reading;
  const name = selection.name.value;
  const fragment = fragments.get(name);
  // What is found while it is still being read contains itself.
  if (fragment === undefined || read.has(name)) return read.get(name);
  read.set(name, undefined);
  const fields = rootFields(fragment.selectionSet, reading, depth);
  read.set(name, fields);
  return fields;
}
