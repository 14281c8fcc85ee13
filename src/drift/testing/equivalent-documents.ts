import { isObject } from '../../contract/schema/json-schema.ts';
import { isUnknownToOpenApi30 } from '../../contract/schema/keyword-since.ts';
import { shuffled } from './equivalent-spellings.ts';
import type { Dice } from './equivalent-spellings.ts';
import { mapDocument, mapMembers } from './map-schemas.ts';
import type { JsonObject } from './map-schemas.ts';

type Rewrite = (root: JsonObject, dice: Dice) => JsonObject;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Laws of OpenAPI under which a document stays what it is. */
export const documentLaws: Readonly<Record<string, Rewrite>> = {
  'paths, parameters and answers in another order': (root, dice) => {
    const visit = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return key === 'parameters' ? shuffled(value, dice) : (value as unknown);
      if (!isObject(value)) return value;
      const entries = Object.entries(value).map(([name, part]) => [name, visit(part, name)] as const);
      return Object.fromEntries(shuffled(entries, dice));
    };
    return visit(root, '') as JsonObject;
  },

  'parameters of a path on its operations': (root) =>
    mapPaths(root, ({ parameters, ...item }) =>
      mapOperations(item, (operation) => ({
        ...operation,
        parameters: [...listOf(operation['parameters']), ...listOf(parameters)],
      })),
    ),

  'parameters of a single operation on its path': (root) =>
    mapPaths(root, (item) => {
      const own = methods.filter((method) => item[method] !== undefined);
      const [method] = own;
      if (method === undefined || own.length > 1) return item;
      const { parameters, ...operation } = item[method] as JsonObject;
      return {
        ...item,
        [method]: operation,
        parameters: [...listOf(item['parameters']), ...listOf(parameters)],
      };
    }),

  'references to schemas written out': (root) => inlined(root, '#/components/schemas/'),

  'references to parameters, answers, bodies and headers written out': (root) =>
    ['parameters', 'responses', 'requestBodies', 'headers'].reduce(
      (made, kind) => inlined(made, `#/components/${kind}/`),
      root,
    ),

  'schemas as components': (root) => {
    const schemas: Record<string, unknown> = {};
    const made = mapDocument(root, (schema) => {
      if (schema['$ref'] !== undefined) return schema;
      const name = `Extracted${String(Object.keys(schemas).length)}`;
      schemas[name] = schema;
      return { $ref: `#/components/schemas/${name}` };
    });
    const components = (made['components'] ?? {}) as JsonObject;
    return {
      ...made,
      components: { ...components, schemas: { ...(components['schemas'] as JsonObject), ...schemas } },
    };
  },

  'serialisation and other defaults written out': (root) => {
    const visit = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(visit);
      if (!isObject(value)) return value;
      const made = mapMembers(value, visit);
      return typeof made['in'] === 'string' && typeof made['name'] === 'string' ? withDefaults(made) : made;
    };
    return visit(root) as JsonObject;
  },

  'security of the document on its operations': ({ security, ...root }) =>
    security === undefined
      ? root
      : mapPaths(root, (item) => mapOperations(item, (operation) => ({ security, ...operation }))),

  'servers of the document on its paths': ({ servers, ...root }) =>
    servers === undefined ? root : mapPaths(root, (item) => ({ servers, ...item })),

  'null as nullable of OpenAPI 3.0': (root) => ({
    ...mapDocument(root, (schema) => nullable(schema)),
    openapi: '3.0.3',
  }),
};

/** A document without the keywords that OpenAPI 3.0 does not know: what is left can be said in it. */
export function withoutLaterKeywords(root: JsonObject): JsonObject {
  const isKnown = ([keyword]: readonly [string, unknown]): boolean => !isUnknownToOpenApi30(keyword);
  return mapDocument(root, (schema) => Object.fromEntries(Object.entries(schema).filter(isKnown)));
}

function withDefaults(parameter: JsonObject): JsonObject {
  const style = parameter['in'] === 'path' || parameter['in'] === 'header' ? 'simple' : 'form';
  return { required: false, deprecated: false, style, explode: style === 'form', ...parameter };
}

function nullable(schema: JsonObject): JsonObject {
  const { examples, type, ...rest } = schema;
  const words = examples === undefined ? {} : { examples };
  const names = listOf(type).filter((name) => name !== 'null');
  if (!Array.isArray(type) || names.length === type.length || names.length !== 1) return schema;
  return { ...rest, ...words, type: names[0], nullable: true };
}

/** Each reference of a kind replaced by what it leads to, once: what that refers to stays a reference. */
function inlined(root: JsonObject, prefix: string): JsonObject {
  const [, , kind] = prefix.split('/');
  const found = (root['components'] as JsonObject | undefined)?.[kind ?? ''];
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const { $ref, ...rest } = value;
    const name = typeof $ref === 'string' && $ref.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
    const target = name === undefined || !isObject(found) ? undefined : found[name];
    if (!isObject(target)) return mapMembers(value, visit);
    // Words beside a reference to a schema stand beside those of the schema itself.
    return kind === 'schemas' && Object.keys(rest).length > 0 ? { ...rest, allOf: [target] } : target;
  };
  return visit(root) as JsonObject;
}

function mapPaths(root: JsonObject, change: (item: JsonObject) => JsonObject): JsonObject {
  const paths = (root['paths'] ?? {}) as JsonObject;
  return { ...root, paths: mapMembers(paths, (item) => (isObject(item) ? change(item) : item)) };
}

function mapOperations(item: JsonObject, change: (operation: JsonObject) => JsonObject): JsonObject {
  const entries = Object.entries(item);
  return Object.fromEntries(
    entries.map(([name, part]) => [name, methods.includes(name) && isObject(part) ? change(part) : part]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
