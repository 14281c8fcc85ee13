import type { Operation } from '../../contract/contract.ts';
import type { RecordedNames } from './redact-fields.ts';

/** What the protocols themselves put around data: GraphQL over HTTP, and its errors. */
const envelope = [
  ...['query', 'operationName', 'variables', 'data', 'errors', 'extensions'],
  ...['message', 'locations', 'line', 'column', 'path', 'code', 'requestId'],
];

const plainHeaders = [
  ...[
    'accept',
    'accept-language',
    'allow',
    'cache-control',
    'connection',
    'keep-alive',
    'content-encoding',
    'content-language',
    'content-length',
  ],
  ...[
    'content-type',
    'date',
    'deprecation',
    'etag',
    'location',
    'retry-after',
    'sunset',
    'transfer-encoding',
    'vary',
  ],
  ...['ratelimit', 'ratelimit-policy', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
  ...['user-agent', 'x-correlation-id', 'x-reference-id', 'x-request-id', 'x-livegate-sandbox'],
];

/** The names that may be recorded of an operation: those of its fields, and those of headers in lower case. */
export type OperationNames = { readonly fields: RecordedNames; readonly headers: ReadonlySet<string> };

const neverPlain = ['authorization', 'cookie', 'set-cookie', 'proxy-authorization', 'x-api-key'];

const byOperation = new WeakMap<Operation, OperationNames>();

/** The allow-list of one operation, made once. It never holds the headers that authorise requests of its provider. */
export function recordedNames(operation: Operation, credentialHeaders: ReadonlySet<string>): OperationNames {
  const made = byOperation.get(operation) ?? makeNames(operation, credentialHeaders);
  byOperation.set(operation, made);
  return made;
}

function makeNames(
  { fieldNames, sensitiveNames }: Operation,
  credentialHeaders: ReadonlySet<string>,
): OperationNames {
  const known = new Set([...envelope, ...fieldNames]);
  const headers = new Set([...plainHeaders, ...[...fieldNames].map((name) => name.toLowerCase())]);
  for (const name of [...neverPlain, ...credentialHeaders]) headers.delete(name);
  for (const name of sensitiveNames) headers.delete(name.toLowerCase());
  return { fields: { known, sensitive: sensitiveNames }, headers };
}
