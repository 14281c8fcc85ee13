import { TypeInfo, getNamedType, isInputObjectType, visit, visitWithTypeInfo } from 'graphql';
import type {
  ConstDirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Fragments } from './collect-fields.ts';

export type FieldNames = { readonly all: ReadonlySet<string>; readonly sensitive: ReadonlySet<string> };

/** What GraphQL's own envelope is made of; `code` is where `extensions` hold an error's code by convention. */
const envelope = [
  'data',
  'errors',
  'extensions',
  'message',
  'locations',
  'line',
  'column',
  'path',
  'code',
  'query',
  'variables',
  'operationName',
  '__typename',
];

/**
 * The names of all fields that a document sends or selects, under the keys they have on the wire, and of those that
 * `@sensitive` marks in the SDL: answer keys, variables and the fields of input types.
 */
export function findFieldNames(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): FieldNames {
  const names = { all: new Set(envelope), sensitive: new Set<string>() };
  const add = (name: string, definition: object | null | undefined): void => {
    names.all.add(name);
    if (isSensitive(definition)) names.sensitive.add(name);
  };
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Field: (node: FieldNode) => add(node.alias?.value ?? node.name.value, info.getFieldDef()),
    Variable: ({ name }) => add(name.value, info.getArgument()),
    VariableDefinition: () => addInputFields(info.getInputType(), add, new Set()),
  });
  for (const node of [operation, ...fragments.values()] satisfies (
    OperationDefinitionNode | FragmentDefinitionNode
  )[])
    visit(node, visitor);
  return names;
}

type Add = (name: string, definition: object | null | undefined) => void;

function addInputFields(type: GraphQLInputType | null | undefined, add: Add, seen: Set<unknown>): void {
  const named = type === null || type === undefined ? undefined : getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return;
  seen.add(named);
  for (const field of Object.values(named.getFields())) {
    add(field.name, field);
    addInputFields(field.type, add, seen);
  }
}

function isSensitive(definition: object | null | undefined): boolean {
  const { astNode } = (definition ?? {}) as {
    readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
  };
  return (astNode?.directives ?? []).some(({ name }) => name.value === 'sensitive');
}
