import { toPointer } from '../../util/pointer.ts';
import { placeOf } from '../json-schema/place-of.ts';
import type { SchemaGraph, SchemaNode } from '../json-schema/schema-graph.ts';
import type { Spot } from '../difference.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** An object of a document with its place. */
export type Located = { readonly raw: Raw; readonly pointer: string; readonly file: string };

/** What stands somewhere, before it is known to be an object. */
type Start = { readonly raw: unknown; readonly pointer: string; readonly file: string };

/** Whether it is a reference that leads nowhere: what it stands for is not known. */
export function isUnread(at: Located | undefined): boolean {
  return typeof at?.raw['$ref'] === 'string';
}

/** Members by name. Where not all could be read, any other name may be one of them, and has what is unread. */
export class Members<Member> extends Map<string, Member> {
  readonly unread: Member | undefined;

  constructor(unread?: Member) {
    super();
    this.unread = unread;
  }

  /** Whether it has none for certain. */
  get isEmpty(): boolean {
    return this.size === 0 && this.unread === undefined;
  }

  override get(name: string): Member | undefined {
    return super.get(name) ?? this.unread;
  }

  override has(name: string): boolean {
    return this.unread !== undefined || super.has(name);
  }

  renamed(rename: (name: string) => string): Members<Member> {
    const renamed = new Map<string, Member>();
    // What two names would be one is kept under its own.
    for (const [name, member] of this) renamed.set(renamed.has(rename(name)) ? name : rename(name), member);
    const found = new Members(this.unread);
    for (const [name, member] of renamed) found.set(name, member);
    return found;
  }
}

/** One OpenAPI document, read through its references. */
export class OpenApiReader {
  readonly graph: SchemaGraph;
  readonly root: Located;
  /** Security schemes that are called something else in the other document: the name here, and the one there. */
  schemeNames: ReadonlyMap<string, string> = new Map();
  readonly #ends = new Map<string, Located | undefined>();

  constructor(root: Raw, graph: SchemaGraph) {
    this.graph = graph;
    const whole = { raw: root, pointer: '', file: '' };
    this.root = this.#follow(whole) ?? whole;
  }

  /** A member that is an object, with references followed; undefined where there is none. What is unread has unread members. */
  object(from: Located, ...keys: readonly (string | number)[]): Located | undefined {
    let at: Located | undefined = from;
    for (const key of keys) at = at === undefined || isUnread(at) ? at : this.#member(at, key);
    return at;
  }

  /** The members of a member that are objects, by name. */
  objects(from: Located, ...keys: readonly (string | number)[]): Members<Located> {
    const holder = this.object(from, ...keys);
    if (holder === undefined || isUnread(holder)) return new Members(holder);
    const found = new Members<Located>();
    for (const name of Object.keys(holder.raw)) {
      const member = this.object(holder, name);
      if (member !== undefined) found.set(name, member);
    }
    return found;
  }

  /** The items of a list that are objects. A list that is unread holds itself. */
  list(from: Located, key: string): readonly Located[] {
    const items = this.objects(from, key);
    return items.unread === undefined ? [...items.values()] : [items.unread];
  }

  /** A schema that is a member. A reference stays one: the schema graph follows it. */
  schema(from: Located, key: string): SchemaNode | undefined {
    if (isUnread(from)) return this.graph.unread(from);
    const raw = from.raw[key];
    return raw === undefined ? undefined : this.graph.node(raw, from.pointer + toPointer([key]), from.file);
  }

  node({ file, pointer, raw }: Located): SchemaNode {
    return this.graph.node(raw, pointer, file);
  }

  #member(from: Located, key: string | number): Located | undefined {
    const raw: unknown = Object.hasOwn(from.raw, key) ? from.raw[String(key)] : undefined;
    const end = this.#follow({ raw, pointer: from.pointer + toPointer([key]), file: from.file });
    return end === undefined || this.graph.dialect === 'oas30' ? end : withWords(end, raw);
  }

  // Each reference is followed once, however many lead through it.
  #follow(start: Start): Located | undefined {
    const passed = new Set<string>();
    const end = this.#endOf(start, passed);
    for (const place of passed) this.#ends.set(place, end);
    return end;
  }

  #endOf(start: Start, passed: Set<string>): Located | undefined {
    for (let at = start; ;) {
      if (!isRaw(at.raw)) return undefined;
      const $ref = at.raw['$ref'];
      if (typeof $ref !== 'string') return at as Located;
      const place = placeOf(at);
      if (this.#ends.has(place)) return this.#ends.get(place);
      const isCircle = passed.has(place);
      passed.add(place);
      const target = this.graph.lookUp($ref, at.file);
      if (target === undefined || isCircle || !isRaw(target.raw)) {
        const what = target === undefined ? 'nowhere' : 'to what is no object';
        this.graph.missing.note(at, isCircle ? 'references go round in a circle' : `${$ref} leads ${what}`);
        return { raw: { $ref }, pointer: at.pointer, file: at.file };
      }
      at = target;
    }
  }
}

/** Words beside a reference stand for those where it leads (OpenAPI 3.1, Reference Object). */
function withWords(end: Located, start: unknown): Located {
  if (!isRaw(start) || typeof start['$ref'] !== 'string' || isUnread(end)) return end;
  const words = ['summary', 'description'].filter((name) => typeof start[name] === 'string');
  const said = words.map((name) => [name, start[name]] as const);
  return words.length === 0 ? end : { ...end, raw: { ...end.raw, ...Object.fromEntries(said) } };
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null;
}

export function spotOf(at: Located | undefined): Spot | undefined {
  if (at === undefined) return undefined;
  return at.file === '' ? { pointer: at.pointer } : { pointer: at.pointer, file: at.file };
}
