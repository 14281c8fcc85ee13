import { coversMediaType, mediaFor, mediaTypes } from './content.ts';
import type { OpenApiReader } from './located.ts';
import { mayBeWritten } from './may-be-written.ts';
import type { OperationEntry } from './operations.ts';
import { areOfParts, isOfTemplate, slotNames, slotsIn, templateParts } from './path-template.ts';
import { requiredParameters } from './sample-request.ts';
import type { SampleRequest } from './sample-request.ts';
import { credentialSets, satisfies } from './security.ts';
import { serverUrls } from './servers.ts';
import { responsesOf } from './status.ts';

/**
 * Why a document refuses a request; undefined where it accepts it. A server that is not listed may answer all the same. Knows one document and one request, and nothing of
 * any comparison: it finds the operation by the request's method and path as a server would.
 */
export function requestRefusal(
  reader: OpenApiReader,
  operations: ReadonlyMap<string, OperationEntry>,
  request: SampleRequest,
): string | undefined {
  const routed = route(operations, request);
  const fitting = routed.find((one) => pathProblem(reader, one, request) === undefined);
  const entry = fitting ?? routed[0] ?? [...operations.values()].find((one) => isAt(reader, one, request));
  if (entry === undefined) return `no operation for ${request.method} ${request.path}`;
  return (
    (routed.includes(entry) ? pathProblem(reader, entry, request) : undefined) ??
    securityProblem(reader, entry, request) ??
    contentProblem(reader, entry, request)
  );
}

type Split = { readonly entry: OperationEntry; readonly parts: readonly string[]; readonly names: number };

const known = new WeakMap<object, ReadonlyMap<string, readonly Split[]>>();

// Many requests are put to one document. Concrete paths come before templated ones (OpenAPI 3.1, Paths Object).
function alike(
  operations: ReadonlyMap<string, OperationEntry>,
  method: string,
  length: number,
): readonly Split[] {
  const found = known.get(operations) ?? splitAll([...operations.values()]);
  known.set(operations, found);
  return found.get(`${method} ${String(length)}`) ?? [];
}

function splitAll(operations: readonly OperationEntry[]): ReadonlyMap<string, readonly Split[]> {
  const all = operations.map((entry) => {
    return { entry, parts: templateParts(entry.path), names: slotNames(entry.path).length };
  });
  const concreteFirst = all.sort((left, right) => left.names - right.names);
  return Map.groupBy(concreteFirst, ({ entry, parts }) => `${entry.method} ${String(parts.length)}`);
}

function route(
  operations: ReadonlyMap<string, OperationEntry>,
  { method, path }: SampleRequest,
): readonly OperationEntry[] {
  const given = path.split('/');
  return alike(operations, method, given.length)
    .filter(({ parts }) => areOfParts(parts, given))
    .map(({ entry }) => entry);
}

/** What of the path is text where the request was made from, and stands for a parameter that does not take it. */
function pathProblem(
  reader: OpenApiReader,
  entry: OperationEntry,
  { path, template }: SampleRequest,
): string | undefined {
  const [given, made] = [path.split('/'), templateParts(template)];
  for (const [index, part] of entry.path.split('/').entries()) {
    const text = given[index] ?? '';
    if (made[index] !== text) continue;
    const values = slotsIn(templateParts(part).join('/'), text) ?? [];
    const refused = slotNames(part).find(
      (name, at) => mayBeWritten(reader, entry, name, values[at] ?? '') === 'no',
    );
    if (refused !== undefined) return `the parameter ${refused} in the path does not take ${text}`;
  }
  return undefined;
}

// The part of the path that stands with the server may stand with the operation.
function isAt(
  reader: OpenApiReader,
  entry: OperationEntry,
  { method, path, server }: SampleRequest,
): boolean {
  if (entry.method !== method) return false;
  return serverUrls(reader, entry).some((base) => {
    // Where the document is got from is not known: then only the path tells.
    const [from, to] = [base, server].some((url) => url.startsWith('/'))
      ? [pathOf(base), pathOf(server)]
      : [base, server];
    return from !== to && isOfTemplate(joined(from, entry.path), joined(to, path));
  });
}

function pathOf(url: string): string {
  return url.replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '');
}

function joined(server: string, path: string): string {
  return server.replace(/\/$/, '') + path;
}

function securityProblem(
  reader: OpenApiReader,
  entry: OperationEntry,
  { credentials }: SampleRequest,
): string | undefined {
  const sets = credentialSets(reader, entry.operation);
  if (sets.some((set) => satisfies(credentials, set))) return undefined;
  const asked = sets.map((set) =>
    [...set].map(([scheme, scopes]) => [scheme, ...scopes].join(' ')).join(' and '),
  );
  return `asks for ${asked.join(', or ')}`;
}

function contentProblem(
  reader: OpenApiReader,
  entry: OperationEntry,
  request: SampleRequest,
): string | undefined {
  const { accept, mediaType, parameters } = request;
  const missing = requiredParameters(reader, entry).find((name) => !parameters.includes(name));
  if (missing !== undefined) return `required parameter missing: ${missing}`;
  const body = reader.object(entry.operation, 'requestBody');
  if (mediaType === undefined && body?.raw['required'] === true) return 'a body is required';
  if (mediaType !== undefined && mediaFor(mediaTypes(reader, body), mediaType) === undefined)
    return `no body of type ${mediaType}`;
  if (accept === undefined) return undefined;
  const answered = [...responsesOf(reader, entry.operation)]
    .filter(([status]) => status.startsWith('2') || status === 'DEFAULT')
    .flatMap(([, response]) => [...mediaTypes(reader, response).keys()]);
  return answered.some((type) => coversMediaType(type, accept) || coversMediaType(accept, type))
    ? undefined
    : `nothing is answered as ${accept}`;
}
