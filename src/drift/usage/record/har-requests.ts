import { isObject } from '../../../contract/schema/json-schema.ts';
import { ConfigError } from '../../../util/errors.ts';
import type { Traffic, TrafficBody } from './traffic.ts';

/** One request of a HAR file. */
export type HarRequest = {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: TrafficBody;
  readonly response?: NonNullable<Traffic['response']>;
};

/**
 * The requests of a HAR 1.2 file with their answers; an entry that is none is an empty one. `file` is the name shown in
 * messages. Throws a `ConfigError` (`config_invalid`) for what is no HAR file.
 */
export function harRequests(text: string, file: string): readonly HarRequest[] {
  const entries = memberOf(memberOf(parseJson(text), 'log'), 'entries');
  if (Array.isArray(entries)) return entries.map(toRequest);
  throw new ConfigError('config_invalid', [
    {
      file,
      message: 'is no HAR file',
      expected: 'JSON with a list at /log/entries (HAR 1.2)',
      found: 'none',
    },
  ]);
}

function toRequest(entry: unknown): HarRequest {
  const request = memberOf(entry, 'request');
  const body = requestBody(request);
  return {
    method: textOf(request, 'method').toUpperCase(),
    url: textOf(request, 'url'),
    headers: headersOf(request),
    ...(body === undefined ? {} : { body }),
    ...answered(memberOf(entry, 'response')),
  };
}

/** The JSON of a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function memberOf(holder: unknown, name: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
}

/** A member that is a text; empty where there is none. */
export function textOf(holder: unknown, name: string): string {
  const value = memberOf(holder, name);
  return typeof value === 'string' ? value : '';
}

function headersOf(message: unknown): Readonly<Record<string, string>> {
  const list = memberOf(message, 'headers');
  const headers = (Array.isArray(list) ? list : []).map(
    (header: unknown) => [textOf(header, 'name').toLowerCase(), textOf(header, 'value')] as const,
  );
  return Object.fromEntries(headers);
}

function requestBody(request: unknown): TrafficBody | undefined {
  const post = memberOf(request, 'postData');
  if (post === undefined) return undefined;
  const type = textOf(post, 'mimeType');
  const text = textOf(post, 'text');
  if (type.startsWith('application/graphql') && !type.includes('json')) return { json: { query: text } };
  if (!type.includes('x-www-form-urlencoded')) return jsonBody(text);
  const params = memberOf(post, 'params');
  const pairs = Array.isArray(params)
    ? params.map((pair: unknown): [string, string] => [textOf(pair, 'name'), textOf(pair, 'value')])
    : [...new URLSearchParams(text)];
  return { json: Object.fromEntries(pairs) };
}

function jsonBody(text: string): TrafficBody {
  const json = parseJson(text);
  return json === undefined ? 'opaque' : { json };
}

function answered(response: unknown): Pick<Traffic, 'response'> {
  const status = memberOf(response, 'status');
  // Browsers write 0 where no answer came.
  if (typeof status !== 'number' || status < 100) return {};
  const content = memberOf(response, 'content');
  const isText = textOf(content, 'encoding') === '';
  return { response: { status, ...(isText ? { body: jsonBody(textOf(content, 'text')) } : {}) } };
}
