import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Contract } from '../../../contract/contract.ts';
import { isObject } from '../../../contract/schema/json-schema.ts';
import { ConfigError } from '../../../util/errors.ts';
import { matchOperation } from './match-operation.ts';
import type { Traffic, TrafficBody } from './traffic.ts';

type Member = Readonly<Record<string, unknown>>;

/** What a HAR file holds for a provider. */
export type HarTraffic = {
  readonly traffic: readonly Traffic[];
  /** GraphQL: the documents that were sent, by operation name. */
  readonly documents: ReadonlyMap<string, DocumentNode>;
  /** How many entries there are in all, for this provider or not. */
  readonly entries: number;
};

/**
 * The requests of a HAR 1.2 file that go to a provider, with their answers. What was read of the answers no such file
 * says. `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) for what is no HAR file.
 */
export function trafficOfHar(text: string, file: string, contract: Contract): HarTraffic {
  const entries = parseEntries(text, file);
  const documents = new Map<string, DocumentNode>();
  const traffic = entries.flatMap((entry): readonly Traffic[] => {
    const request = memberOf(entry, 'request');
    const url = textOf(request, 'url');
    const body = requestBody(request);
    const json = body === undefined || body === 'opaque' ? undefined : body.json;
    const operation = matchOperation(contract, { method: textOf(request, 'method'), url, body: json });
    if (operation === undefined) return [];
    noteDocument(documents, operation, json);
    const response = memberOf(entry, 'response');
    return [
      {
        operation,
        request: { url, headers: headersOf(request), ...(body === undefined ? {} : { body }) },
        ...answered(response),
      },
    ];
  });
  return { traffic, documents, entries: entries.length };
}

function parseEntries(text: string, file: string): readonly unknown[] {
  const entries = memberOf(memberOf(parseJson(text), 'log'), 'entries');
  if (Array.isArray(entries)) return entries;
  throw new ConfigError('config_invalid', [
    {
      file,
      message: 'is no HAR file',
      expected: 'JSON with a list at /log/entries (HAR 1.2)',
      found: 'none',
    },
  ]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function memberOf(holder: unknown, name: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
}

function textOf(holder: unknown, name: string): string {
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
  if (!type.includes('x-www-form-urlencoded')) return jsonBody(text);
  const params = memberOf(post, 'params');
  const pairs = Array.isArray(params)
    ? params.map((pair: unknown): [string, string] => [textOf(pair, 'name'), textOf(pair, 'value')])
    : [...new URLSearchParams(text)];
  return { json: Object.fromEntries(pairs) satisfies Member };
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

function noteDocument(documents: Map<string, DocumentNode>, name: string, body: unknown): void {
  const query = textOf(body, 'query');
  if (query === '' || documents.has(name)) return;
  try {
    documents.set(name, parse(query, { noLocation: true }));
  } catch {
    // What is no GraphQL was refused by the provider, too: nothing of the schema is used by it.
  }
}
