import type { OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';

/** The base URLs of an operation: its own, those of its path, or those of the document, with variables filled in. */
export function serverUrls(
  reader: OpenApiReader,
  { operation, pathItem }: OperationEntry,
): readonly string[] {
  const holder = [operation, pathItem, reader.root].find(({ raw }) => Array.isArray(raw['servers']));
  const servers = holder === undefined ? [] : reader.list(holder, 'servers');
  const urls = servers.flatMap((server) => {
    const variables = reader.objects(server, 'variables');
    return expand(
      String(server.raw['url']),
      [...variables].map(([name, { raw }]) => [name, valuesOf(raw)]),
    );
  });
  return [...new Set(urls)];
}

function valuesOf(raw: Readonly<Record<string, unknown>>): readonly string[] {
  const listed = Array.isArray(raw['enum']) ? raw['enum'] : [raw['default'] ?? ''];
  return listed.map(String);
}

const mostUrls = 64;

function expand(
  url: string,
  variables: readonly (readonly [string, readonly string[]])[],
): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, values] of variables) {
    const filled = urls.flatMap((each) => values.map((value) => each.replaceAll(`{${name}}`, value)));
    urls = filled.slice(0, mostUrls);
  }
  return urls;
}
