import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
} from 'graphql';
import type {
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  VariableDefinitionNode,
} from 'graphql';
import { notNull, orNull, scalarSchema } from './scalar-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A JSON Schema for the variables, and those of the input types that it refers to, by type name. */
export type VariablesSchema = {
  readonly variables: Schema;
  readonly inputs: Readonly<Record<string, Schema>>;
};

/**
 * The JSON Schema of the variables that an operation takes, as GraphQL coerces them: a single value stands for a list
 * of one, an integer may be given for a float or an id, a default makes a variable or field optional. Unknown names are
 * invalid. Input types stand under `#/inputs/<name>`, so that recursive ones end.
 */
export function variablesSchema(schema: GraphQLSchema, operation: OperationDefinitionNode): VariablesSchema {
  const inputs = new Inputs();
  const definitions = (operation.variableDefinitions ?? []).map((definition) => ({
    definition,
    type: inputType(schema, definition),
  }));
  const variables = {
    type: 'object',
    additionalProperties: false,
    required: definitions
      .filter(({ definition, type }) => isNonNullType(type) && definition.defaultValue === undefined)
      .map(({ definition }) => definition.variable.name.value),
    properties: Object.fromEntries(
      definitions.map(({ definition, type }) => [
        definition.variable.name.value,
        { ...inputs.type(type), 'x-coordinate': `$${definition.variable.name.value}` },
      ]),
    ),
  };
  return { variables, inputs: inputs.byName };
}

function inputType(schema: GraphQLSchema, definition: VariableDefinitionNode): GraphQLInputType {
  const type = typeFromAST(schema, definition.type);
  if (type === undefined) throw new TypeError(`unknown type of $${definition.variable.name.value}`);
  return type as GraphQLInputType;
}

class Inputs {
  readonly byName: Record<string, Schema> = {};

  type(type: GraphQLInputType): Schema {
    if (isNonNullType(type)) return notNull(this.#present(type.ofType));
    if (isListType(type)) return this.#list(type.ofType, true);
    const schema = this.#present(type);
    return '$ref' in schema ? { if: { type: 'null' }, else: schema } : orNull(schema);
  }

  #present(type: GraphQLInputType): Schema {
    if (isNonNullType(type)) return this.#present(type.ofType);
    if (isListType(type)) return this.#list(type.ofType, false);
    if (isEnumType(type)) return { enum: type.getValues().map(({ name }) => name) };
    if (isInputObjectType(type)) return this.#input(type);
    return type.name === 'ID' ? { type: ['string', 'integer'] } : scalarSchema(type.name);
  }

  /** A list, or one of its items alone: told apart by type, so that errors name the item that is wrong. */
  #list(item: GraphQLInputType, nullable: boolean): Schema {
    const alone = getNullableType(item) as GraphQLInputType;
    const single = nullable ? this.type(alone) : this.#present(alone);
    return { if: { type: 'array' }, then: { type: 'array', items: this.type(item) }, else: single };
  }

  #input(type: GraphQLInputObjectType): Schema {
    const reference = { $ref: `#/inputs/${type.name}` };
    if (Object.hasOwn(this.byName, type.name)) return reference;
    this.byName[type.name] = {};
    const fields = Object.values(type.getFields());
    this.byName[type.name] = {
      type: 'object',
      additionalProperties: false,
      'x-coordinate': type.name,
      required: fields
        .filter((field) => isNonNullType(field.type) && !hasDefault(field))
        .map(({ name }) => name),
      properties: Object.fromEntries(
        fields.map((field) => [
          field.name,
          {
            ...(type.isOneOf ? this.#present(field.type) : this.type(field.type)),
            'x-coordinate': `${type.name}.${field.name}`,
          },
        ]),
      ),
      ...(type.isOneOf ? { minProperties: 1, maxProperties: 1 } : {}),
    };
    return reference;
  }
}

function hasDefault(field: object): boolean {
  const { default: given, defaultValue } = field as {
    readonly default?: unknown;
    readonly defaultValue?: unknown;
  };
  return given !== undefined || defaultValue !== undefined;
}
