import { deepestInPlace } from '../comparison-limits.ts';
import { decidedBranch } from './decided-branch.ts';
import { intersectAll, intersectShapes } from './intersect.ts';
import { keywordShape } from './keyword-shape.ts';
import { exclusiveOpaque } from './exclusive.ts';
import { nameMembers } from './named-members.ts';
import { closeUnevaluated } from './unevaluated.ts';
import type { Hidden } from './hidden-schema.ts';
import { openAlternative } from './open-alternative.ts';
import { opaque } from './opaque-keywords.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';
import { simplifyUnion } from './simplify-union.ts';
import { subtract } from './subtract.ts';
import { jsonTypes } from './json-type.ts';

const mostAlternatives = 256;
// What is inside of more schemas than this is not worked out of them.
const deepestNegated = 50;

/**
 * Turns the schemas of a document into unions of alternatives, one level at a time and each once: `allOf`, `anyOf`,
 * `oneOf`, `$ref`, `type`, `nullable`, `enum` and `const` are worked in, members stay as they are. What cannot be worked
 * in (`if`, overlapping `oneOf`, `not` of a part of a type, …) stays as an opaque fact of each alternative; nothing is dropped.
 */
export class Lowering {
  readonly graph: SchemaGraph;
  readonly anything: Conjunction;
  /** Which members the direction does not carry; they are neither required nor compared. */
  readonly hidden: Hidden;
  readonly #shapes = new Map<Conjunction, Shape>();
  readonly #nodes = new Map<SchemaNode, Shape>();
  readonly #open = new Set<SchemaNode>();

  constructor(graph: SchemaGraph, hidden?: Hidden) {
    this.graph = graph;
    this.hidden = hidden;
    this.anything = graph.conjunction([]);
  }

  shape(conjunction: Conjunction): Shape {
    const known = this.#shapes.get(conjunction);
    if (known !== undefined) return known;
    const parts = conjunction.nodes.map((node) => this.#node(node));
    const shape = parts.length === 0 ? this.#everything() : this.#all(parts, conjunction.nodes[0]);
    this.#shapes.set(conjunction, shape);
    return shape;
  }

  #everything(): Shape {
    return jsonTypes.map((type) => openAlternative(type, this.anything));
  }

  #all(parts: readonly Shape[], at: SchemaNode | undefined): Shape {
    const whole = intersectAll(parts, this.graph);
    if (whole !== undefined) return whole;
    this.graph.missing.note(
      at ?? { file: '', pointer: '' },
      'too many combinations of the alternatives of its unions',
    );
    return parts[0] ?? this.#everything();
  }

  #node(node: SchemaNode): Shape {
    if (node.raw === true) return this.#everything();
    if (node.raw === false) return [];
    const known = this.#nodes.get(node);
    if (known !== undefined) return known;
    if (this.#open.has(node)) {
      this.graph.missing.note(node, 'defined by itself, without a member in between');
      return this.#everything();
    }
    if (this.#open.size > deepestInPlace) {
      this.graph.leaveUnread(node, this.#open);
      return this.#everything();
    }
    if (node.raw['$schema'] !== undefined) this.graph.checkDialect(node);
    this.#open.add(node);
    const shape = this.#lower(node, node.raw);
    this.#open.delete(node);
    this.#nodes.set(node, shape);
    return shape;
  }

  #lower(node: SchemaNode, raw: Readonly<Record<string, unknown>>): Shape {
    const reference = this.#reference(node, raw);
    if (reference !== undefined && this.graph.ignoresBesideRef) return reference;
    const context = { graph: this.graph, anything: this.anything, hidden: this.hidden };
    const { propertyNames: names, unevaluatedProperties } = raw;
    // To be named is not to be evaluated (JSON Schema, 11.3).
    const [early, late] = unevaluatedProperties === undefined ? [names, undefined] : [undefined, names];
    const named = this.#named(keywordShape(node, raw, context), node, early);
    const own = this.#without(named, node, raw['not']);
    const held = decidedBranch(raw).map(([schema, keyword]) =>
      this.#node(this.graph.child(node, schema, keyword)),
    );
    const parts = [own, ...(reference === undefined ? [] : [reference]), ...this.#allOf(node, raw), ...held];
    const evaluated = closeUnevaluated(this.#all(parts, node), node, raw, this.graph);
    const base = this.#named(evaluated, node, late);
    const whole = ['anyOf', 'oneOf'].reduce((shape, keyword) => this.#union(shape, node, raw, keyword), base);
    const nullable = this.graph.dialect === 'oas30' && raw['nullable'] === true;
    const none = openAlternative('null', this.anything, [node]);
    return nullable && !whole.some(({ type }) => type === 'null') ? [...whole, none] : whole;
  }

  #without(shape: Shape, node: SchemaNode, not: unknown): Shape {
    if (not === undefined) return shape;
    const child = this.graph.child(node, not, 'not');
    const kept = opaque('not', node, not, this.graph);
    if (this.#open.size > deepestNegated || this.graph.isUnread({ nodes: [child] }))
      return withOpaque(shape, kept);
    return subtract(shape, this.#node(child), kept);
  }

  #named(shape: Shape, node: SchemaNode, names: unknown): Shape {
    if (names === undefined) return shape;
    const child = this.graph.child(node, names, 'propertyNames');
    const kept = opaque('propertyNames', node, names, this.graph);
    const isLeft = this.#open.size > deepestNegated || this.graph.isUnread({ nodes: [child] });
    return nameMembers(shape, isLeft ? undefined : this.#node(child), kept, this.graph);
  }

  #reference(node: SchemaNode, raw: Readonly<Record<string, unknown>>): Shape | undefined {
    const references = [raw['$ref'], raw['$dynamicRef']].filter((value) => typeof value === 'string');
    if (references.length === 0) return undefined;
    const targets = this.graph.targets(node).map((target) => this.#node(target));
    return this.#all(targets.length === 0 ? [this.#everything()] : targets, node);
  }

  #allOf(node: SchemaNode, raw: Readonly<Record<string, unknown>>): readonly Shape[] {
    const list = raw['allOf'];
    if (!Array.isArray(list)) return [];
    return list.map((item, index) => this.#node(this.graph.child(node, item, 'allOf', index)));
  }

  #union(shape: Shape, node: SchemaNode, raw: Readonly<Record<string, unknown>>, keyword: string): Shape {
    const list = raw[keyword];
    if (!Array.isArray(list) || list.length === 0) return shape;
    const branches = list.map((item, index) => this.#node(this.graph.child(node, item, keyword, index)));
    const size = branches.reduce((sum, branch) => sum + branch.length, 0);
    if (size * shape.length > mostAlternatives * 16 || size > mostAlternatives)
      return withOpaque(shape, { keyword, at: node, label: '', parts: this.#children(node, list, keyword) });
    const united = simplifyUnion(intersectShapes(shape, branches.flat(), this.graph));
    const parts = this.#children(node, list, keyword);
    const extra = keyword === 'oneOf' ? exclusiveOpaque(branches, node, parts, this.graph) : undefined;
    return extra === undefined ? united : withOpaque(united, extra);
  }

  #children(node: SchemaNode, list: readonly unknown[], keyword: string): readonly Conjunction[] {
    return list.map((item, index) => this.graph.conjunction([this.graph.child(node, item, keyword, index)]));
  }
}

function withOpaque(shape: Shape, opaque: Opaque): Shape {
  return shape.map((alternative): Alternative => ({
    ...alternative,
    opaque: [...alternative.opaque, opaque],
  }));
}
