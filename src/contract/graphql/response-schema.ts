import { isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isUnionType } from 'graphql';
import type {
  FieldNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import type { CollectedField, Fragments } from './collect-fields.ts';
import { notNull, orNull, scalarSchema } from './scalar-schema.ts';

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
      data: { ...data, 'x-coordinate': root?.name ?? operation.operation },
      errors: { type: 'array', minItems: 1, items: errorSchema, 'x-coordinate': 'response.errors' },
      extensions: { type: 'object' },
    },
    // Only an answer with errors may lack its data.
    if: { required: ['errors'] },
    then: { properties: { data: { type: ['object', 'null'] } } },
    else: { required: ['data'], properties: { data: { type: 'object' } } },
  };
}

/** Object types that one selection gives answers of the same shape, and what those have. */
type Group = {
  readonly types: readonly GraphQLObjectType[];
  readonly fields: ReadonlyMap<string, CollectedField>;
};

/** The shape of each selection, at the size of the document: what types have in common is said once for all of them. */
class Shapes {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #numbers = new Map<FieldNode, number>();

  constructor(schema: GraphQLSchema, fragments: Fragments) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Schema {
    const groups = this.#group(type, sets);
    const [first, ...others] = groups;
    if (first === undefined) return {};
    if (others.length === 0) return this.#members(first.fields, first.types, type);
    const types = groups.flatMap((group) => group.types);
    const shared = this.#shared(first, others);
    const branches = groups.map((group) => ({
      types: group.types,
      fields: new Map([...group.fields].filter(([key]) => !shared.has(key))),
    }));
    return { ...this.#members(shared, types, type), ...this.#branches(branches, typenameKey(shared)) };
  }

  /** The possible types, those together whose answers cannot be told apart. */
  #group(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly Group[] {
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const groups = new Map<string, { types: GraphQLObjectType[]; fields: Group['fields'] }>();
    for (const one of possible) {
      const fields = collectFields(this.#schema, this.#fragments, one, sets);
      // Two names of one type must be the same one.
      const alone = [...fields.values()].filter(isTypename).length > 1 ? one.name : '';
      const id = [alone, ...[...fields].map(([key, field]) => `${key} ${this.#idOf(one, field)}`)].join();
      const known = groups.get(id);
      if (known === undefined) groups.set(id, { types: [one], fields });
      else known.types.push(one);
    }
    return [...groups.values()];
  }

  /** Of what names the type only what tells the groups apart: the others must agree with it. */
  #shared(first: Group, others: readonly Group[]): Group['fields'] {
    const idIn = ({ types: [type], fields }: Group, key: string): string | undefined => {
      const field = fields.get(key);
      return type && field && this.#idOf(type, field);
    };
    const name = typenameKey(first.fields);
    return new Map(
      [...first.fields].filter(
        ([key, field]) =>
          (key === name || !isTypename(field)) &&
          others.every((other) => idIn(other, key) === idIn(first, key)),
      ),
    );
  }

  /** What decides the shape of a field's value: its type, and what is selected of it. */
  #idOf(type: GraphQLObjectType, field: CollectedField): string {
    if (isTypename(field)) return `${field.optional}`;
    const numbers = field.nodes.map((node) => {
      const number = this.#numbers.get(node) ?? this.#numbers.size;
      this.#numbers.set(node, number);
      return number;
    });
    const value = this.#schema.getField(type, nameOf(field))?.type;
    return `${String(value)} ${numbers.join(' ')} ${field.optional}`;
  }

  /** `at`: the type where they are selected. */
  #members(fields: Group['fields'], types: Group['types'], at: GraphQLCompositeType): Schema {
    const properties = [...fields].map(([key, field]) => [key, this.#field(field, types, at)] as const);
    const required = [...fields].filter(([, field]) => !field.optional).map(([key]) => key);
    return { required, properties: Object.fromEntries(properties) };
  }

  #branches(groups: readonly Group[], key: string | undefined): Schema {
    const names = new Set(groups.flatMap(({ fields }) => [...fields.keys()]));
    const shapes = groups.map(({ types, fields }) => ({
      names: types.map(({ name }) => name),
      shape: this.#members(fields, types, types[0] as GraphQLObjectType),
      foreign: [...names].filter((name) => !fields.has(name)),
    }));
    return key === undefined
      ? { anyOf: shapes.map(({ shape, foreign }) => ({ ...shape, ...without(foreign) })) }
      : { allOf: shapes.map(({ names, shape }) => ({ if: isOfType(key, names), then: shape })) };
  }

  #field(field: CollectedField, types: Group['types'], at: GraphQLCompositeType): Schema {
    const [one] = types;
    if (one === undefined) return {};
    const names = types.map(({ name }) => name);
    if (isTypename(field)) return { ...oneOfNames(names), 'x-coordinate': `${at.name}.__typename` };
    const name = nameOf(field);
    const type = this.#schema.getField(one, name)?.type;
    const holder = isUnionType(at) ? one : at;
    return type === undefined ? {} : { ...this.#type(type, field), 'x-coordinate': `${holder.name}.${name}` };
  }

  #type(type: GraphQLOutputType, field: CollectedField): Schema {
    return isNonNullType(type)
      ? notNull(this.#present(type.ofType, field))
      : orNull(this.#present(type, field));
  }

  #present(type: Exclude<GraphQLOutputType, { readonly __kind: never }>, field: CollectedField): Schema {
    if (isListType(type)) return { type: 'array', items: this.#type(type.ofType, field) };
    if (isEnumType(type)) return { enum: type.getValues().map(({ name }) => name) };
    if (isLeafType(type)) return scalarSchema(type.name);
    if (isNonNullType(type)) return this.#present(type.ofType, field);
    const sets = field.nodes.flatMap((node) => node.selectionSet ?? []);
    return { type: 'object', ...this.object(type, sets) };
  }
}

function nameOf({ nodes }: CollectedField): string {
  return nodes[0]?.name.value ?? '';
}

function isTypename(field: CollectedField): boolean {
  return nameOf(field) === '__typename';
}

/** The key of every answer under which the name of its type stands. */
function typenameKey(fields: Group['fields']): string | undefined {
  return [...fields].find(([, field]) => isTypename(field) && !field.optional)?.[0];
}

function isOfType(key: string, names: readonly string[]): Schema {
  return { required: [key], properties: { [key]: oneOfNames(names) } };
}

function oneOfNames(names: readonly string[]): Schema {
  return names.length === 1 ? { const: names[0] } : { enum: names };
}

/** Without it a field of one type that is wrong would pass for an undocumented one of another type. */
function without(names: readonly string[]): Schema {
  return names.length === 0 ? {} : { not: { anyOf: names.map((name) => ({ required: [name] })) } };
}
