import { Kind, isAbstractType } from 'graphql';
import type {
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
  const fields = new Map<string, CollectedField>();
  const visit = (selection: SelectionNode, conditional: boolean): void => {
    const conditions = conditionsOf(selection);
    if (conditions.includes(false)) return;
    const optional = conditional || conditions.includes(undefined);
    if (selection.kind === Kind.FIELD) {
      addField(fields, selection, optional);
      return;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment === undefined || (condition !== undefined && !appliesTo(schema, condition, type))) return;
    for (const inner of fragment.selectionSet.selections) visit(inner, optional);
  };
  for (const set of selectionSets) for (const selection of set.selections) visit(selection, false);
  return fields;
}

function addField(fields: Map<string, CollectedField>, node: FieldNode, optional: boolean): void {
  const key = node.alias?.value ?? node.name.value;
  const known = fields.get(key);
  fields.set(key, {
    nodes: [...(known?.nodes ?? []), node],
    optional: optional && (known?.optional ?? true),
  });
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
