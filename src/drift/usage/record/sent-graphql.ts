import { parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Contract } from '../../../contract/contract.ts';
import { parseJson, textOf } from './har-requests.ts';
import type { HarRequest } from './har-requests.ts';
import { operationDocuments } from './operation-documents.ts';
import { documentRules } from './parse-documents.ts';

/** The GraphQL requests of one HTTP request: each of a batch, or the one that its URL holds. */
export function graphqlRequests(sent: HarRequest): readonly HarRequest[] {
  const { body, method, url } = sent;
  if (body !== undefined && body !== 'opaque')
    return (Array.isArray(body.json) ? body.json : [body.json]).map((json: unknown) => ({
      ...sent,
      body: { json },
    }));
  if (method !== 'GET' || !URL.canParse(url)) return [sent];
  const query = new URL(url).searchParams;
  const variables = parseJson(query.get('variables') ?? '');
  return [{ ...sent, body: { json: { ...Object.fromEntries(query), variables } } }];
}

/** The document of a request, and what of it cannot be told. Without one the contract's own stands for it. */
export function sentDocument(
  name: string,
  body: unknown,
  { graphql }: Contract,
): { readonly document?: DocumentNode; readonly problems: readonly string[] } {
  const query = textOf(body, 'query');
  if (query === '') {
    const isKnown = graphql?.documents.has(name) === true;
    return { problems: isKnown ? [] : [`${name} came without its document`] };
  }
  const document = documentIn(query, name);
  if (document === undefined) return { problems: [`${name}: what was sent is no document of it`] };
  const errors = graphql === undefined ? [] : validate(graphql.schema, document, documentRules);
  return { document, problems: errors.map(({ message }) => `${name}: ${message}`) };
}

function documentIn(query: string, name: string): DocumentNode | undefined {
  try {
    const all = operationDocuments(parse(query, { noLocation: true }).definitions);
    return all.find(({ operation }) => operation.name?.value === name)?.document;
  } catch {
    return undefined;
  }
}
