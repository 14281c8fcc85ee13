import type { JsonType } from './json-type.ts';
import type { Conjunction, SchemaNode } from './schema-graph.ts';

/** Something that a schema says, with the place that says it. */
export type Fact<Value> = { readonly value: Value; readonly at: SchemaNode };

/** Bounds, all inclusive but for the two that say so. */
export const limitNames = [
  ...(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const),
  ...(['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const),
] as const;
export type LimitName = (typeof limitNames)[number];

/** A keyword that is compared as a whole, because what it accepts is not worked out. */
export type Opaque = {
  readonly keyword: string;
  readonly at: SchemaNode;
  /** What must be the same for the parts to be comparable one by one. */
  readonly label: string;
  readonly parts: readonly Conjunction[];
};

/**
 * Values of one JSON type that fit all of its facts. What a fact does not mention is free. Schemas of members are
 * conjunctions of schemas as they stand in the document, looked into only when they are compared.
 */
export type Alternative = {
  readonly type: JsonType;
  /** The schemas that it was made from, outermost first: for matching, and to say where it stands. */
  readonly from: readonly SchemaNode[];
  readonly values?: Fact<readonly unknown[]>;
  readonly integer?: Fact<true>;
  readonly unique?: Fact<true>;
  readonly limits: ReadonlyMap<LimitName, Fact<number>>;
  readonly multiples: readonly Fact<number>[];
  readonly patterns: readonly Fact<string>[];
  readonly formats: readonly Fact<string>[];
  readonly opaque: readonly Opaque[];
  /** Arrays: the first items, then all others. */
  readonly prefix: readonly Conjunction[];
  readonly rest: Conjunction;
  readonly properties: ReadonlyMap<string, Conjunction>;
  readonly required: ReadonlyMap<string, SchemaNode>;
  /** Members that have to be there where another one is. */
  readonly dependents: ReadonlyMap<string, ReadonlyMap<string, SchemaNode>>;
  /** Members that the direction does not carry: their schemas are not compared. */
  readonly hidden: ReadonlyMap<string, SchemaNode>;
  readonly patternProperties: ReadonlyMap<string, Conjunction>;
  /** Members that neither a name nor a pattern covers. No nodes: anything. */
  readonly additional: Conjunction;
  /** Not all of it was read, because there is too much: nothing can be said of it. */
  readonly isPartial?: true;
};

/** How much an alternative says: what to look at all of it costs. */
export function sizeOf({ opaque, prefix, properties, required, values }: Alternative): number {
  const said = properties.size + required.size + prefix.length + opaque.length;
  return 1 + said + (values?.value.length ?? 0);
}

/** A schema as a union of alternatives. Empty: nothing fits. */
export type Shape = readonly Alternative[];
