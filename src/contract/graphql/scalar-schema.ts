/** JSON Schemas of the scalars that GraphQL defines, and of custom ones whose name says what they hold. */
const schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Int: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  Float: { type: 'number' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  ID: { type: 'string' },
  UUID: { type: 'string', format: 'uuid' },
  DateTime: { type: 'string', format: 'date-time' },
  Date: { type: 'string', format: 'date' },
  LocalDate: { type: 'string', format: 'date' },
  URL: { type: 'string', format: 'uri' },
  URI: { type: 'string', format: 'uri' },
  EmailAddress: { type: 'string', format: 'email' },
};

/** The JSON Schema of a scalar's serialised form; of a custom scalar that is not known by name, nothing is said. */
export function scalarSchema(name: string): Readonly<Record<string, unknown>> {
  // A copy: which field an error is of is told by the very schema that refuses its value.
  return Object.hasOwn(schemas, name) ? { ...schemas[name] } : {};
}

/** The same schema for a value that may be null as well. */
export function orNull(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const types = schema['type'];
  const members = schema['enum'];
  return {
    ...schema,
    ...(types === undefined ? {} : { type: [types, 'null'].flat() }),
    ...(Array.isArray(members) ? { enum: [...(members as unknown[]), null] } : {}),
  };
}

/** The same schema for a value that is there: one that says nothing would let null pass. */
export function notNull(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.keys(schema).length > 0
    ? schema
    : { type: ['array', 'boolean', 'number', 'object', 'string'] };
}
