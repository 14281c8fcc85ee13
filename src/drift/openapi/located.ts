import { toPointer } from '../../util/pointer.ts';
import { placeOf } from '../json-schema/place-of.ts';
import type { SchemaGraph, SchemaNode } from '../json-schema/schema-graph.ts';
import type { Spot } from '../difference.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** An object of a document with its place. */
export type Located = { readonly raw: Raw; readonly pointer: string; readonly file: string };

const mostReferences = 1000;

/** One OpenAPI document, read through its references. */
export class OpenApiReader {
  readonly graph: SchemaGraph;
  readonly root: Located;

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

  #follow(start: { raw: unknown; pointer: string; file: string }): Located | undefined {
    const followed = new Set<string>();
    for (let at = start; followed.size < mostReferences;) {
      const { raw } = at;
      if (typeof raw !== 'object' || raw === null) return undefined;
      const reference = (raw as Raw)['$ref'];
      if (typeof reference !== 'string') return at as Located;
      const target = this.graph.lookUp(reference, at.file);
      if (target === undefined) {
        this.graph.missing.set(placeOf(at), `${reference} leads nowhere`);
        return undefined;
      }
      if (followed.has(placeOf(at))) {
        this.graph.missing.set(placeOf(at), 'references go round in a circle');
        return undefined;
      }
      followed.add(placeOf(at));
      at = target;
    }
    const reason = `more than ${String(mostReferences)} references one after another`;
    this.graph.missing.set(placeOf(start), reason);
    return undefined;
  }
}

export function spotOf(at: Located | undefined): Spot | undefined {
  if (at === undefined) return undefined;
  return at.file === '' ? { pointer: at.pointer } : { pointer: at.pointer, file: at.file };
}
