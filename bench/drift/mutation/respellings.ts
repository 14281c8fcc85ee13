import type { Json } from './schema-edits.ts';

/** Spells a schema in another way that accepts the same and says the same; undefined where that way is not open to it. */
export type Respelling = (schema: Json) => Json | undefined;

const isPlain = (schema: Json): boolean => !('$ref' in schema);

/** Refactorings that change nothing. */
export const respellings: readonly (readonly [string, Respelling])[] = [
  ['as the only part of allOf', (schema) => (isPlain(schema) ? { allOf: [schema] } : undefined)],
  [
    'type as a list',
    (schema) => (typeof schema['type'] === 'string' ? { ...schema, type: [schema['type']] } : undefined),
  ],
  ['in another order', (schema) => Object.fromEntries(Object.entries(schema).toReversed())],
  ['as the only part of anyOf', (schema) => (isPlain(schema) ? { anyOf: [schema] } : undefined)],
  [
    'beside a keyword that says nothing',
    (schema) =>
      schema['type'] === 'string' ? { ...schema, minLength: schema['minLength'] ?? 0 } : undefined,
  ],
  [
    'beside allOf: [true]',
    (schema) => (schema['allOf'] === undefined ? { ...schema, allOf: [{}] } : undefined),
  ],
];
