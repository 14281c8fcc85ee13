import {
  TypeInfo,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isUnionType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type {
  ASTNode,
  ConstDirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
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
 * `@sensitive` marks in the SDL, on an interface or on a type that implements it: answer keys, variables and the fields of
 * input types.
 */
export function findFieldNames(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): FieldNames {
  const names = { all: new Set(envelope), sensitive: new Set<string>() };
  const add = (name: string, definition: Definition): void => {
    names.all.add(name);
    if (isSensitive(definition)) names.sensitive.add(name);
  };
  const info = new TypeInfo(schema);
  const addVariables = (value: ASTNode, definitions: readonly Definition[]): void => {
    const [definition] = definitions.filter(isSensitive);
    if (definition !== undefined) visit(value, { Variable: ({ name }) => add(name.value, definition) });
  };
  const visitor = visitWithTypeInfo(info, {
    Field: (node: FieldNode) => {
      for (const definition of fieldsAlike(schema, info))
        add(node.alias?.value ?? node.name.value, definition);
    },
    Variable: ({ name }) => add(name.value, info.getArgument()),
    Argument: ({ name, value }) =>
      addVariables(
        value,
        fieldsAlike(schema, info).map((field) => field?.args.find((one) => one.name === name.value)),
      ),
    ObjectField: ({ name, value }) =>
      addVariables(value, [inputField(info.getParentInputType(), name.value)]),
    VariableDefinition: () => addInputFields(info.getInputType(), add, new Set()),
  });
  for (const node of [operation, ...fragments.values()] satisfies (
    OperationDefinitionNode | FragmentDefinitionNode
  )[])
    visit(node, visitor);
  return names;
}

type Definition = object | null | undefined;

type Add = (name: string, definition: Definition) => void;

/** The field that is selected, and that of each type and interface whose values it may be, or stands for. */
function fieldsAlike(
  schema: GraphQLSchema,
  info: TypeInfo,
): readonly (GraphQLField<unknown, unknown> | undefined)[] {
  const [parent, own] = [info.getParentType(), info.getFieldDef()];
  if (!parent || !own) return [undefined];
  const types = [
    ...(isAbstractType(parent) ? schema.getPossibleTypes(parent) : []),
    ...(isUnionType(parent) ? [] : parent.getInterfaces()),
  ];
  return [own, ...types.map((type) => schema.getField(type, own.name))];
}

function inputField(type: GraphQLInputType | null | undefined, name: string): Definition {
  const named = type === null || type === undefined ? undefined : getNamedType(type);
  return isInputObjectType(named) ? named.getFields()[name] : undefined;
}

function addInputFields(type: GraphQLInputType | null | undefined, add: Add, seen: Set<unknown>): void {
  const named = type === null || type === undefined ? undefined : getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return;
  seen.add(named);
  for (const field of Object.values(named.getFields())) {
    add(field.name, field);
    addInputFields(field.type, add, seen);
  }
}

function isSensitive(definition: Definition): boolean {
  const { astNode } = (definition ?? {}) as {
    readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
  };
  return (astNode?.directives ?? []).some(({ name }) => name.value === 'sensitive');
}
