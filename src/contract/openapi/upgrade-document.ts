import { isObject } from '../schema/json-schema.ts';
import { isUnknownToOpenApi30 } from '../schema/keyword-since.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Under these, names are the author's own: a header may be called `schema`. */
const maps = new Set([
  ...['paths', 'responses', 'headers', 'content', 'callbacks', 'links', 'encoding'],
  ...['parameters', 'requestBodies', 'securitySchemes'],
]);
/** What may refuse null by itself; all other keywords say nothing of it. */
const refuseNull = new Set(['type', 'enum', 'allOf', 'anyOf', 'oneOf', 'not', 'discriminator']);
/** What stands under these is a value of somebody's. */
const givenValues = new Set(['example', 'examples', 'default', 'enum']);

// Not by @scalar/openapi-upgrader, which makes what stands beside a `$ref` count, and takes `format: binary` away.
/**
 * An OpenAPI 3.0 document in the words of 3.1, so that the rest needs to know one dialect; any other value as it is.
 * `nullable` becomes the type null, wherever it stands, as the comparison of schemas reads it; a boolean exclusive limit
 * becomes the limit; beside a `$ref` in a schema nothing counts but `x-` members, and no keyword does that came after it
 * (OpenAPI 3.0.3 §4.7.24,
 * https://learn.openapis.org/upgrading/v3.0-to-v3.1.html). Schemas stay at their places, but for those that a nullable one
 * combines: they go below `/anyOf/0`. Changes nothing in the value that it is given.
 */
export function upgradeDocument(document: unknown): unknown {
  if (!isObject(document) || !/^3\.0\.\d+$/.test(String(document['openapi']))) return document;
  return { ...(frame(document) as Raw), openapi: '3.1.0' };
}

function frame(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(frame);
  return mapMembers(value, (member, name) => {
    if (name === 'schema') return schema(member);
    if (name === 'schemas') return mapMembers(member, schema);
    if (maps.has(name) && isObject(member)) return mapMembers(member, frame);
    return givenValues.has(name) || name.startsWith('x-') ? member : frame(member);
  });
}

function schema(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (typeof value['$ref'] === 'string') return only(value, (name) => name === '$ref' || isMark(name));
  const known = only(value, (name) => !isUnknownToOpenApi30(name));
  const { nullable, ...own } = limited(mapMembers(known, part) as Raw);
  return nullable === true ? withNull(own) : own;
}

function part(member: unknown, name: string): unknown {
  switch (name) {
    case 'properties':
    case 'patternProperties':
      return mapMembers(member, schema);
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return Array.isArray(member) ? member.map(schema) : member;
    case 'items':
    case 'additionalProperties':
    case 'not':
      return schema(member);
    default:
      return member;
  }
}

function limited(own: Raw): Raw {
  const changed: Record<string, unknown> = { ...own };
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof own[exclusive] !== 'boolean') continue;
    Reflect.deleteProperty(changed, exclusive);
    if (!own[exclusive] || own[limit] === undefined) continue;
    Reflect.deleteProperty(changed, limit);
    changed[exclusive] = own[limit];
  }
  return changed;
}

function withNull(own: Raw): Raw {
  const { enum: listed, type } = own;
  const values = Array.isArray(listed) ? [...new Set<unknown>([...(listed as unknown[]), null])] : undefined;
  if (['allOf', 'anyOf', 'oneOf', 'not'].some((name) => name in own))
    return {
      ...only(own, (name) => !refuseNull.has(name)),
      anyOf: [only(own, (name) => refuseNull.has(name)), { type: 'null' }],
    };
  if (typeof type !== 'string') return values === undefined ? own : { ...own, enum: values };
  return { ...own, type: [type, 'null'], ...(values === undefined ? {} : { enum: values }) };
}

function only(own: Raw, isKept: (name: string) => boolean): Raw {
  return Object.fromEntries(Object.entries(own).filter(([name]) => isKept(name)));
}

function isMark(name: string): boolean {
  return name.startsWith('x-');
}

function mapMembers(value: unknown, change: (member: unknown, name: string) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member, name)]));
}
