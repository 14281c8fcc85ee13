import { readDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import type { Scope } from './dynamic-scopes.ts';

/** One schema as it stands in a document. Two nodes of a graph are the same object if they are the same place. */
export type SchemaNode = {
  readonly id: number;
  readonly raw: Readonly<Record<string, unknown>> | boolean;
  readonly pointer: string;
  readonly file: string;
  /** Where `$dynamicRef` leads from here: the same place entered on another way may be another schema. */
  readonly scope: Scope;
};

/** The nodes of one document, each made when it is first asked for. */
export class SchemaNodes {
  readonly #dialect: Dialect;
  readonly #outside: Scope;
  readonly #byObject = new Map<object, SchemaNode>();
  readonly #byScope = new Map<Scope, Map<object, SchemaNode>>();
  readonly #byPlace = new Map<string, SchemaNode>();
  readonly #lookedInto = new WeakSet<SchemaNode>();
  #count = 0;

  /** `outside`: the scope of what is the same on whatever way it is entered. */
  constructor(dialect: Dialect, outside: Scope) {
    this.#dialect = dialect;
    this.#outside = outside;
  }

  /** Notes that a schema was looked into, and not only peeked at. */
  lookedInto(node: SchemaNode): SchemaNode {
    this.#lookedInto.add(node);
    return node;
  }

  /** Whether a schema was looked into. */
  has(raw: object): boolean {
    return [this.#byObject, ...this.#byScope.values()].some((nodes) => {
      const node = nodes.get(raw);
      return node !== undefined && this.#lookedInto.has(node);
    });
  }

  ofObject(raw: object, pointer: string, file: string, scope: Scope, isPeek: boolean): SchemaNode {
    const nodes = this.#nodesOf(scope);
    const known = nodes.get(raw);
    if (known !== undefined) return isPeek ? known : this.lookedInto(known);
    const read = readDialect(raw as Readonly<Record<string, unknown>>, this.#dialect);
    const node = { id: (this.#count += 1), raw: read, pointer, file, scope };
    nodes.set(raw, node);
    return isPeek ? node : this.lookedInto(node);
  }

  ofPlace(raw: boolean, pointer: string, file: string): SchemaNode {
    const key = `${String(raw)} ${file}#${pointer}`;
    const known = this.#byPlace.get(key);
    if (known !== undefined) return known;
    const node = { id: (this.#count += 1), raw, pointer, file, scope: this.#outside };
    this.#byPlace.set(key, node);
    return node;
  }

  #nodesOf(scope: Scope): Map<object, SchemaNode> {
    if (scope === this.#outside) return this.#byObject;
    const nodes = this.#byScope.get(scope) ?? new Map<object, SchemaNode>();
    this.#byScope.set(scope, nodes);
    return nodes;
  }
}
