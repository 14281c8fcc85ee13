import { Kind, isAbstractType } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

/** One key of an answer: the field nodes that select it, and whether a directive may leave it out. */
export type CollectedField = { readonly nodes: readonly FieldNode[]; readonly optional: boolean };

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return new Map((fragments as readonly FragmentDefinitionNode[]).map((one) => [one.name.value, one]));
}

/**
 * The keys that an answer has for one concrete type: GraphQL's CollectFields without values, so that fields under
 * `@skip`, `@include` or within such a fragment are optional where a variable decides, unless they are selected outright as well.
 */
export function collectFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, CollectedField> {
  const fields: Collecting = new Map();
  // As GraphQL does, no fragment is gone through twice, but for one that is certain only the second time.
  const spread = new Map<string, boolean>();
  const visit = (selection: SelectionNode, conditional: boolean): void => {
    const conditions = conditionsOf(selection);
    if (conditions.includes(false)) return;
    const optional = conditional || conditions.includes(undefined);
    if (selection.kind === Kind.FIELD) {
      addField(fields, selection, optional);
      return;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      if (spread.get(name) === false || spread.get(name) === optional) return;
      spread.set(name, optional);
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment === undefined || (condition !== undefined && !appliesTo(schema, condition, type))) return;
    for (const inner of fragment.selectionSet.selections) visit(inner, optional);
  };
  for (const set of selectionSets) for (const selection of set.selections) visit(selection, false);
  return new Map([...fields].map(([key, { nodes, optional }]) => [key, { nodes: [...nodes], optional }]));
}

type Collecting = Map<string, { readonly nodes: Set<FieldNode>; optional: boolean }>;

function addField(fields: Collecting, node: FieldNode, optional: boolean): void {
  const key = node.alias?.value ?? node.name.value;
  const known = fields.get(key) ?? { nodes: new Set(), optional: true };
  known.nodes.add(node);
  known.optional &&= optional;
  fields.set(key, known);
}

/** For each `@skip` and `@include` whether it lets the selection in; undefined: a variable says so. */
function conditionsOf({ directives = [] }: SelectionNode): readonly (boolean | undefined)[] {
  return directives
    .filter(({ name }) => name.value === 'skip' || name.value === 'include')
    .map(({ name, arguments: [given] = [] }) =>
      given?.value.kind === Kind.BOOLEAN ? given.value.value === (name.value === 'include') : undefined,
    );
}

function appliesTo(schema: GraphQLSchema, condition: string, type: GraphQLObjectType): boolean {
  const named = schema.getType(condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}
