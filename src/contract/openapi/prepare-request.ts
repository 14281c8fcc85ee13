import type { OperationInput, PreparedRequest } from '../contract.ts';
import { bytesOf } from '../file-payload.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { isObject } from '../schema/json-schema.ts';
import { textOf } from '../text-of.ts';
import { toJson } from '../to-json.ts';
import { ownJson } from './as-sent.ts';
import type { OperationDefinition, ParameterDefinition } from './operation-definition.ts';
import {
  serializeForm,
  serializeHeaderValue,
  serializePathValue,
  serializeQueryPairs,
} from './serialize-parameter.ts';
import { serializeMultipart } from './serialize-multipart.ts';
import { formType, multipartType, writtenBody } from './written-body.ts';

/** Makes requests of one operation from inputs. */
export type PrepareRequest = (input: OperationInput) => PreparedRequest;

/**
 * Compiles what makes a request of an input. A value never leaves its segment of the path: `/` is encoded, and a
 * segment that would read as `.` or `..` is encoded twice, since URL parsers take `%2e` for a dot. Invalid values are
 * serialised as they are; values of unknown names in `query` and `header` are sent too, so that a test can send them.
 */
export function prepareRequest(definition: OperationDefinition): PrepareRequest {
  const writePath = compilePath(definition);
  const writeQuery = compileQuery(definition);
  const addHeaders = compileHeaders(definition);
  const writeBody = bodyWriter(definition);
  const fixed = { accept: acceptOf(definition) };
  const start = {
    method: definition.method,
    ...(definition.server === undefined ? {} : { server: definition.server }),
  };
  return ({ path, query, header, body }) => {
    const target = writePath(path ?? {}) + (query === undefined ? '' : writeQuery(query));
    if (body === undefined) return { ...start, path: target, headers: addHeaders({ ...fixed }, header) };
    const written = writeBody(body);
    const own = { ...fixed, 'content-type': written.contentType };
    return { ...start, path: target, headers: addHeaders(own, header), body: written.body };
  };
}

type Values = Readonly<Record<string, unknown>>;

function compilePath(definition: OperationDefinition): (values: Values) => string {
  const byName = new Map(
    definition.parameters
      .filter(({ in: place }) => place === 'path')
      .map((parameter) => [parameter.name, parameter]),
  );
  const segments = definition.path
    .split('/')
    .map((segment) =>
      segment
        .split(/\{([^{}]*)\}/)
        .map((part, index) => (index % 2 === 1 ? (byName.get(part) ?? part) : part)),
    );
  const writers = segments.map((parts) =>
    parts.every((part) => typeof part === 'string') ? () => parts.join('') : segmentWriter(parts),
  );
  return (values) => writers.map((write) => write(values)).join('/');
}

function segmentWriter(parts: readonly (string | ParameterDefinition)[]): (values: Values) => string {
  return (values) =>
    withoutDots(
      parts
        .map((part) => (typeof part === 'string' ? part : serializePathValue(part, values[part.name])))
        .join(''),
    );
}

function withoutDots(segment: string): string {
  if (segment.length > '%2e%2e'.length) return segment;
  return /^(\.|%2e){1,2}$/i.test(segment) ? segment.replaceAll(/\.|%2e/gi, '%252E') : segment;
}

function compileQuery(definition: OperationDefinition): (values: Values) => string {
  const known = new Map(
    definition.parameters
      .filter(({ in: place }) => place === 'query')
      .map((parameter) => [parameter.name, parameter]),
  );
  return (values) => {
    const pairs = Object.keys(values).flatMap((name) =>
      values[name] === undefined
        ? []
        : serializeQueryPairs(known.get(name) ?? unknown(name, 'query'), values[name]),
    );
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  };
}

type Headers = Record<string, string>;

function compileHeaders(
  definition: OperationDefinition,
): (headers: Headers, values: Values | undefined) => Headers {
  const known = new Map(
    definition.parameters
      .filter(({ in: place }) => place === 'header')
      .map((parameter) => [parameter.name.toLowerCase(), parameter]),
  );
  return (headers, values = {}) => {
    for (const given of Object.keys(values)) {
      const name = given.toLowerCase();
      if (values[given] !== undefined && name !== '__proto__')
        headers[name] = serializeHeaderValue(known.get(name) ?? unknown(name, 'header'), values[given]);
    }
    return headers;
  };
}

/** A parameter that the contract does not have, in the default style of its place. */
function unknown(name: string, place: 'query' | 'header'): ParameterDefinition {
  const style = place === 'query' ? 'form' : 'simple';
  return { name, in: place, required: false, style, explode: place === 'query', schema: {}, at: '' };
}

type WrittenBody = { readonly contentType: string; readonly body: string | Uint8Array };

function bodyWriter({ requestBody }: OperationDefinition): (value: unknown) => WrittenBody {
  const [contentType] = writtenBody(requestBody?.content ?? new Map()) ?? ['application/json'];
  const type = mediaTypeOf(contentType);
  if (isJson(type)) return (value) => ({ contentType, body: toJson(value) });
  if (type === formType)
    return (value) => ({
      contentType,
      body: isObject(value) ? serializeForm(value, requestBody?.formStyles) : rawBody(value),
    });
  if (type === multipartType)
    return (value) =>
      isObject(value) ? serializeMultipart(value, requestBody?.parts) : { contentType, body: rawBody(value) };
  return (value) => ({ contentType, body: rawBody(value) });
}

/** Text and bytes as they are. */
function rawBody(value: unknown): string | Uint8Array {
  return bytesOf(value) ?? textOf(ownJson(value));
}

function acceptOf(definition: OperationDefinition): string {
  const types = new Set(
    [...definition.responses.values()].flatMap((response) => [...response.content.keys()]),
  );
  return types.size === 0 ? '*/*' : [...types].join(', ');
}
