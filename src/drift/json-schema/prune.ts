import { isObject } from '../../contract/schema/json-schema.ts';
import { hiddenSchema } from './hidden-schema.ts';
import type { Hidden } from './hidden-schema.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import { limitNames } from './shape.ts';

type Raw = Readonly<Record<string, unknown>>;
type Schema = Record<string, unknown> | boolean;

/** A value inside of the one that is judged. */
type Spot = {
  readonly value: unknown;
  readonly at: string;
  readonly depth: number;
  /** The schemas that speak about it from where it stands: what one of them hides, none of them needs. */
  readonly roots: readonly SchemaNode[];
};

const kept = [
  ...['type', 'enum', 'const', 'format', 'pattern', 'multipleOf', 'uniqueItems'],
  ...limitNames.filter((name) => !name.startsWith('exclusive')),
  ...['dependentRequired', 'minContains', 'maxContains'],
];
const deepest = 200;

/**
 * The schema of a node as plain JSON Schema 2020-12, with only the parts that speak about one value: it accepts that
 * value if and only if the whole schema does. So a validator that knows nothing of livegate can judge it, however large
 * or recursive the document is. What speaks about the same part of the value again is a reference into `definitions`.
 */
export class Pruner {
  readonly #graph: SchemaGraph;
  readonly #hidden: Hidden;
  readonly #open = new Set<string>();
  readonly #made = new Map<string, Schema>();
  /** To be put into `$defs` of the schema that is judged. */
  readonly definitions: Record<string, Schema> = {};
  /** Whether a broken reference speaks about the value: then nobody can judge it. */
  isUnread = false;

  constructor(graph: SchemaGraph, hidden: Hidden) {
    this.#graph = graph;
    this.#hidden = hidden;
  }

  /** What all of these schemas say about a value. */
  prune(nodes: readonly SchemaNode[], value: unknown): { readonly allOf: readonly Schema[] } {
    return { allOf: nodes.map((node) => this.#prune(node, { value, at: '', depth: 0, roots: nodes })) };
  }

  #prune(node: SchemaNode, spot: Spot): Schema {
    const { raw } = node;
    const { at, depth } = spot;
    this.isUnread ||= this.#graph.isUnread({ nodes: [node] });
    if (typeof raw === 'boolean') return raw;
    // Ajv reads no `enum` without values.
    if (Array.isArray(raw['enum']) && raw['enum'].length === 0) return false;
    const key = `${String(node.id)} ${at}`;
    if (this.#open.has(key) || depth > deepest) return true;
    const made = this.#made.get(key);
    if (made !== undefined) return this.#shared(key, made);
    this.#open.add(key);
    this.#graph.budget.spend('proofSteps', stepsOf(raw));
    const schema = this.#schema(node, raw, { ...spot, depth: depth + 1 });
    this.#open.delete(key);
    this.#made.set(key, schema);
    return schema;
  }

  #shared(key: string, schema: Schema): Schema {
    const name = createName(key);
    this.definitions[name] = schema;
    return { $ref: `#/$defs/${name}` };
  }

  #schema(node: SchemaNode, raw: Raw, spot: Spot): Schema {
    const reference = this.#reference(node, spot);
    if (this.#graph.ignoresBesideRef && reference.length > 0) return reference[0] ?? true;
    const own = {
      ...this.#keywords(node, raw, spot),
      ...this.#applicators(node, raw, spot),
      ...this.#members(node, raw, spot),
    };
    if (reference.length > 0)
      own['allOf'] = [...((own['allOf'] as Schema[] | undefined) ?? []), ...reference];
    const isNullable = this.#graph.dialect === 'oas30' && raw['nullable'] === true;
    return isNullable ? { anyOf: [own, { type: 'null' }] } : own;
  }

  #reference(node: SchemaNode, spot: Spot): readonly Schema[] {
    return this.#graph.targets(node).map((target) => this.#prune(target, spot));
  }

  #keywords(node: SchemaNode, raw: Raw, { roots, value }: Spot): Record<string, unknown> {
    const own: Record<string, unknown> = {};
    for (const keyword of kept) if (raw[keyword] !== undefined) own[keyword] = raw[keyword];
    for (const [exclusive, plain] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      if (typeof raw[exclusive] === 'number') own[exclusive] = raw[exclusive];
      if (raw[exclusive] !== true || raw[plain] === undefined) continue;
      own[exclusive] = raw[plain];
      Reflect.deleteProperty(own, plain);
    }
    if (Array.isArray(raw['required']))
      own['required'] = raw['required'].filter((name: unknown) => {
        const isThere = isObject(value) && Object.hasOwn(value, String(name));
        return isThere || !this.#isHiddenByAny([node, ...roots], name);
      });
    return own;
  }

  #isHiddenByAny(nodes: readonly SchemaNode[], name: unknown): boolean {
    if (this.#hidden === undefined) return false;
    const parts = new Set(nodes);
    // It grows while it is walked.
    for (const part of parts) {
      if (typeof part.raw !== 'boolean' && this.#isHidden(part, part.raw, name)) return true;
      for (const further of this.#graph.inPlace(part).all) parts.add(further);
    }
    return false;
  }

  #isHidden(node: SchemaNode, raw: Raw, name: unknown): boolean {
    const properties = raw['properties'];
    if (
      this.#hidden === undefined ||
      typeof name !== 'string' ||
      typeof properties !== 'object' ||
      properties === null
    )
      return false;
    if (!Object.hasOwn(properties, name)) return false;
    const member = this.#graph.child(node, (properties as Raw)[name], 'properties', name);
    this.isUnread ||= this.#graph.isUnread({ nodes: [member] });
    return hiddenSchema([member], this.#graph, this.#hidden) !== undefined;
  }

  #applicators(node: SchemaNode, raw: Raw, spot: Spot): Record<string, unknown> {
    const { value } = spot;
    const own: Record<string, unknown> = {};
    const inPlace = (schema: unknown, ...keys: (string | number)[]): Schema =>
      this.#prune(this.#graph.child(node, schema, ...keys), spot);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = raw[keyword];
      if (Array.isArray(list) && list.length > 0)
        own[keyword] = list.map((item, index) => inPlace(item, keyword, index));
    }
    for (const keyword of ['not', 'if', 'then', 'else'])
      if (raw[keyword] !== undefined) own[keyword] = inPlace(raw[keyword], keyword);
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      const dependent = Object.entries((raw[keyword] as Raw | undefined) ?? {});
      const present = dependent.filter(([name]) => isObject(value) && Object.hasOwn(value, name));
      if (present.length > 0)
        own[keyword] = Object.fromEntries(
          present.map(([name, asked]) => [
            name,
            Array.isArray(asked) ? asked : inPlace(asked, keyword, name),
          ]),
        );
    }
    return own;
  }

  #members(node: SchemaNode, raw: Raw, spot: Spot): Record<string, unknown> {
    const { value } = spot;
    if (Array.isArray(value)) return this.#items(node, raw, value, spot);
    return isObject(value) ? this.#properties(node, raw, value, spot) : {};
  }

  // What speaks about a part of the value.
  #member(node: SchemaNode, value: unknown, at: string, depth: number): Schema {
    return this.#prune(node, { value, at, depth, roots: [node] });
  }

  #items(node: SchemaNode, raw: Raw, value: readonly unknown[], spot: Spot): Record<string, unknown> {
    const { at, depth } = spot;
    const tuple = (raw['prefixItems'] ??
      (Array.isArray(raw['items']) ? raw['items'] : [])) as readonly unknown[];
    const rest = Array.isArray(raw['items']) ? raw['additionalItems'] : raw['items'];
    const schemas = value.map((item, index): Schema => {
      const [schema, ...keys] = index < tuple.length ? [tuple[index], 'prefixItems', index] : [rest, 'items'];
      return schema === undefined
        ? true
        : this.#member(
            this.#graph.child(node, schema, ...(keys as (string | number)[])),
            item,
            `${at}/${String(index)}`,
            depth,
          );
    });
    const covered = rest === undefined ? schemas.slice(0, tuple.length) : schemas;
    return {
      ...(covered.length > 0 ? { prefixItems: covered } : {}),
      ...this.#copied(node, raw, ['contains', 'unevaluatedItems'], spot),
    };
  }

  // What holds for every item alike cannot be cut to one of them: it keeps what any of them needs, joined.
  #copied(
    node: SchemaNode,
    raw: Raw,
    keywords: readonly string[],
    { at, depth, value }: Spot,
  ): Record<string, unknown> {
    const own: Record<string, unknown> = {};
    for (const keyword of keywords) {
      if (raw[keyword] === undefined) continue;
      const samples: readonly unknown[] = Array.isArray(value)
        ? value
        : isObject(value)
          ? Object.keys(value)
          : [];
      const cases = samples.map((sample, index) => ({
        if: { const: sample },
        then: this.#member(
          this.#graph.child(node, raw[keyword], keyword),
          sample,
          `${at}/${keyword}${String(index)}`,
          depth,
        ),
      }));
      own[keyword] = cases.length === 0 ? true : { allOf: cases };
    }
    return own;
  }

  #properties(node: SchemaNode, raw: Raw, value: object, spot: Spot): Record<string, unknown> {
    const { at, depth } = spot;
    const members = Object.entries(value).flatMap(([name, member]): [string, Schema][] => {
      const schemas = memberSchemas(raw, name);
      const pruned = schemas.map(({ schema, keys }) =>
        keys[0] === 'properties' && this.#isHidden(node, raw, name)
          ? true
          : this.#member(this.#graph.child(node, schema, ...keys), member, `${at}/${name}`, depth),
      );
      if (pruned.length === 0) return [];
      return [[name, pruned.length === 1 ? (pruned[0] ?? true) : { allOf: pruned }]];
    });
    const unevaluated = raw['unevaluatedProperties'];
    const rest = this.#copied(node, raw, ['propertyNames'], spot);
    return {
      ...(members.length > 0 ? { properties: Object.fromEntries(members) } : {}),
      ...(unevaluated === undefined
        ? {}
        : { unevaluatedProperties: this.#unevaluated(node, unevaluated, value, spot) }),
      ...rest,
    };
  }

  #unevaluated(node: SchemaNode, schema: unknown, value: object, { at, depth }: Spot): Schema {
    if (typeof schema === 'boolean') return schema;
    const cases = Object.values(value).map((member, index) => ({
      if: { const: member as unknown },
      then: this.#member(
        this.#graph.child(node, schema, 'unevaluatedProperties'),
        member,
        `${at}/u${String(index)}`,
        depth,
      ),
    }));
    return { allOf: cases };
  }
}

// What is put to the validator whole, however small the value is.
function stepsOf(raw: Raw): number {
  const lists = [raw['enum'], raw['required']].filter((list) => Array.isArray(list));
  return lists.reduce((sum: number, list: readonly unknown[]) => sum + list.length, 10);
}

// A name that needs no escaping in a pointer or a URL.
function createName(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function memberSchemas(raw: Raw, name: string): readonly { schema: unknown; keys: readonly string[] }[] {
  const properties = (raw['properties'] ?? {}) as Raw;
  const patterns = Object.entries((raw['patternProperties'] as Raw | undefined) ?? {});
  const found = patterns
    .filter(([pattern]) => patternAccepts(pattern, name))
    .map(([pattern, schema]) => ({ schema, keys: ['patternProperties', pattern] }));
  if (Object.hasOwn(properties, name))
    found.unshift({ schema: properties[name], keys: ['properties', name] });
  if (found.length > 0 || raw['additionalProperties'] === undefined) return found;
  return [{ schema: raw['additionalProperties'], keys: ['additionalProperties'] }];
}
