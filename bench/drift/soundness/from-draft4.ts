type Json = Readonly<Record<string, unknown>>;

/** A draft 4 schema in the words of 2020-12. What stands in `enum`, `const` and `default` stays as it is. */
export function fromDraft4(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(fromDraft4);
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = schema as Json;
  const entries = Object.entries(fields).flatMap(([keyword, value]) => translate(keyword, value, fields));
  return Object.fromEntries(entries);
}

function translate(keyword: string, value: unknown, schema: Json): readonly (readonly [string, unknown])[] {
  switch (keyword) {
    case 'enum':
    case 'default':
      return [[keyword, value]];
    case 'minimum':
      return [[schema['exclusiveMinimum'] === true ? 'exclusiveMinimum' : keyword, value]];
    case 'maximum':
      return [[schema['exclusiveMaximum'] === true ? 'exclusiveMaximum' : keyword, value]];
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return typeof value === 'boolean' ? [] : [[keyword, fromDraft4(value)]];
    case 'items':
      return [[Array.isArray(value) ? 'prefixItems' : keyword, fromDraft4(value)]];
    case 'additionalItems':
      return Array.isArray(schema['items']) ? [['items', fromDraft4(value)]] : [];
    case 'dependencies':
      return dependencies(value as Json);
    default:
      return [[keyword, fromDraft4(value)]];
  }
}

function dependencies(value: Json): readonly (readonly [string, unknown])[] {
  const lists = Object.entries(value).filter(([, needed]) => Array.isArray(needed));
  const schemas = Object.entries(value).filter(([, needed]) => !Array.isArray(needed));
  return [
    ...(lists.length > 0 ? [['dependentRequired', Object.fromEntries(lists)] as const] : []),
    ...(schemas.length > 0 ? [['dependentSchemas', fromDraft4(Object.fromEntries(schemas))] as const] : []),
  ];
}
