import { isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';

type Variable = readonly [name: string, values: readonly string[]];

/** Of one server. */
export const mostUrls = 64;

/** What lists the servers of an operation: itself, its path or the document. */
export function serverHolder(reader: OpenApiReader, { operation, pathItems }: OperationEntry): Located {
  const holders = [...pathItems, operation];
  return holders.findLast(({ raw }) => Array.isArray(raw['servers'])) ?? reader.root;
}

/** The base URLs of an operation: its own, those of its path, or those of the document, with variables filled in. */
export function serverUrls(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  const urls = readServers(reader, entry).flatMap((server) =>
    expand(String(server.raw['url']), variablesOf(reader, server)),
  );
  return [...new Set(urls.map(plainUrl))];
}

/** Whether a URL is among others. One without a scheme is of the one by which the document was got: whichever that is. */
export function isServed(urls: { has(url: string): boolean }, url: string): boolean {
  return [url, ...otherForms(url)].some((one) => urls.has(one));
}

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
  const theirs = new Set(urlsOf(other, next));
  return urlsOf(reader, entry).find((url) => isServed(theirs, url));
}

// Where none is listed it is this one (OpenAPI 3.1, OpenAPI Object).
function urlsOf(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  const urls = serverUrls(reader, entry);
  return urls.length === 0 ? ['/'] : urls;
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
    const counts = variablesOf(reader, server).map(([, values]) => values.length);
    return counts.reduce((product, count) => product * count, 1) > mostUrls;
  });
}

function readServers(reader: OpenApiReader, entry: OperationEntry): readonly Located[] {
  return reader.list(serverHolder(reader, entry), 'servers').filter((server) => !isUnread(server));
}

function variablesOf(reader: OpenApiReader, server: Located): readonly Variable[] {
  return [...reader.objects(server, 'variables')].map(([name, { raw }]) => [name, valuesOf(raw)]);
}

function valuesOf(raw: Readonly<Record<string, unknown>>): readonly string[] {
  const listed = Array.isArray(raw['enum']) ? raw['enum'] : [raw['default'] ?? ''];
  return listed.map(String);
}

function expand(url: string, variables: readonly Variable[]): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, values] of variables) {
    const filled = urls.flatMap((each) => values.map((value) => each.replaceAll(`{${name}}`, value)));
    urls = filled.slice(0, mostUrls);
  }
  return urls;
}
