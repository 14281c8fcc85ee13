import { buildSchema, GraphQLError, isAbstractType, isObjectType, isScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { GraphqlSandbox } from '../define-sandbox.ts';

type Behaviour = GraphqlSandbox<unknown, unknown, unknown>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const dateTime = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  UUID: (value) => typeof value === 'string' && uuid.test(value),
  DateTime: (value) => typeof value === 'string' && dateTime.test(value) && !Number.isNaN(Date.parse(value)),
};

/** The SDL with the behaviour's resolvers. Resolvers of fields that this SDL does not have are left out. */
export function executableSchema(sdl: string, behaviour: Behaviour): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [coordinate, resolver] of Object.entries(behaviour.resolvers)) {
    attachResolver(schema, coordinate, resolver);
  }
  for (const [name, holds] of Object.entries(scalars)) checkScalar(schema, name, holds);
  for (const type of Object.values(schema.getTypeMap())) {
    const resolve = behaviour.resolveType?.[type.name];
    if (resolve !== undefined && isAbstractType(type)) type.resolveType = (value) => resolve(value as never);
  }
  return schema;
}

type Resolver = Behaviour['resolvers'][string];

function attachResolver(schema: GraphQLSchema, coordinate: string, resolver: Resolver): void {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) return;
  field.resolve = (parent: unknown, args: unknown, context: unknown) =>
    resolver(parent as never, args as never, context as Parameters<Resolver>[2]);
}

function checkScalar(schema: GraphQLSchema, name: string, holds: (value: unknown) => boolean): void {
  const type = schema.getType(name);
  if (type === undefined || !isScalarType(type)) return;
  const coerce = (value: unknown): unknown => {
    if (!holds(value)) throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`);
    return value;
  };
  type.coerceInputValue = coerce;
  type.coerceOutputValue = coerce;
}
