import type { IncomingHttpHeaders } from 'node:http';
import type { Contract, OpenApiDocument, Operation, OperationInput } from '../../contract/contract.ts';
import { isJson, matchMediaRange, mediaTypeOf } from '../../contract/media-type.ts';
import type { OperationDefinition, ParameterPlace } from '../../contract/openapi/operation-definition.ts';
import { formType, multipartType } from '../../contract/openapi/written-body.ts';
import type { SandboxRequest } from '../define-sandbox.ts';
import { problemsOf } from '../problems.ts';
import type { Texts } from './bracket-tree.ts';
import { readForm } from './read-form.ts';
import { readMultipart } from './read-multipart.ts';
import type { Parts } from './parse-multipart.ts';
import { readParameter } from './read-parameter.ts';

/** A body as it came, read by its media type. */
export type RawBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'multipart'; readonly parts: Parts }
  /** Text, or bytes where the media type is none of text. */
  | { readonly kind: 'raw'; readonly type: string; readonly value: string | Buffer };

export type RawRequest = {
  /** Path and query as they came. */
  readonly url: string;
  /** By name, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: RawBody;
};

/**
 * A request as the contract reads it: parameters converted to the types of their schemas, and what of it contradicts
 * the contract. Parameters that the contract does not name stay text and are not judged.
 */
export function parseRestRequest(
  contract: Contract,
  definition: OperationDefinition,
  raw: RawRequest,
): SandboxRequest {
  const document = contract.openapi ?? {};
  const headers = plainHeaders(raw.headers);
  const path = readAll(document, definition, 'path', raw.path);
  const query = readAll(document, definition, 'query', raw.query);
  const header = readAll(document, definition, 'header', headers);
  const { body, problems: ofBody } = readBody(document, definition, raw.body);
  const input: OperationInput = { path, query, header, ...(body === undefined ? {} : { body }) };
  const ofInput = judge(contract.operations.get(definition.id), input);
  const problems =
    ofBody.length === 0 ? ofInput : [...ofInput.filter(({ at }) => !at.startsWith('/body')), ...ofBody];
  return {
    operation: definition.id,
    url: raw.url,
    path,
    query: { ...raw.query, ...query },
    headers,
    body,
    problems,
  };
}

/** A body may be nested deeper than a schema that contains itself can be held against. */
function judge(operation: Operation | undefined, input: OperationInput): SandboxRequest['problems'] {
  try {
    return problemsOf(operation?.requestFindings(input) ?? []);
  } catch (error) {
    if (error instanceof RangeError) return [{ at: '/body', message: 'it is nested too deep' }];
    throw error;
  }
}

function readAll(
  document: OpenApiDocument,
  { parameters }: OperationDefinition,
  place: ParameterPlace,
  came: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const all = Object.entries(textsOf(came));
  const own = parameters.filter((parameter) => parameter.in === place);
  const values = own.map((parameter) => {
    const others = own.filter((other) => other !== parameter).map(({ name }) => name);
    const mine = Object.fromEntries(all.filter(([name]) => !others.includes(name)));
    return [parameter.name, readParameter(document, parameter, mine)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** What a parser made of names and values: one text, or several under one name. */
function textsOf(came: Readonly<Record<string, unknown>>): Texts {
  const present = Object.entries(came).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, [value].flat().map(String)]));
}

function plainHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

type ReadBody = { readonly body: unknown; readonly problems: SandboxRequest['problems'] };

function readBody(document: OpenApiDocument, { requestBody }: OperationDefinition, raw: RawBody): ReadBody {
  if (raw.kind === 'none') return { body: undefined, problems: [] };
  const schemas = requestBody?.content ?? new Map<string, string | undefined>();
  const styles = requestBody?.formStyles ?? new Map();
  const types = [...schemas.keys()].map(mediaTypeOf);
  const schemaOf = (type: string) => [...schemas].find(([range]) => mediaTypeOf(range) === type)?.[1];
  if (raw.kind === 'form' && (types.includes(formType) || types.length === 0)) {
    return { body: readForm(document, schemaOf(formType), textsOf(raw.fields), styles), problems: [] };
  }
  if (raw.kind === 'json' && (types.some(isJson) || types.length === 0))
    return { body: raw.value, problems: [] };
  if (raw.kind === 'multipart' && (types.includes(multipartType) || types.length === 0))
    return { body: readMultipart(document, schemaOf(multipartType), raw.parts), problems: [] };
  if (raw.kind === 'raw' && matchMediaRange(raw.type, types) !== undefined)
    return { body: raw.value, problems: [] };
  return raw.kind === 'malformed'
    ? unusable('/body', raw.message)
    : unusable('/header/content-type', `expected ${types.join(' or ')}`);
}

function unusable(at: string, message: string): ReadBody {
  return { body: undefined, problems: [{ at, message }] };
}
