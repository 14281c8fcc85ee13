import { isObject } from '../../contract/schema/json-schema.ts';
import type { ChangeDirection } from '../../model/change.ts';
import { omit } from '../../util/omit.ts';
import { toPointer } from '../../util/pointer.ts';
import { isOpenApi32 } from './is-openapi-32.ts';
import type { Located, Members, OpenApiReader } from './located.ts';

/** One operation of a document, with all that applies to it. */
export type OperationEntry = {
  /** The same for the same operation of both documents: names of path parameters do not count. */
  readonly key: string;
  /** Of a callback: its key without its name. */
  readonly nameless?: string;
  /** `GET /users/{id}`, `POST webhook paid`, `POST /orders callback paid: POST {$request.body#/url}`. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Located;
  /** Its path item; after it what is said beside a reference to it, which wins. */
  readonly pathItems: readonly Located[];
  /** Who sends the request: `request` for operations of the provider, `response` where the provider calls us. */
  readonly sent: ChangeDirection;
  /** Keys of all that it stands in, the same in both documents. */
  readonly within: readonly string[];
};

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
// Before OpenAPI 3.2 they say nothing.
const laterMembers = ['query', 'additionalOperations'];
const judged = new Set(['$ref', 'servers', 'parameters', ...methods]);

/** A path, webhook or callback address, with what it says besides its operations. */
export type PathItem = Pick<OperationEntry, 'path' | 'nameless' | 'within'> & {
  /** Where it stands: once, unless something is said beside a reference to it. */
  readonly parts: Parts;
  /** Its words, its extensions, and what its version of OpenAPI does not know. */
  readonly said: Located['raw'];
  /** Its operations: label by key. */
  readonly operations: ReadonlyMap<string, string>;
};

/** Operations by key, and where there may be others. */
export class Operations extends Map<string, OperationEntry> {
  /** What they stand in, by key. */
  readonly items = new Map<string, PathItem>();
  /** Keys of what operations stand in, where it could not be read. */
  readonly unread = new Set<string>();

  /** Whether an operation of the other document, which is not among these, may be here all the same. */
  mayHave({ within }: Pick<OperationEntry, 'within'>): boolean {
    return within.some((key) => this.unread.has(key));
  }

  /** The members, and a note if there may be others. */
  read(members: Members<Located>, key: string): Members<Located> {
    if (members.unread !== undefined) this.unread.add(key);
    return members;
  }
}

/**
 * All operations of a document: paths, webhooks and, inside of operations, callbacks. `other`: the document that they are
 * compared with; of paths that are one to a server those go first that it has in the same words.
 */
export function findOperations(reader: OpenApiReader, other?: OpenApiReader): Operations {
  const found = new Operations();
  const paths = found.read(reader.objects(reader.root, 'paths'), 'paths');
  for (const [path, item] of sharedFirst(paths, other))
    if (path.startsWith('/'))
      add(found, reader, withReference(reader.object(reader.root, 'paths'), path, item), {
        ...{ path, key: normalizedPath(path), sent: 'request', within: ['paths'] },
      });
  for (const [name, item] of found.read(reader.objects(reader.root, 'webhooks'), 'webhooks')) {
    const path = `webhook ${name}`;
    add(found, reader, withReference(reader.object(reader.root, 'webhooks'), name, item), {
      ...{ path, key: path, sent: 'response', within: ['webhooks'] },
    });
  }
  for (const entry of [...found.values()]) addCallbacks(found, reader, entry);
  return found;
}

const known = new WeakMap<OpenApiReader, Operations>();

/** All parameters that are listed for an operation: of those of one name and place the last counts. */
export function listParameters(
  reader: OpenApiReader,
  { operation, pathItems }: Pick<OperationEntry, 'operation' | 'pathItems'>,
): readonly Located[] {
  return [...pathItems, operation].flatMap((holder) => reader.list(holder, 'parameters'));
}

/** All operations of a document, found once. */
export function operationsOf(reader: OpenApiReader): Operations {
  const operations = known.get(reader) ?? findOperations(reader);
  known.set(reader, operations);
  return operations;
}

// Where they stand in the document says nothing.
function sharedFirst(
  paths: Members<Located>,
  other: OpenApiReader | undefined,
): Iterable<readonly [string, Located]> {
  const groups = Map.groupBy(paths, ([path]) => normalizedPath(path));
  if (other === undefined || groups.size === paths.size) return paths;
  const theirs = other.objects(other.root, 'paths');
  const rank = (path: string): string => `${theirs.has(path) ? 'a' : 'b'} ${path}`;
  return [...groups.values()].flatMap((group) =>
    group.toSorted(([one], [two]) => (rank(one) < rank(two) ? -1 : 1)),
  );
}

type Parts = readonly [Located, ...Located[]];

/** A path item, after what is said beside a `$ref` to it (OpenAPI 3.1, Path Item Object): that wins. */
function withReference(holder: Located | undefined, name: string, item: Located): Parts {
  const raw = holder?.raw[name];
  if (holder === undefined || !isObject(raw) || typeof raw['$ref'] !== 'string') return [item];
  if (Object.keys(raw).length === 1) return [item];
  return [{ raw: omit(raw, '$ref'), pointer: holder.pointer + toPointer([name]), file: holder.file }, item];
}

type PathPlace = Pick<OperationEntry, 'path' | 'key' | 'nameless' | 'sent' | 'within'> & {
  /** Of a callback: what it belongs to, and where it goes. */
  readonly callback?: { readonly of: string; readonly to: string };
};

function add(found: Operations, reader: OpenApiReader, parts: Parts, place: PathPlace): void {
  const operations = new Map<string, string>();
  const pathItems = parts.toReversed();
  for (const part of parts)
    for (const entry of operationsIn(found, reader, { part, pathItems }, place))
      operations.set(entry.key, entry.label);
  const key = found.items.has(place.key) ? place.path : place.key;
  const { nameless, path, within } = place;
  const named = nameless === undefined ? {} : { nameless };
  found.items.set(key, { path, within, ...named, parts, said: saidIn(parts, reader), operations });
}

function saidIn(parts: readonly Located[], reader: OpenApiReader): Located['raw'] {
  const known = new Set([...judged, ...(isOpenApi32(reader) ? laterMembers : [])]);
  const all = parts.toReversed().flatMap(({ raw }) => Object.entries(raw));
  return Object.fromEntries(all.filter(([keyword]) => !known.has(keyword)));
}

function operationsIn(
  found: Operations,
  reader: OpenApiReader,
  { part, pathItems }: { readonly part: Located; readonly pathItems: readonly Located[] },
  { callback, key: pathKey, nameless, path, sent, within }: PathPlace,
): readonly OperationEntry[] {
  const put = (name: string, operation: Located | undefined, inside: readonly string[]): OperationEntry[] => {
    const method = name.toUpperCase();
    const taken = found.get(`${method} ${pathKey}`);
    // Two paths that differ in names alone are one to a server, and two entries of the document all the same.
    const key = `${method} ${taken === undefined || taken.path === path ? pathKey : path}`;
    if (operation === undefined || found.has(key)) return [];
    const label = callback === undefined ? `${method} ${path}` : `${callback.of}: ${method} ${callback.to}`;
    const named = nameless === undefined ? {} : { nameless: `${method} ${nameless}` };
    const entry = { key, ...named, label, method, path, operation, pathItems, sent, within: inside };
    found.set(key, entry);
    return [entry];
  };
  const own = methods.flatMap((name) => put(name, reader.object(part, name), within));
  if (!isOpenApi32(reader)) return own;
  const moreKey = `${pathKey} additional`;
  const more = [...found.read(reader.objects(part, 'additionalOperations'), moreKey)];
  return [
    ...own,
    ...put('query', reader.object(part, 'query'), within),
    ...more.flatMap(([name, operation]) => put(name, operation, [...within, moreKey])),
  ];
}

function addCallbacks(found: Operations, reader: OpenApiReader, owner: OperationEntry): void {
  const sent = owner.sent === 'request' ? 'response' : 'request';
  const all = `${owner.key} callback`;
  for (const [name, callback] of found.read(reader.objects(owner.operation, 'callbacks'), all)) {
    const one = `${all} ${name}`;
    for (const [expression, item] of found.read(reader.objects(callback), one))
      add(found, reader, withReference(callback, expression, item), {
        path: `${owner.label} callback ${name} ${expression}`,
        callback: { of: `${owner.label} callback ${name}`, to: expression },
        key: `${one} ${expression}`,
        nameless: `${all} ${expression}`,
        sent,
        within: [...owner.within, all, one],
      });
  }
}

/** A path template without the names of its parameters: `/users/{id}` and `/users/{userId}` are one path. */
export function normalizedPath(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}
