import type { OpenApiDocument } from '../contract.ts';
import type { OperationDefinition } from '../openapi/operation-definition.ts';
import { findOperations } from '../openapi/find-operations.ts';
import { loadGraphql } from '../graphql/load-graphql.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import { isObject } from '../schema/json-schema.ts';
import { getAt } from '../../util/pointer.ts';
import { isScalar, parseDocument } from '../yaml-parser.ts';
import { draftAccess } from './draft-access.ts';
import { draftCredentials } from './draft-credentials.ts';
import { draftEnvironments } from './draft-environments.ts';
import type { DraftAccess, DraftOperation, ProviderDraft } from './provider-draft.ts';
import { wordOf } from './word-of.ts';

/** A schema as it lies on disk: `file` is its name in the provider's folder, `shown` how messages call it. */
export type DraftSource = { readonly text: string; readonly file: string; readonly shown: string };

/**
 * Drafts a provider from its schema. Of an OpenAPI document: servers, security schemes and which operation asks for which,
 * operations and statuses; of a GraphQL schema only that it is one. Throws a `ConfigError` (`contract_invalid`) with all
 * mistakes of the schema. Never guesses what an operation does in live beyond what HTTP says, nor which server is live.
 */
export function draftProvider(id: string, source: DraftSource): ProviderDraft {
  const { file } = source;
  const none = { id, name: id, file, docs: [], besides: [], credentials: [], operations: [] };
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
  const { besides, credentials } = draftCredentials(document);
  const names = new Map([...credentials].map(([scheme, { name }]) => [scheme, name]));
  const { accessOf, defaultAuth } = draftAccess(document, operations, names);
  return {
    ...described(document, text),
    protocol: 'rest',
    environments: draftEnvironments(document),
    credentials: [...credentials.values()],
    besides,
    ...(defaultAuth === undefined ? {} : { defaultAuth }),
    operations: operations.map((operation) => draftOperation(operation, document, accessOf(operation))),
    statuses: new Set(operations.flatMap(({ responses }) => [...responses.keys()])),
  };
}

/** Whether a file of this name is a GraphQL schema. */
export function isGraphql(file: string): boolean {
  return /\.(graphqls?|gql)$/i.test(file);
}

function described({ externalDocs, info }: OpenApiDocument, text: string): Partial<ProviderDraft> {
  const { title, version: read } = isObject(info) ? info : {};
  const version = typeof read === 'number' ? asWritten(text, ['info', 'version']) : wordOf(read);
  const page = wordOf(isObject(externalDocs) ? externalDocs['url'] : undefined);
  return {
    ...(wordOf(title).trim() === '' ? {} : { name: wordOf(title) }),
    ...(version === '' ? {} : { version }),
    docs: /^https:/i.test(page) && URL.canParse(page) ? [page] : [],
  };
}

/** A number keeps its digits only in the text: 1.10 is a version, and not 1.1. */
function asWritten(text: string, path: readonly string[]): string {
  const node = parseDocument(text).getIn(path, true);
  return isScalar(node) ? (node.source ?? '') : '';
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

function draftOperation(
  { at, deprecated, id, method, path, server }: OperationDefinition,
  document: OpenApiDocument,
  access: DraftAccess | undefined,
): DraftOperation {
  const summary = wordOf(getAt(document, `${at}/summary`));
  return {
    id,
    isRead: safe.has(method),
    isDeprecated: deprecated,
    ...(access === undefined ? {} : { access }),
    remark: `${method} ${server ?? ''}${path}${summary === '' ? '' : `: ${summary}`}`,
  };
}
