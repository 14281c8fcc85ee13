import { fieldsOf } from './introspection.ts';

/** Keywords that say something of a value, or where else it is said. */
const telling = new Set(
  (
    '$schema $id $ref $defs $anchor $dynamicRef $dynamicAnchor definitions type enum const allOf anyOf oneOf not if ' +
    'properties patternProperties additionalProperties propertyNames required dependentRequired dependentSchemas ' +
    'dependencies minProperties maxProperties unevaluatedProperties items prefixItems additionalItems contains ' +
    'minContains maxContains minItems maxItems uniqueItems unevaluatedItems minimum maximum exclusiveMinimum ' +
    'exclusiveMaximum multipleOf minLength maxLength pattern format nullable'
  ).split(' '),
);

/** Keywords that only describe. */
const describing = new Set(
  (
    'title description $comment default example examples deprecated readOnly writeOnly then else discriminator xml ' +
    'externalDocs contentMediaType contentEncoding contentSchema $vocabulary'
  ).split(' '),
);

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/**
 * Whether a value reads like a JSON Schema. Any object is one by the specification; an error message that some server
 * answers with would then accept everything, so a schema must hold a keyword that tells something, or nothing else.
 */
export function isJsonSchema(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  if (!hasKnownTypes(fieldsOf(value)['type'])) return false;
  return (
    names.some((name) => telling.has(name)) ||
    names.every((name) => describing.has(name) || name.startsWith('x-'))
  );
}

function hasKnownTypes(type: unknown): boolean {
  if (type === undefined) return true;
  const all: readonly unknown[] = Array.isArray(type) ? type : [type];
  return all.length > 0 && all.every((one) => typeof one === 'string' && types.has(one));
}
