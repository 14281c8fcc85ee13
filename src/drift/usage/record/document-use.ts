import {
  Kind,
  TypeInfo,
  getNamedType,
  isAbstractType,
  isEnumType,
  isType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ASTNode, DocumentNode, GraphQLNamedType, GraphQLSchema } from 'graphql';

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
  const visitor = visitWithTypeInfo(info, { enter: (node: ASTNode) => note(use, node, schema, info) });
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION)
      visit(node, visitor);
  return use;
}

function note(use: DocumentUse, node: ASTNode, schema: GraphQLSchema, info: TypeInfo): undefined {
  if (node.kind === Kind.FIELD) noteField(use, schema, info);
  else if (node.kind === Kind.ARGUMENT) noteArgument(use, info, node.name.value);
  else if (node.kind === Kind.OBJECT_FIELD) noteInputField(use, info, node.name.value);
  else if (node.kind === Kind.ENUM) noteEnumValue(use, info, node.value);
  else if (node.kind === Kind.DIRECTIVE) use.given.add(`@${node.name.value}`);
  else if (node.kind === Kind.VARIABLE_DEFINITION) noteType(use, typeFromAST(schema, node.type));
  else if (holders.has(node.kind)) noteType(use, info.getType());
}

const holders: ReadonlySet<string> = new Set([
  Kind.OPERATION_DEFINITION,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_DEFINITION,
]);

function noteType({ types }: DocumentUse, type: object | null | undefined): void {
  const named = namedType(type);
  if (named !== undefined) types.add(named.name);
}

function namedType(type: object | null | undefined): GraphQLNamedType | undefined {
  return isType(type) ? getNamedType(type) : undefined;
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
  const parent = namedType(info.getParentInputType());
  if (parent !== undefined) use.given.add(`${parent.name}.${name}`);
  noteType(use, info.getInputType());
}

function noteEnumValue(use: DocumentUse, info: TypeInfo, value: string): void {
  const type = namedType(info.getInputType());
  if (isEnumType(type)) use.given.add(`${type.name}.${value}`);
}
