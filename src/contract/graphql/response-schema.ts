import { isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type {
  GraphQLCompositeType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { CollectedField, Fragments } from './collect-fields.ts';
import { orNull, scalarSchema } from './scalar-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

const errorSchema: Schema = {
  type: 'object',
  required: ['message'],
  properties: {
    message: { type: 'string' },
    locations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['line', 'column'],
        properties: { line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
      },
    },
    path: { type: 'array', items: { type: ['string', 'integer'] } },
    extensions: { type: 'object' },
  },
  'x-coordinate': 'response.errors',
};

/**
 * The JSON Schema of every answer that a document can have: GraphQL's envelope, and below `data` the shape that the
 * selections imply, with nullability, lists, enums and possible types. `x-coordinate` says which field of the SDL each
 * part stands for. Undocumented members are not forbidden by it. The document must be valid for the schema.
 */
export function responseSchema(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Schema {
  const root = schema.getRootType(operation.operation);
  const data = root ? new Shapes(schema, fragments).object(root, [operation.selectionSet]) : {};
  return {
    type: 'object',
    'x-coordinate': root?.name ?? operation.operation,
    properties: {
      data: { ...data, type: ['object', 'null'], 'x-coordinate': root?.name ?? operation.operation },
      errors: { type: 'array', minItems: 1, items: errorSchema, 'x-coordinate': 'response.errors' },
      extensions: { type: 'object' },
    },
    // Only an answer with errors may lack its data.
    if: { required: ['errors'] },
    else: { required: ['data'], properties: { data: { type: 'object' } } },
  };
}

class Shapes {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;

  constructor(schema: GraphQLSchema, fragments: Fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** `as`: the type whose fields the parts are said to stand for, where it is another. */
  object(type: GraphQLObjectType, sets: readonly SelectionSetNode[], as: GraphQLNamedType = type): Schema {
    const fields = collectFields(this.#schema, this.#fragments, type, sets);
    const properties = [...fields].map(([key, field]) => [key, this.#field(type, field, as)] as const);
    const required = [...fields].filter(([, field]) => !field.optional).map(([key]) => key);
    return { required, properties: Object.fromEntries(properties) };
  }

  #field(parent: GraphQLObjectType, field: CollectedField, as: GraphQLNamedType): Schema {
    const name = field.nodes[0]?.name.value ?? '';
    const coordinate = `${as.name}.${name}`;
    if (name === '__typename') return { const: parent.name, 'x-coordinate': coordinate };
    const type = this.#schema.getField(parent, name)?.type;
    const sets = field.nodes.flatMap((node) => node.selectionSet ?? []);
    return type === undefined ? {} : { ...this.#type(type, sets), 'x-coordinate': coordinate };
  }

  #type(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Schema {
    return isNonNullType(type) ? this.#present(type.ofType, sets) : orNull(this.#present(type, sets));
  }

  #present(
    type: Exclude<GraphQLOutputType, { readonly __kind: never }>,
    sets: readonly SelectionSetNode[],
  ): Schema {
    if (isListType(type)) return { type: 'array', items: this.#type(type.ofType, sets) };
    if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
    if (isLeafType(type)) return scalarSchema(type.name);
    if (isNonNullType(type)) return this.#present(type.ofType, sets);
    return { type: 'object', ...(isObjectType(type) ? this.object(type, sets) : this.#abstract(type, sets)) };
  }

  #abstract(
    type: Exclude<GraphQLCompositeType, GraphQLObjectType>,
    sets: readonly SelectionSetNode[],
  ): Schema {
    const possible = this.#schema.getPossibleTypes(type);
    const [first, ...others] = possible.map((one) => this.object(one, sets, type));
    if (first === undefined || others.every((shape) => JSON.stringify(shape) === JSON.stringify(first)))
      return first ?? {};
    const shapes = possible.map((one) => ({ name: one.name, shape: this.object(one, sets) }));
    const key = typenameKey(first);
    return key === undefined ? { anyOf: shapes.map(({ shape }) => shape) } : byTypename(key, shapes);
  }
}

type Shape = { readonly name: string; readonly shape: Schema };

function typenameKey(shape: Schema): string | undefined {
  const required = shape['required'] as readonly string[];
  const properties = shape['properties'] as Readonly<Record<string, Schema>>;
  return required.find((key) => String(properties[key]?.['x-coordinate']).endsWith('.__typename'));
}

function byTypename(key: string, shapes: readonly Shape[]): Schema {
  return {
    required: [key],
    properties: { [key]: { enum: shapes.map(({ name }) => name) } },
    allOf: shapes.map(({ name, shape }) => ({
      if: { required: [key], properties: { [key]: { const: name } } },
      then: shape,
    })),
  };
}
