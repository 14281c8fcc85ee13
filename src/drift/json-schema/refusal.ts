import type { Conjunction, SchemaNode } from './schema-graph.ts';
import type { Fact, Opaque } from './shape.ts';

/** What of a schema can differ: one word for each, the same in both directions and both sides. */
export type Facet =
  | 'type'
  | 'null'
  | 'alternative'
  | 'value'
  | 'enum'
  | 'enum-value'
  | 'integer'
  | 'minimum'
  | 'maximum'
  | 'multiple-of'
  | 'min-length'
  | 'max-length'
  | 'pattern'
  | 'format'
  | 'min-items'
  | 'max-items'
  | 'unique-items'
  | 'min-properties'
  | 'max-properties'
  | 'property-required'
  | 'required-property'
  | 'dependent-required'
  | 'property'
  | 'additional-properties'
  | 'items'
  | 'condition';

/** How a value has to be made so that it shows a refusal. */
export type Show =
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  | { readonly kind: 'without'; readonly name: string }
  | { readonly kind: 'with'; readonly name: string; readonly without?: string }
  | { readonly kind: 'undeclared' }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'number'; readonly near: readonly number[] }
  | { readonly kind: 'twins' }
  /** Values of these schemas of `sup`, alone, together, and mixed into those of `sub`; and such as its keywords refuse. */
  | { readonly kind: 'within'; readonly parts: readonly Conjunction[]; readonly of: readonly Opaque[] }
  | { readonly kind: 'any' };

/** One reason why a schema (`sup`) refuses something that another (`sub`) accepts, at one level, members left out. */
export type Refusal = {
  readonly facet: Facet;
  /** The member that it is about. */
  readonly subject?: string;
  /** Which schema of either side says so; absent: it says nothing about it. */
  readonly sub?: SchemaNode;
  readonly sup?: SchemaNode;
  readonly subValue?: unknown;
  readonly supValue?: unknown;
  readonly show: Show;
  /** Whether it refuses nothing, for what else is said: code that is made of the schema may differ. */
  readonly isNominal?: true;
};

/** A refusal by what two schemas say of one thing; `from`: the schema that says nothing of it. */
export function refusal(
  facet: Facet,
  sub: Fact<unknown> | undefined,
  sup: Fact<unknown>,
  show: Show,
  from?: SchemaNode,
): Refusal {
  const at = sub?.at ?? from;
  return {
    facet,
    ...(at === undefined ? {} : { sub: at }),
    sup: sup.at,
    subValue: sub?.value,
    supValue: sup.value,
    show,
  };
}
