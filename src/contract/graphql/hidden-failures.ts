import { isAbstractType, isNonNullType, isObjectType } from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { CollectedField, Fragments } from './collect-fields.ts';

/**
 * The payloads of an operation, its root fields, whose type says by the Boolean field `success` whether it failed, and
 * whose selection may leave that out or calls it otherwise: a failure under HTTP 200 would pass for a success.
 */
export function hiddenFailures(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  success: string,
): readonly FieldNode[] {
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const saysSo = (type: GraphQLObjectType): boolean =>
    /^Boolean!?$/.test(String(type.getFields()[success]?.type));
  const isHidden = ({ nodes }: CollectedField): boolean => {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return payloadTypes(schema, root, nodes[0])
      .filter(saysSo)
      .map((type) => collectFields(schema, fragments, type, sets).get(success))
      .some((found) => found?.optional !== false || found.nodes[0]?.name.value !== success);
  };
  const fields = collectFields(schema, fragments, root, [operation.selectionSet]);
  return [...fields.values()].filter(isHidden).flatMap(({ nodes: [node] }) => node ?? []);
}

/** The object types that the value of a root field may have; none for a list. */
function payloadTypes(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  node: FieldNode | undefined,
): readonly GraphQLObjectType[] {
  const field = node && schema.getField(root, node.name.value);
  const type = isNonNullType(field?.type) ? field.type.ofType : field?.type;
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}
