import { toPointer } from '../../util/pointer.ts';
import { placeOf } from '../json-schema/place-of.ts';
import type { SchemaGraph, SchemaNode } from '../json-schema/schema-graph.ts';
import type { Spot } from '../difference.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** An object of a document with its place. */
export type Located = { readonly raw: Raw; readonly pointer: string; readonly file: string };

/** What stands somewhere, before it is known to be an object. */
type Unread = { readonly raw: unknown; readonly pointer: string; readonly file: string };

/** One OpenAPI document, read through its references. */
export class OpenApiReader {
  readonly graph: SchemaGraph;
  readonly root: Located;
  readonly #ends = new Map<string, Located | undefined>();

  constructor(root: Raw, graph: SchemaGraph) {
    this.graph = graph;
    this.root = { raw: root, pointer: '', file: '' };
  }

  /** A member that is an object, with references followed; undefined where there is none. */
  object(from: Located, ...keys: readonly (string | number)[]): Located | undefined {
    let at: Located | undefined = from;
    for (const key of keys) at = at === undefined ? undefined : this.#member(at, key);
    return at;
  }

  /** The members of a member that are objects, by name. */
  objects(from: Located, ...keys: readonly (string | number)[]): ReadonlyMap<string, Located> {
    const holder = this.object(from, ...keys);
    const found = new Map<string, Located>();
    for (const name of Object.keys(holder?.raw ?? {})) {
      const member = holder === undefined ? undefined : this.object(holder, name);
      if (member !== undefined) found.set(name, member);
    }
    return found;
  }

  /** The items of a list that are objects. */
  list(from: Located, key: string): readonly Located[] {
    const list = from.raw[key];
    if (!Array.isArray(list)) return [];
    const holder = { raw: list as unknown as Raw, pointer: from.pointer + toPointer([key]), file: from.file };
    return list.flatMap((_, index) => this.object(holder, index) ?? []);
  }

  /** A schema that is a member. A reference stays one: the schema graph follows it. */
  schema(from: Located, key: string): SchemaNode | undefined {
    const raw = from.raw[key];
    return raw === undefined ? undefined : this.graph.node(raw, from.pointer + toPointer([key]), from.file);
  }

  node({ file, pointer, raw }: Located): SchemaNode {
    return this.graph.node(raw, pointer, file);
  }

  #member(from: Located, key: string | number): Located | undefined {
    const raw: unknown = Object.hasOwn(from.raw, key) ? from.raw[String(key)] : undefined;
    return this.#follow({ raw, pointer: from.pointer + toPointer([key]), file: from.file });
  }

  // Each reference is followed once, however many lead through it.
  #follow(start: Unread): Located | undefined {
    const passed = new Set<string>();
    const end = this.#endOf(start, passed);
    for (const place of passed) this.#ends.set(place, end);
    return end;
  }

  #endOf(start: Unread, passed: Set<string>): Located | undefined {
    for (let at = start; ;) {
      if (!isRaw(at.raw)) return undefined;
      const reference = at.raw['$ref'];
      if (typeof reference !== 'string') return at as Located;
      const place = placeOf(at);
      if (this.#ends.has(place)) return this.#ends.get(place);
      const target = passed.has(place) ? undefined : this.graph.lookUp(reference, at.file);
      if (target === undefined) {
        const reason = passed.has(place) ? 'references go round in a circle' : `${reference} leads nowhere`;
        this.graph.missing.set(place, reason);
        return undefined;
      }
      passed.add(place);
      at = target;
    }
  }
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}

export function spotOf(at: Located | undefined): Spot | undefined {
  if (at === undefined) return undefined;
  return at.file === '' ? { pointer: at.pointer } : { pointer: at.pointer, file: at.file };
}
