import { isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';
import { isOfTemplate } from './path-template.ts';

type Variable = readonly [name: string, values: readonly string[]];

/** Of one server. */
export const mostUrls = 64;

/** What lists the servers of an operation: itself, its path or the document. */
export function serverHolder(reader: OpenApiReader, { operation, pathItems }: OperationEntry): Located {
  const holders = [...pathItems, operation];
  return holders.findLast(({ raw }) => Array.isArray(raw['servers'])) ?? reader.root;
}

/**
 * The base URLs of an operation: its own, those of its path, or those of the document, with variables filled in. Where none
 * is listed it is `/` (OpenAPI 3.1, OpenAPI Object).
 */
export function serverUrls(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  const urls = urlsWith(reader, entry, (name, { default: value }) => [
    typeof value === 'string' || typeof value === 'number' ? String(value) : `{${name}}`,
  ]);
  return urls.length === 0 ? ['/'] : urls;
}

/** The base URLs of an operation as they are listed: a variable that may have any value stands in them. */
export function serverTemplates(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  return urlsWith(reader, entry, (name) => [`{${name}}`]);
}

/**
 * Whether a URL is among others, or is one that a template among them stands for. One without a scheme is of the one by
 * which the document was got: whichever that is.
 */
export function isServed(urls: Urls, url: string): boolean {
  const forms = [url, ...otherForms(url)];
  if (forms.some((one) => urls.has(one))) return true;
  const templates = [...urls.keys()].filter((one) => one.includes('{'));
  return templates.some((template) => forms.some((one) => isOfTemplate(template, one)));
}

type Urls = { has(url: string): boolean; keys(): Iterable<string> };

function otherForms(url: string): readonly string[] {
  if (url.startsWith('//')) return [plainUrl(`https:${url}`), plainUrl(`http:${url}`)];
  const [origin = '', scheme, host] = /^(https?):(\/\/[^/?#]*)/.exec(url) ?? [];
  if (host === undefined) return [];
  const hosts = /:\d*$/.test(host) ? [host] : [host, `${host}:${scheme === 'https' ? '443' : '80'}`];
  return hosts.map((one) => one + url.slice(origin.length));
}

/** The first server of an operation that another one has as well; undefined where they have none in common. */
export function sharedServer(
  reader: OpenApiReader,
  entry: OperationEntry,
  other: OpenApiReader,
  next: OperationEntry,
): string | undefined {
  const listed = serverTemplates(other, next);
  const theirs = new Set(listed.length === 0 ? ['/'] : listed);
  return serverUrls(reader, entry).find((url) => isServed(theirs, url));
}

// Names of schemes and hosts are the same in either case (RFC 3986 §6.2.2.1); paths begin with the slash that a server may end with.
function plainUrl(url: string): string {
  const path = url.replace(/(?<=[^/])\/$/, '');
  return path.replace(/^(?:https?:)?\/\/[^/?#{]*/i, (origin) => {
    const lower = origin.toLowerCase();
    return lower.startsWith('//') ? lower : lower.replace(lower.startsWith('https') ? /:443$/ : /:80$/, '');
  });
}

/** A server whose variables make more URLs than `serverUrls` lists. */
export function cutServer(reader: OpenApiReader, entry: OperationEntry): Located | undefined {
  return readServers(reader, entry).find((server) => {
    const counts = variablesOf(reader, server, () => ['']).map(([, values]) => values.length);
    return counts.reduce((product, count) => product * count, 1) > mostUrls;
  });
}

function readServers(reader: OpenApiReader, entry: OperationEntry): readonly Located[] {
  return reader.list(serverHolder(reader, entry), 'servers').filter((server) => !isUnread(server));
}

type Raw = Readonly<Record<string, unknown>>;
/** The values of a variable that does not list them. */
type AnyValue = (name: string, variable: Raw) => readonly string[];

function urlsWith(reader: OpenApiReader, entry: OperationEntry, anyValue: AnyValue): readonly string[] {
  const urls = readServers(reader, entry).flatMap((server) =>
    expand(String(server.raw['url']), variablesOf(reader, server, anyValue)),
  );
  return [...new Set(urls.map(plainUrl))];
}

function variablesOf(reader: OpenApiReader, server: Located, anyValue: AnyValue): readonly Variable[] {
  return [...reader.objects(server, 'variables')].map(([name, { raw }]) => {
    const listed = raw['enum'];
    return [name, Array.isArray(listed) ? listed.map(String) : anyValue(name, raw)];
  });
}

function expand(url: string, variables: readonly Variable[]): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, values] of variables) {
    const filled = urls.flatMap((each) => values.map((value) => each.replaceAll(`{${name}}`, value)));
    urls = filled.slice(0, mostUrls);
  }
  return urls;
}
