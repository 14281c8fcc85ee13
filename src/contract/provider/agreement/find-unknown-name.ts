import { isObject } from '../../schema/json-schema.ts';
import type { ApplyingSchema } from './applying-schemas.ts';
import { followPath, isIndex } from './follow-path.ts';
import type { SchemaPlace } from './follow-path.ts';
import { misspelt } from './misspelt.ts';

/** A name on a path for which there is nothing: which of its tokens it is, and what is there instead. */
export type UnknownName = {
  readonly depth: number;
  readonly expected: string;
  readonly known: readonly string[];
};

/**
 * The first name of a path that certainly leads nowhere, in a value by any of these schemas. A member that a schema does
 * not name is one where the schema is closed (`isClosed`, or `additionalProperties: false`) and where it is a misspelling
 * of one that is named; a name within what is a text or a number, and one within a list that is no index. Whatever an open
 * schema may hold besides is none. Undefined also where there are no schemas.
 */
export function findUnknownName(
  places: readonly SchemaPlace[],
  path: readonly string[],
  isClosed: boolean,
): UnknownName | undefined {
  const looked = places.map((place) => lookUp(place, path, isClosed));
  if (looked.includes('possible')) return undefined;
  return looked.find((one) => typeof one === 'object');
}

/** `unlikely`: the schema names others only, and forbids nothing. */
type Looked = UnknownName | 'possible' | 'unlikely';

function lookUp(place: SchemaPlace, path: readonly string[], isClosed: boolean): Looked {
  const { depth = path.length, schemas = [] } = followPath(place, path) ?? {};
  const name = path[depth];
  if (name === undefined || schemas.some(takesOthers)) return 'possible';
  const known = [...new Set(schemas.flatMap(({ schema }) => Object.keys(propertiesOf(schema))))];
  if (known.length === 0) {
    const expected = insteadOf(schemas, name);
    return expected === undefined ? 'possible' : { depth, known, expected };
  }
  // Another branch of a choice may take what one refuses.
  const closed = isClosed || schemas.some(({ isSure, schema }) => isSure && refusesOthers(schema));
  const isCertain = closed || misspelt(name, known) !== undefined;
  return isCertain ? { depth, known, expected: `one of ${known.join(', ')}` } : 'unlikely';
}

/** Where nothing names members, what holds none has none: lists and single values; of an object nothing is said. */
function insteadOf(schemas: readonly ApplyingSchema[], name: string): string | undefined {
  const types = new Set(schemas.flatMap(({ schema }) => typesOf(schema)));
  if (types.size === 0 || types.has('object') || schemas.some(isOfAnyType)) return undefined;
  if (types.has('array')) return isIndex(name) ? undefined : 'an index of the list, such as 0';
  return `nothing within a ${[...types].filter((type) => type !== 'null').join(' or ')}`;
}

/** A branch of a choice that names no type, and leads to none that does. */
export function isOfAnyType({ isSure, schema }: ApplyingSchema): boolean {
  const leads = ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const'].some((word) => word in schema);
  return !isSure && !leads && typesOf(schema).length === 0;
}

function typesOf(schema: ApplyingSchema['schema']): readonly string[] {
  const { type } = schema;
  if (type !== undefined) return [type].flat().map(String);
  return 'items' in schema || 'prefixItems' in schema ? ['array'] : [];
}

function propertiesOf({ properties }: ApplyingSchema['schema']): object {
  return isObject(properties) ? properties : {};
}

const others = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'] as const;

function refusesOthers(schema: ApplyingSchema['schema']): boolean {
  return others.some((word) => schema[word] === false);
}

/** Whether members without a name of theirs are spoken of, or a branch takes any object or any value. */
function takesOthers({ isSure, schema }: ApplyingSchema): boolean {
  if (others.some((word) => word in schema && schema[word] !== false)) return true;
  if (isSure || 'properties' in schema) return false;
  return schema['type'] === undefined ? saysNothing(schema) : typesOf(schema).includes('object');
}

/** What only describes; `required` and the like bind what others describe. */
function saysNothing(schema: ApplyingSchema['schema']): boolean {
  return Object.keys(schema).every((word) => word.startsWith('x-') || notes.has(word));
}

const notes: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'example', 'examples', '$comment'],
  ...['deprecated', 'readOnly', 'writeOnly'],
]);
