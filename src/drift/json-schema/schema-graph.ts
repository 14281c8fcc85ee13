import { toPointer } from '../../util/pointer.ts';
import { References } from './references.ts';

/** How a document writes its schemas: `oas30` has `nullable` and boolean exclusive limits, and ignores what stands beside `$ref`. */
export type Dialect = 'oas30' | '2020-12';

/** One schema as it stands in a document. Two nodes of a graph are the same object if they are the same place. */
export type SchemaNode = {
  readonly id: number;
  readonly raw: Readonly<Record<string, unknown>> | boolean;
  readonly pointer: string;
  readonly file: string;
};

/** All of a list of schemas at once: what a value must fit. Interned: the same schemas give the same object. */
export type Conjunction = {
  readonly id: number;
  readonly nodes: readonly SchemaNode[];
  /** Whether one of them says `false`, by whatever way it is reached: nothing fits. */
  readonly forbids: boolean;
};

/** The schemas that stand in the place of another one: all of `all`, and of each list in `any` one. */
export type InPlace = {
  readonly all: readonly SchemaNode[];
  readonly any: readonly (readonly SchemaNode[])[];
};

/** The schemas of one document, each read when it is first asked for. Cycles are what they are: nothing is expanded. */
export class SchemaGraph {
  readonly dialect: Dialect;
  /** References that lead nowhere, by where they stand. */
  readonly missing = new Map<string, string>();
  readonly #references: References;
  readonly #byObject = new Map<object, SchemaNode>();
  readonly #byPlace = new Map<string, SchemaNode>();
  readonly #conjunctions = new Map<string, Conjunction>();
  readonly #forbidding = new Map<SchemaNode, boolean>();
  #count = 0;

  constructor(root: unknown, files: ReadonlyMap<string, unknown>, dialect: Dialect) {
    this.#references = new References(root, files);
    this.dialect = dialect;
  }

  /** The schema at a place. What is neither an object nor a boolean is read as `true` and noted. */
  node(raw: unknown, pointer: string, file = ''): SchemaNode {
    if (typeof raw === 'object' && raw !== null) return this.#objectNode(raw, pointer, file);
    if (typeof raw !== 'boolean')
      this.missing.set(`${file}#${pointer}`, 'a schema is an object or a boolean');
    return this.#placeNode(raw !== false, pointer, file);
  }

  /** Whether a schema of the document was looked into. */
  knows(raw: object): boolean {
    return this.#byObject.has(raw);
  }

  child(node: SchemaNode, raw: unknown, ...keys: readonly (string | number)[]): SchemaNode {
    return this.node(raw, node.pointer + toPointer(keys), node.file);
  }

  /** What a reference of a node leads to; undefined where it leads nowhere, which is noted. */
  target(node: SchemaNode, reference: string): SchemaNode | undefined {
    const target = this.#references.resolve(reference, node.file);
    if (target !== undefined) return this.node(target.raw, target.pointer, target.file);
    this.missing.set(`${node.file}#${node.pointer}`, `${reference} leads nowhere`);
    return undefined;
  }

  /** Any value of the document that a reference leads to: not only schemas. */
  lookUp(reference: string, fromFile: string): ReturnType<References['resolve']> {
    return this.#references.resolve(reference, fromFile);
  }

  /** All of these schemas at once. What is nothing but a reference, or an `allOf`, stands for what it leads to. */
  conjunction(nodes: readonly SchemaNode[]): Conjunction {
    const distinct = [...this.#unwrapped(nodes)].filter(({ raw }) => raw !== true);
    distinct.sort((a, b) => a.id - b.id);
    const key = distinct.map(({ id }) => id).join(',');
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const forbids = distinct.some((node) => this.#forbids(node, new Set()));
    const made = { id: this.#conjunctions.size, nodes: distinct, forbids };
    this.#conjunctions.set(key, made);
    return made;
  }

  #unwrapped(nodes: readonly SchemaNode[]): ReadonlySet<SchemaNode> {
    const found = new Set<SchemaNode>();
    const seen = new Set<SchemaNode>();
    const rest = nodes.toReversed();
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      const node = this.followed(next);
      if (seen.has(node)) continue;
      seen.add(node);
      if (isWrapping(node.raw)) rest.push(...this.inPlace(node).all.toReversed());
      else found.add(node);
    }
    return found;
  }

  /** The node itself, or the end of its references where it holds nothing else. A circle of references is `true`. */
  followed(node: SchemaNode): SchemaNode {
    const seen = new Set<SchemaNode>();
    let at = node;
    while (!seen.has(at)) {
      seen.add(at);
      const reference = this.onlyReference(at.raw);
      const next = reference === undefined ? undefined : this.target(at, reference);
      if (next === undefined) return at;
      at = next;
    }
    this.missing.set(`${node.file}#${node.pointer}`, 'references go round in a circle');
    return this.#placeNode(true, node.pointer, node.file);
  }

  /** The reference that a schema consists of. OpenAPI 3.0 ignores what stands beside it. */
  onlyReference(raw: SchemaNode['raw']): string | undefined {
    if (typeof raw === 'boolean' || typeof raw['$ref'] !== 'string') return undefined;
    if (this.dialect === 'oas30') return raw['$ref'];
    return Object.keys(raw).length === 1 ? raw['$ref'] : undefined;
  }

  /** The schemas that are worked into this one: those that hold as well, and for each union its branches. */
  inPlace(node: SchemaNode): InPlace {
    const { raw } = node;
    if (typeof raw === 'boolean') return { all: [], any: [] };
    const references = [raw['$ref'], raw['$dynamicRef']].filter((value) => typeof value === 'string');
    const targets = references.flatMap((reference) => this.target(node, reference) ?? []);
    if (targets.length > 0 && this.dialect === 'oas30') return { all: targets, any: [] };
    const branches = (keyword: string): readonly SchemaNode[] => {
      const list = raw[keyword];
      return Array.isArray(list) ? list.map((part, index) => this.child(node, part, keyword, index)) : [];
    };
    const unions = [branches('anyOf'), branches('oneOf')].filter(({ length }) => length > 0);
    return { all: [...targets, ...branches('allOf')], any: unions };
  }

  #forbids(node: SchemaNode, seen: Set<SchemaNode>): boolean {
    const known = this.#forbidding.get(node);
    if (known !== undefined || seen.has(node)) return known ?? false;
    seen.add(node);
    const { all, any } = this.inPlace(node);
    const forbids =
      node.raw === false ||
      all.some((part) => this.#forbids(part, seen)) ||
      any.some((branches) => branches.every((branch) => this.#forbids(branch, seen)));
    this.#forbidding.set(node, forbids);
    return forbids;
  }

  #objectNode(raw: object, pointer: string, file: string): SchemaNode {
    const known = this.#byObject.get(raw);
    if (known !== undefined) return known;
    const node = { id: (this.#count += 1), raw: raw as Readonly<Record<string, unknown>>, pointer, file };
    this.#byObject.set(raw, node);
    return node;
  }

  #placeNode(raw: boolean, pointer: string, file: string): SchemaNode {
    const key = `${String(raw)} ${file}#${pointer}`;
    const known = this.#byPlace.get(key);
    if (known !== undefined) return known;
    const node = { id: (this.#count += 1), raw, pointer, file };
    this.#byPlace.set(key, node);
    return node;
  }
}

function isWrapping(raw: SchemaNode['raw']): boolean {
  return typeof raw !== 'boolean' && Array.isArray(raw['allOf']) && Object.keys(raw).length === 1;
}
