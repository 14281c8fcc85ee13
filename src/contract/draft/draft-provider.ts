import type { OpenApiDocument } from '../contract.ts';
import type { OperationDefinition } from '../openapi/operation-definition.ts';
import { findOperations } from '../openapi/find-operations.ts';
import { loadGraphql } from '../graphql/load-graphql.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import { isObject } from '../schema/json-schema.ts';
import { getAt } from '../../util/pointer.ts';
import { textOf } from '../text-of.ts';
import { draftCredentials } from './draft-credentials.ts';
import { draftEnvironments } from './draft-environments.ts';
import type { DraftOperation, ProviderDraft } from './provider-draft.ts';

/** A schema as it lies on disk: `file` is its name in the provider's folder, `shown` how messages call it. */
export type DraftSource = { readonly text: string; readonly file: string; readonly shown: string };

/**
 * Drafts a provider from its schema. Of an OpenAPI document: servers, security schemes, operations and statuses; of a
 * GraphQL schema only that it is one. Throws a `ConfigError` (`contract_invalid`) with all mistakes of the schema. Never
 * guesses what an operation does in live, nor which server is live.
 */
export function draftProvider(id: string, source: DraftSource): ProviderDraft {
  const { file } = source;
  const none = { id, name: id, file, version: '1', docs: [], besides: [], credentials: [], operations: [] };
  return { ...none, ...(isGraphql(file) ? fromGraphql(source) : fromOpenApi(source)) };
}

type Said = Pick<ProviderDraft, 'protocol' | 'environments' | 'statuses'> & Partial<ProviderDraft>;

function fromGraphql({ shown, text }: DraftSource): Said {
  loadGraphql({ file: shown, text }, [], []);
  return { protocol: 'graphql', environments: draftEnvironments({}), statuses: new Set() };
}

function fromOpenApi({ shown, text }: DraftSource): Said {
  const { document } = loadOpenApi(text, shown);
  const operations = findOperations(document);
  return {
    ...described(document),
    ...draftCredentials(document),
    protocol: 'rest',
    environments: draftEnvironments(document),
    operations: operations.map((operation) => draftOperation(operation, document)),
    statuses: new Set(operations.flatMap(({ responses }) => [...responses.keys()])),
  };
}

/** Whether a file of this name is a GraphQL schema. */
export function isGraphql(file: string): boolean {
  return /\.(graphqls?|gql)$/i.test(file);
}

function described({ externalDocs, info }: OpenApiDocument): Partial<ProviderDraft> {
  const { title, version } = isObject(info) ? info : {};
  const page = isObject(externalDocs) ? externalDocs['url'] : undefined;
  return {
    ...(typeof title === 'string' && title !== '' ? { name: title } : {}),
    ...(version === undefined ? {} : { version: textOf(version) }),
    docs: typeof page === 'string' && page.startsWith('https://') ? [page] : [],
  };
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

function draftOperation(
  { at, deprecated, id, method, path }: OperationDefinition,
  document: OpenApiDocument,
): DraftOperation {
  const summary = getAt(document, `${at}/summary`);
  return {
    id,
    isRead: safe.has(method),
    isDeprecated: deprecated,
    remark: `${method} ${path}${typeof summary === 'string' ? `: ${summary}` : ''}`,
  };
}
