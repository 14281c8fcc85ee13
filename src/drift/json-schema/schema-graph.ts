import { toPointer } from '../../util/pointer.ts';
import { Budget } from '../budget.ts';
import { decidedBranch } from './decided-branch.ts';
import { DynamicScopes } from './dynamic-scopes.ts';
import { deepestInPlace } from '../comparison-limits.ts';
import { ignoresBesideRef, namedDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import type { Scope } from './dynamic-scopes.ts';
import { ForbiddenSchemas } from './forbidden-schemas.ts';
import { placeOf } from './place-of.ts';
import { References } from './references.ts';
import type { Target } from './resources.ts';
import { SchemaNodes } from './schema-nodes.ts';
import type { SchemaNode } from './schema-nodes.ts';
import { UnreadPlaces } from './unread-places.ts';
import { UnreadSchemas } from './unread-schemas.ts';

export type { SchemaNode } from './schema-nodes.ts';

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

const inPlaceKeywords = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if'];
const nothing: InPlace = { all: [], any: [] };

/** The schemas of one document, each read when it is first asked for. Cycles are what they are: nothing is expanded. */
export class SchemaGraph {
  readonly dialect: Dialect;
  /** Whether a reference is all there is to the schema that it stands in. */
  readonly ignoresBesideRef: boolean;
  /** What may be done with its schemas: the same for both documents of a comparison. */
  readonly budget: Budget;
  /** References that lead nowhere, and what else could not be read. */
  readonly missing = new UnreadPlaces();
  /** Why nothing is proved by it: some `$dynamicRef` was followed to what may be another schema, or its dialect is not known. */
  lostBy: string | undefined;
  readonly #references: References;
  readonly #scopes: DynamicScopes;
  readonly #nodes: SchemaNodes;
  readonly #conjunctions = new Map<string, Conjunction>();
  readonly #forbidden = new ForbiddenSchemas<SchemaNode>(
    (node) => this.inPlace(node),
    (node) => {
      this.leaveUnread(node, [node]);
    },
  );
  readonly #unread = new UnreadSchemas<SchemaNode>();
  readonly #lookedInto = new Set<SchemaNode>();
  /** The ends of references; null: they go round in a circle. */
  readonly #followed = new Map<SchemaNode, SchemaNode | null>();

  constructor(
    root: unknown,
    files: ReadonlyMap<string, unknown>,
    dialect: Dialect,
    budget: Budget = new Budget(),
  ) {
    this.#references = new References(root, files, dialect);
    this.#scopes = new DynamicScopes(this.#references.dynamicNames());
    this.#nodes = new SchemaNodes(dialect, this.#scopes.outside);
    this.dialect = dialect;
    this.ignoresBesideRef = ignoresBesideRef(dialect);
    this.budget = budget;
  }

  /** What all files of the document hold, the main one's last. */
  get files(): readonly unknown[] {
    return this.#references.roots;
  }

  /** Whether so many members of a schema may be looked into. They are counted once, however often they are looked at. */
  mayLookInto(node: SchemaNode, members: number): boolean {
    if (members === 0 || this.#lookedInto.has(node)) return true;
    const mayLook = this.budget.take('members', members, () => [placeOf(node)]);
    if (mayLook) this.#lookedInto.add(node);
    return mayLook;
  }

  /** The schema at a place. What is neither an object nor a boolean is read as `true` and noted. */
  node(raw: unknown, pointer: string, file = ''): SchemaNode {
    return this.#entered({ raw, pointer, file }, this.#scopes.outside);
  }

  /** Whether a schema of the document was looked into: more than peeked at. */
  knows(raw: object): boolean {
    return this.#nodes.has(raw);
  }

  child(node: SchemaNode, raw: unknown, ...keys: readonly (string | number)[]): SchemaNode {
    return this.#entered({ raw, pointer: node.pointer + toPointer(keys), file: node.file }, node.scope);
  }

  /** Whether the way to a schema counts: `$dynamicRef` may lead to several places. */
  get isDynamic(): boolean {
    return this.#scopes.matter;
  }

  /** What `$ref` and `$dynamicRef` of a node lead to. */
  targets(node: SchemaNode): readonly SchemaNode[] {
    if (typeof node.raw === 'boolean') return [];
    const { $dynamicRef, $ref } = node.raw;
    return [
      ...(typeof $ref === 'string' ? [this.target(node, $ref)] : []),
      ...(typeof $dynamicRef === 'string' ? [this.dynamicTarget(node, $dynamicRef)] : []),
    ].filter((target) => target !== undefined);
  }

  /** What a reference of a node leads to; undefined where it leads nowhere, which is noted. */
  target(node: SchemaNode, reference: string): SchemaNode | undefined {
    const target = this.peek(node, reference);
    if (target !== undefined) return this.#nodes.lookedInto(target);
    this.missing.note(node, `${reference} leads nowhere`);
    this.#unread.add(node);
    return undefined;
  }

  /** The same, and nothing is noted. */
  peek(node: SchemaNode, reference: string): SchemaNode | undefined {
    const target = this.#references.resolve(reference, node);
    return target === undefined ? undefined : this.#entered(target, node.scope, true);
  }

  /**
   * What a `$dynamicRef` leads to (JSON Schema 2020-12 core §8.2.3.2): the same as `$ref`, unless that is a
   * `$dynamicAnchor`; then the anchor of its name in the outermost resource on the way here.
   */
  dynamicTarget(node: SchemaNode, reference: string): SchemaNode | undefined {
    const target = this.#references.resolve(reference, node);
    if (target === undefined) return this.target(node, reference);
    const { raw } = target;
    const name =
      typeof raw === 'object' && raw !== null && '$dynamicAnchor' in raw ? raw.$dynamicAnchor : undefined;
    const isAnchor = typeof name === 'string' && reference.endsWith(`#${name}`);
    if (this.dialect === '2019-09') this.#checkRecursive(node, raw);
    return this.#entered((isAnchor ? node.scope.targets.get(name) : undefined) ?? target, node.scope);
  }

  // With a `$recursiveAnchor` it leads to the outermost resource that has one: only where there is one alone is that known.
  #checkRecursive(node: SchemaNode, target: unknown): void {
    const isAnchor = typeof target === 'object' && target !== null && '$recursiveAnchor' in target;
    if (!isAnchor || this.#references.isOne) return;
    this.lostBy = '$recursiveRef: may lead to several resources';
    this.missing.note(node, '$recursiveRef may lead to several resources');
  }

  /** Notes a schema that says it is written in other words than those that it is read in. */
  checkDialect(node: SchemaNode): void {
    const named = typeof node.raw === 'boolean' ? undefined : node.raw['$schema'];
    if (typeof named !== 'string' || this.dialect === 'oas30' || namedDialect(named) === this.dialect) return;
    this.lostBy = `$schema: ${named}`;
    this.missing.note(node, `its $schema ${named} is not what it is read as: JSON Schema ${this.dialect}`);
  }

  /** Any value of the document that a reference in a file leads to: not only schemas. */
  lookUp(reference: string, fromFile: string): Target | undefined {
    return this.#references.resolve(reference, { file: fromFile, pointer: '' });
  }

  #entered({ file, pointer, raw }: Target, from: Scope, isPeek = false): SchemaNode {
    const scope = this.isDynamic ? this.#scopeAt(from, { file, pointer }) : from;
    if (typeof raw === 'boolean') return this.#nodes.ofPlace(raw, pointer, file);
    if (typeof raw === 'object' && raw) return this.#nodes.ofObject(raw, pointer, file, scope, isPeek);
    this.missing.note({ file, pointer }, 'a schema is an object or a boolean');
    return this.unread({ file, pointer });
  }

  /** A schema of which nothing is known. Notes no reason. */
  unread({ file, pointer }: Pick<Target, 'file' | 'pointer'>): SchemaNode {
    const node = this.#nodes.ofPlace(true, pointer, file);
    this.#unread.add(node);
    return node;
  }

  #scopeAt(from: Scope, place: { readonly file: string; readonly pointer: string }): Scope {
    const resource = this.#references.resourceAt(place);
    const scope = resource === undefined ? from : this.#scopes.enter(from, resource);
    if (scope !== undefined) return scope;
    this.lostBy = '$dynamicRef: too many ways lead to it';
    this.missing.note(place, 'too many ways on which $dynamicRef leads elsewhere');
    return from;
  }

  /** All of these schemas at once. What is nothing but a reference, or an `allOf`, stands for what it leads to. */
  conjunction(nodes: readonly SchemaNode[]): Conjunction {
    const distinct = this.#distinct(nodes);
    const key = distinct.map(({ id }) => id).join(',');
    const known = this.#conjunctions.get(key);
    if (known !== undefined) return known;
    const forbids = distinct.some((node) => this.#forbidden.has(node));
    const made = { id: this.#conjunctions.size, nodes: distinct, forbids };
    this.#conjunctions.set(key, made);
    return made;
  }

  #distinct(nodes: readonly SchemaNode[]): readonly SchemaNode[] {
    const [first] = nodes;
    if (first !== undefined && nodes.length === 1) {
      const only = this.followed(first);
      if (typeof only.raw === 'object' && !isWrapping(only.raw)) return [only];
    }
    return [...this.#unwrapped(nodes)]
      .filter((node) => node.raw !== true || this.#unread.has(node))
      .sort((a, b) => a.id - b.id);
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
    // Where there is nothing to follow there is nothing to remember.
    if (this.onlyReference(node.raw) === undefined) return node;
    const known = this.#followed.get(node);
    if (known !== undefined) return known ?? this.#circular(node);
    const seen = new Set<SchemaNode>();
    let end: SchemaNode | null = node;
    for (let at: SchemaNode | undefined = node; at !== undefined; at = this.#next(at)) {
      const further = seen.has(at) ? null : this.#followed.get(at);
      end = further === undefined ? at : further;
      if (further !== undefined) break;
      seen.add(at);
    }
    if (end !== node) for (const each of seen) this.#followed.set(each, end);
    return end ?? this.#circular(node);
  }

  #next(node: SchemaNode): SchemaNode | undefined {
    const reference = this.onlyReference(node.raw);
    return reference === undefined ? undefined : this.target(node, reference);
  }

  #circular(node: SchemaNode): SchemaNode {
    this.missing.note(node, 'references go round in a circle');
    return this.unread(node);
  }

  /** The reference that a schema consists of. Some dialects ignore what stands beside it. */
  onlyReference(raw: SchemaNode['raw']): string | undefined {
    if (typeof raw === 'boolean' || typeof raw['$ref'] !== 'string') return undefined;
    if (this.ignoresBesideRef) return raw['$ref'];
    return Object.keys(raw).length === 1 ? raw['$ref'] : undefined;
  }

  /** The schemas that are worked into this one: those that hold as well, and for each union its branches. */
  inPlace(node: SchemaNode): InPlace {
    const { raw } = node;
    if (typeof raw === 'boolean' || inPlaceKeywords.every((one) => raw[one] === undefined)) return nothing;
    const targets = this.targets(node);
    if (targets.length > 0 && this.ignoresBesideRef) return { all: targets, any: [] };
    const branches = (keyword: string): readonly SchemaNode[] => {
      const list = raw[keyword];
      return Array.isArray(list) ? list.map((part, index) => this.child(node, part, keyword, index)) : [];
    };
    const unions = [branches('anyOf'), branches('oneOf')].filter(({ length }) => length > 0);
    const held = decidedBranch(raw).map(([schema, keyword]) => this.child(node, schema, keyword));
    return { all: [...targets, ...branches('allOf'), ...held], any: unions };
  }

  /** Notes that a schema is worked into too many others to be read, so that nothing is known of those either. */
  leaveUnread(node: SchemaNode, into: Iterable<SchemaNode>): void {
    this.missing.note(node, `worked into more than ${String(deepestInPlace)} schemas at once`);
    for (const one of into) this.#unread.add(one);
  }

  /** Whether a broken reference is worked into these schemas: then what fits is not known. */
  isUnread({ nodes }: Pick<Conjunction, 'nodes'>): boolean {
    const inPlace = (node: SchemaNode): readonly SchemaNode[] => {
      const { all, any } = this.inPlace(node);
      const not = typeof node.raw === 'boolean' ? undefined : node.raw['not'];
      return [...all, ...any.flat(), ...(not === undefined ? [] : [this.child(node, not, 'not')])];
    };
    return nodes.some((node) => this.#unread.isIn(node, inPlace));
  }
}

function isWrapping(raw: SchemaNode['raw']): boolean {
  return typeof raw !== 'boolean' && Array.isArray(raw['allOf']) && Object.keys(raw).length === 1;
}
