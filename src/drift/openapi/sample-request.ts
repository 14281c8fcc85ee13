import { mediaTypes } from './content.ts';
import type { Located, OpenApiReader } from './located.ts';
import { listParameters } from './operations.ts';
import type { OperationEntry } from './operations.ts';
import { credentialSets } from './security.ts';
import type { Credentials } from './security.ts';
import { serverUrls } from './servers.ts';

/** A request as far as checking it goes: what is there, not what it says. */
export type SampleRequest = {
  readonly method: string;
  readonly path: string;
  /** The path of the operation that it was made from, and its name. */
  readonly template: string;
  readonly label: string;
  /** `/` where none is listed. */
  readonly server: string;
  /** `query page`, `header x-id`; names of headers in lower case. */
  readonly parameters: readonly string[];
  readonly mediaType: string | undefined;
  readonly accept: string | undefined;
  readonly credentials: Credentials;
};

/** The smallest request that an operation documents, with some of it replaced. */
export function sampleRequest(
  reader: OpenApiReader,
  entry: OperationEntry,
  replaced: Partial<SampleRequest>,
): SampleRequest {
  const body = reader.object(entry.operation, 'requestBody');
  const [mediaType] = body?.raw['required'] === true ? mediaTypes(reader, body).keys() : [];
  return {
    method: entry.method,
    template: entry.path,
    label: entry.label,
    path: entry.path.replace(/\{[^}]*\}/g, '1'),
    server: serverUrls(reader, entry)[0] ?? '/',
    parameters: requiredParameters(reader, entry),
    mediaType,
    accept: undefined,
    credentials: credentialSets(reader, entry.operation)[0] ?? new Map(),
    ...replaced,
  };
}

// Where a webhook or a callback goes is not known.
function hasPath(template: string): boolean {
  return template.startsWith('/');
}

/** The parameters that an operation cannot do without, those in its path left out. */
export function requiredParameters(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  const all = listParameters(reader, entry);
  const byKey = new Map(all.map((at): [string, Located] => [parameterKey(at), at]));
  return [...byKey]
    .filter(([key, { raw }]) => raw['required'] === true && !key.startsWith('path '))
    .map(([key]) => key);
}

function parameterKey({ raw }: Located): string {
  const name = String(raw['name']);
  return `${String(raw['in'])} ${raw['in'] === 'header' ? name.toLowerCase() : name}`;
}

/** A request in one line, as people write it. */
export function writeRequest(request: SampleRequest): string {
  const { accept, credentials, label, mediaType, method, parameters, path, server, template } = request;
  const query = parameters.filter((name) => name.startsWith('query ')).map((name) => `${name.slice(6)}=…`);
  const headers = parameters
    .filter((name) => name.startsWith('header '))
    .map((name) => `${name.slice(7)}: …`);
  const target = hasPath(template) ? `${method} ${server.replace(/\/$/, '')}${path}` : label;
  const lines = [
    `${target}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    ...headers,
    ...(mediaType === undefined ? [] : [`content-type: ${mediaType}`]),
    ...(accept === undefined ? [] : [`accept: ${accept}`]),
    ...[...credentials].map(
      ([scheme, scopes]) => `(with ${scheme}${scopes.length === 0 ? '' : `: ${scopes.join(' ')}`})`,
    ),
  ];
  return lines.join('\n');
}
