import type { SchemaSource } from '../model/provider.ts';
import type { Client } from './client.ts';
import { FetchError } from './fetch-error.ts';
import type { RawAnswer } from './response-collector.ts';
import { wholeDocument } from './whole-document.ts';

/** Where a schema is asked for with the environment's own credentials. */
type AskedSource = Extract<SchemaSource, { kind: 'introspection' | 'openapi' }>;

export type PublishedSchemaOptions = {
  /** The environment's base URL: what messages call it. */
  readonly baseUrl: string;
  /** Credential of `auth` where the source names none. */
  readonly defaultAuth: string;
  /** Largest document in bytes, and milliseconds for one answer. */
  readonly maxBytes: number;
  readonly timeout: number;
};

/**
 * The schema that a test environment serves, as it came: an introspection result, or an OpenAPI document. Throws a
 * `FetchError` where the answer is no whole document; that it is a schema at all is for its reader to find out.
 */
export async function readPublishedSchema(
  client: Client,
  source: AskedSource,
  options: PublishedSchemaOptions,
): Promise<Buffer> {
  const { defaultAuth, timeout } = options;
  const auth = source.auth ?? defaultAuth;
  if (source.kind === 'introspection') return introspect(client, auth, options);
  const answer = await client.read({
    method: 'GET',
    path: source.path,
    headers: {
      accept: 'application/json, application/yaml, text/yaml, */*',
      'accept-encoding': 'gzip, br',
    },
    auth,
    timeout,
  });
  const shown = options.baseUrl + source.path;
  return clean(
    wholeDocument(answer, shown, options.maxBytes, client.sweep(whatItSays(answer))),
    client,
    shown,
  );
}

/** What is read here is shown and written down: a credential must not travel along. */
function clean(document: Buffer, client: Client, shown: string): Buffer {
  const text = document.toString('latin1');
  if (client.sweep(text) === text) return document;
  throw new FetchError(
    'unreadable',
    `${shown}: the document repeats a credential that was sent with the question`,
  );
}

const everything = {
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};

/** Older servers refuse a question for what they do not know: they are asked again for less. */
const questions = [everything, { ...everything, oneOf: false }, {}];

async function introspect(client: Client, auth: string, options: PublishedSchemaOptions): Promise<Buffer> {
  const { getIntrospectionQuery } = await import('graphql');
  const { baseUrl, maxBytes, timeout } = options;
  const ask = (question: object) =>
    client.read({
      method: 'POST',
      path: '',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip, br',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query: getIntrospectionQuery(question), operationName: 'IntrospectionQuery' }),
      auth,
      timeout,
    });
  let answer = await ask(questions[0] ?? {});
  for (const question of questions.slice(1)) {
    if (!/Cannot query field|Unknown (?:argument|field)/i.test(whatItSays(answer))) break;
    answer = await ask(question);
  }
  const document = wholeDocument(answer, baseUrl, maxBytes, client.sweep(whatItSays(answer)));
  refusePart(clean(document, client, baseUrl), baseUrl);
  return document;
}

/** An answer with both a schema and errors may lack some of it. */
function refusePart(document: Buffer, baseUrl: string): void {
  const { data, errors } = membersOf(document);
  if (!Array.isArray(errors) || membersIn(data)['__schema'] == null) return;
  throw new FetchError(
    'unreadable',
    `${baseUrl}: the schema came with errors, so it may not be whole: ${messageOf(errors)}`,
  );
}

/** The first error message of a GraphQL answer, if it is one; empty otherwise. */
function whatItSays({ bytes }: RawAnswer): string {
  const { errors, message } = membersOf(bytes);
  if (Array.isArray(errors)) return messageOf(errors);
  return typeof message === 'string' ? short(message) : '';
}

function messageOf(errors: readonly unknown[]): string {
  const { message } = membersIn(errors[0]);
  return typeof message === 'string' ? short(message) : 'an error without a message';
}

function short(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text);
}

function membersOf(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    return membersIn(JSON.parse(bytes.toString('utf8')));
  } catch {
    return {};
  }
}

function membersIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
