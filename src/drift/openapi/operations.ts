import type { ChangeDirection } from '../../model/change.ts';
import type { Located, OpenApiReader } from './located.ts';

/** One operation of a document, with all that applies to it. */
export type OperationEntry = {
  /** The same for the same operation of both documents: names of path parameters do not count. */
  readonly key: string;
  /** `GET /users/{id}`. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Located;
  readonly pathItem: Located;
  /** Who sends the request: `request` for operations of the provider, `response` where the provider calls us. */
  readonly sent: ChangeDirection;
};

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** All operations of a document by key: paths, webhooks and, inside of operations, callbacks. */
export function findOperations(reader: OpenApiReader): ReadonlyMap<string, OperationEntry> {
  const found = new Map<string, OperationEntry>();
  const add = (entries: readonly OperationEntry[]): void => {
    for (const entry of entries) if (!found.has(entry.key)) found.set(entry.key, entry);
  };
  for (const [path, item] of reader.objects(reader.root, 'paths')) {
    if (!path.startsWith('/')) continue;
    add(operationsOf(reader, item, path, normalized(path), 'request'));
  }
  for (const [name, item] of reader.objects(reader.root, 'webhooks'))
    add(operationsOf(reader, item, `webhook ${name}`, `webhook ${name}`, 'response'));
  for (const entry of [...found.values()]) add(callbacksOf(reader, entry));
  return found;
}

function operationsOf(
  reader: OpenApiReader,
  pathItem: Located,
  path: string,
  pathKey: string,
  sent: ChangeDirection,
): readonly OperationEntry[] {
  const fixed = methods.map((method) => [method, reader.object(pathItem, method)] as const);
  const more = [...reader.objects(pathItem, 'additionalOperations')];
  return [...fixed, ...more].flatMap(([name, operation]) => {
    if (operation === undefined) return [];
    const method = name.toUpperCase();
    return [
      { key: `${method} ${pathKey}`, label: `${method} ${path}`, method, path, operation, pathItem, sent },
    ];
  });
}

function callbacksOf(reader: OpenApiReader, owner: OperationEntry): readonly OperationEntry[] {
  const sent = owner.sent === 'request' ? 'response' : 'request';
  return [...reader.objects(owner.operation, 'callbacks')].flatMap(([name, callback]) =>
    [...reader.objects(callback)].flatMap(([expression, item]) => {
      const path = `${owner.label} callback ${name} ${expression}`;
      return operationsOf(reader, item, path, `${owner.key} callback ${name} ${expression}`, sent);
    }),
  );
}

/** A path template without the names of its parameters: `/users/{id}` and `/users/{userId}` are one path. */
function normalized(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}').replace(/(.)\/$/, '$1');
}
