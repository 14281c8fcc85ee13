import { isAnnotation } from './annotation.ts';
import { isUnknownToOpenApi30 } from '../../contract/schema/keyword-since.ts';
import type { Dialect } from './dialect.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';

type Couple = {
  readonly old: SchemaNode;
  readonly new: SchemaNode;
  readonly users: Couple[];
  same: boolean;
};

/**
 * Finds what stands word for word the same in both documents, with all that it refers to: that needs no comparison.
 * Each schema is read once. Says no where it would have to think.
 */
export class Unchanged {
  readonly #old: SchemaGraph;
  readonly #new: SchemaGraph;
  readonly #couples = new Map<SchemaNode, Map<SchemaNode, Couple>>();
  readonly #equal = new Map<object, { readonly other: object; readonly equal: boolean }>();

  constructor(old: SchemaGraph, next: SchemaGraph) {
    this.#old = old;
    this.#new = next;
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
    if (!this.#equalRaw(couple.old.raw, couple.new.raw)) {
      differ(couple);
      return;
    }
    if (!this.#meansTheSame(couple.old.raw)) {
      differ(couple);
      return;
    }
    const references = referencesIn(couple.old.raw);
    // On which way one gets to them from here is not known.
    if (references.size > 0 && (this.#old.isDynamic || this.#new.isDynamic)) {
      differ(couple);
      return;
    }
    for (const reference of references) {
      const [old, next] = [this.#old.peek(couple.old, reference), this.#new.peek(couple.new, reference)];
      // Who compares them comes to the place where it stands, and says so there.
      if (old === undefined || next === undefined) {
        differ(couple);
        return;
      }
      const target = this.#couple(old, next, queue);
      if (target.same) target.users.push(couple);
      else differ(couple);
    }
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
