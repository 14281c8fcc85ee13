import { isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';

/** What lists the servers of an operation: itself, its path or the document. */
export function serverHolder(reader: OpenApiReader, { operation, pathItem }: OperationEntry): Located {
  return [operation, pathItem].find(({ raw }) => Array.isArray(raw['servers'])) ?? reader.root;
}

/** The base URLs of an operation: its own, those of its path, or those of the document, with variables filled in. */
export function serverUrls(reader: OpenApiReader, entry: OperationEntry): readonly string[] {
  const servers = reader.list(serverHolder(reader, entry), 'servers').filter((server) => !isUnread(server));
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
