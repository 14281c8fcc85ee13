import {
  TypeInfo,
  getNamedType,
  isAbstractType,
  isEnumType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** What a GraphQL document uses by its very words: schema coordinates. */
export type DocumentUse = {
  readonly selected: Set<string>;
  readonly given: Set<string>;
  readonly types: Set<string>;
};

/**
 * What a document selects, gives and names. A field of an interface counts for every type that implements it. What the
 * schema does not know is passed over.
 */
export function documentUse(schema: GraphQLSchema, document: DocumentNode): DocumentUse {
  const use: DocumentUse = { selected: new Set(), given: new Set(), types: new Set() };
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition: () => noteType(use, info.getType()),
      VariableDefinition: ({ type }) => noteType(use, typeFromAST(schema, type)),
      InlineFragment: () => noteType(use, info.getType()),
      FragmentDefinition: () => noteType(use, info.getType()),
      Field: () => noteField(use, schema, info),
      Argument: ({ name }) => noteArgument(use, info, name.value),
      ObjectField: ({ name }) => noteInputField(use, info, name.value),
      EnumValue: ({ value }) => noteEnumValue(use, info, value),
      Directive: ({ name }) => void use.given.add(`@${name.value}`),
    }),
  );
  return use;
}

function noteType({ types }: DocumentUse, type: Parameters<typeof getNamedType>[0]): void {
  const named = getNamedType(type);
  if (named !== undefined && named !== null) types.add(named.name);
}

function noteField(use: DocumentUse, schema: GraphQLSchema, info: TypeInfo): void {
  const [parent, field] = [info.getParentType(), info.getFieldDef()];
  if (!parent || !field) return;
  const possible = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [];
  for (const { name } of [parent, ...possible]) use.selected.add(`${name}.${field.name}`);
  noteType(use, field.type);
}

function noteArgument(use: DocumentUse, info: TypeInfo, name: string): void {
  const [directive, parent, field] = [info.getDirective(), info.getParentType(), info.getFieldDef()];
  if (directive) use.given.add(`@${directive.name}(${name}:)`);
  else if (parent && field) use.given.add(`${parent.name}.${field.name}(${name}:)`);
  noteType(use, info.getArgument()?.type);
}

function noteInputField(use: DocumentUse, info: TypeInfo, name: string): void {
  const parent = getNamedType(info.getParentInputType());
  if (parent) use.given.add(`${parent.name}.${name}`);
  noteType(use, info.getInputType());
}

function noteEnumValue(use: DocumentUse, info: TypeInfo, value: string): void {
  const type = getNamedType(info.getInputType());
  if (isEnumType(type)) use.given.add(`${type.name}.${value}`);
}
