import { isAnnotation } from './annotation.ts';
import { isUnknownToOpenApi30 } from '../../contract/schema/keyword-since.ts';
import type { Dialect } from './dialect.ts';
import type { Side } from './pair.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';

type End<Node = SchemaNode | undefined> = readonly [old: Node, new: Node];

type Couple = {
  readonly old: SchemaNode;
  readonly new: SchemaNode;
  readonly users: Couple[];
  same: boolean;
};

/** What else a schema leads to than its references do, by name. */
export type Further = (node: SchemaNode) => ReadonlyMap<string, SchemaNode>;

const none: ReadonlyMap<string, SchemaNode> = new Map();
const nothing: Record<Side, Further> = { old: () => none, new: () => none };

/**
 * Finds what stands word for word the same in both documents, with all that it refers to: that needs no comparison.
 * Each schema is read once. Says no where it would have to think.
 */
export class Unchanged {
  readonly #old: SchemaGraph;
  readonly #new: SchemaGraph;
  readonly #further: Readonly<Record<Side, Further>>;
  readonly #couples = new Map<SchemaNode, Map<SchemaNode, Couple>>();
  readonly #equal = new Map<object, { readonly other: object; readonly equal: boolean }>();

  constructor(old: SchemaGraph, next: SchemaGraph, further: Readonly<Record<Side, Further>> = nothing) {
    this.#old = old;
    this.#new = next;
    this.#further = further;
  }

  /** Whether two schemas are the same, word for word and through all references. */
  same(old: Conjunction, next: Conjunction): boolean {
    if (old.nodes.length !== next.nodes.length) return false;
    return old.nodes.every((node, index) => {
      const other = next.nodes[index];
      return other !== undefined && this.sameNode(node, other);
    });
  }

  sameNode(old: SchemaNode, next: SchemaNode): boolean {
    const queue: Couple[] = [];
    const couple = this.#couple(old, next, queue);
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) this.#look(at, queue);
    return couple.same;
  }

  #couple(old: SchemaNode, next: SchemaNode, queue: Couple[]): Couple {
    const row = this.#couples.get(old) ?? new Map<SchemaNode, Couple>();
    this.#couples.set(old, row);
    const known = row.get(next);
    if (known !== undefined) return known;
    const made = { old, new: next, users: [], same: true };
    row.set(next, made);
    queue.push(made);
    return made;
  }

  #look(couple: Couple, queue: Couple[]): void {
    const ends = this.#endsOf(couple);
    if (ends === undefined) {
      differ(couple);
      return;
    }
    for (const [old, next] of ends) {
      const target = this.#couple(old, next, queue);
      if (target.same) target.users.push(couple);
      else differ(couple);
    }
  }

  /** What has to be the same as well; undefined where that would not be enough. */
  #endsOf(couple: Couple): readonly End<SchemaNode>[] | undefined {
    if (!this.#equalRaw(couple.old.raw, couple.new.raw)) return undefined;
    if (!this.#meansTheSame(couple.old.raw)) return undefined;
    const references = referencesIn(couple.old.raw);
    // On which way one gets to them from here is not known.
    if (references.size > 0 && (this.#old.isDynamic || this.#new.isDynamic)) return undefined;
    const [old, next] = [this.#further.old(couple.old), this.#further.new(couple.new)];
    if (old.size !== next.size) return undefined;
    const ends: End[] = [
      ...Array.from(references, (one): End => [
        this.#old.peek(couple.old, one),
        this.#new.peek(couple.new, one),
      ]),
      ...Array.from(old, ([name, node]): End => [node, next.get(name)]),
    ];
    // Who compares them comes to the place where it stands, and says so there.
    return ends.every(isEnd) ? ends : undefined;
  }

  // In another dialect the same words may say something else.
  #meansTheSame(raw: unknown): boolean {
    const { dialect } = this.#old;
    if (dialect === this.#new.dialect) return true;
    return [dialect, this.#new.dialect].every((one) => ofOpenApi.has(one)) && !holdsOfOneDialect(raw);
  }

  #equalRaw(old: unknown, next: unknown): boolean {
    if (old === next) return true;
    if (typeof old !== 'object' || typeof next !== 'object' || old === null || next === null) return false;
    const known = this.#equal.get(old);
    if (known?.other === next) return known.equal;
    const equal = Array.isArray(old) ? this.#equalLists(old, next) : this.#equalObjects(old, next);
    this.#equal.set(old, { other: next, equal });
    return equal;
  }

  #equalLists(old: readonly unknown[], next: object): boolean {
    if (!Array.isArray(next) || old.length !== next.length) return false;
    return old.every((item, index) => this.#equalRaw(item, next[index]));
  }

  #equalObjects(old: object, next: object): boolean {
    if (Array.isArray(next)) return false;
    const names = Object.keys(old);
    if (names.length !== Object.keys(next).length) return false;
    return names.every(
      (name) =>
        Object.hasOwn(next, name) &&
        this.#equalRaw((old as Record<string, unknown>)[name], (next as Record<string, unknown>)[name]),
    );
  }
}

function isEnd(end: End): end is End<SchemaNode> {
  return end.every((node) => node !== undefined);
}

function differ(couple: Couple): void {
  const rest = [couple];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (!at.same) continue;
    at.same = false;
    rest.push(...at.users);
  }
}

const ofOpenApi: ReadonlySet<Dialect> = new Set(['oas30', '2020-12']);

// Only OpenAPI 3.0 has `nullable`; it ignores what stands beside a reference, words about it mostly, and later keywords.
function holdsOfOneDialect(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  const names = Object.keys(raw);
  const isOwn =
    '$ref' in raw &&
    typeof raw.$ref === 'string' &&
    !names.every((name) => name === '$ref' || isAnnotation(name));
  if (isOwn || names.some((name) => name === 'nullable' || isUnknownToOpenApi30(name))) return true;
  return Object.values(raw).some(holdsOfOneDialect);
}

const referring = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/** Every reference inside a value. */
function referencesIn(root: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const rest: unknown[] = [root];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    for (const name in at) {
      const value = (at as Record<string, unknown>)[name];
      if (typeof value === 'object') rest.push(value);
      else if (typeof value === 'string' && name.startsWith('$') && referring.has(name)) found.add(value);
    }
  }
  return found;
}
