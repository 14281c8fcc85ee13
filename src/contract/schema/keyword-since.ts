/**
 * The draft of JSON Schema from which on a keyword asks for something (each draft's release notes,
 * https://json-schema.org/specification). Before, and in OpenAPI 3.0, it is a name like any other.
 */
export const keywordSince: Readonly<Record<string, 'draft-06' | 'draft-07' | '2019-09' | '2020-12'>> = {
  const: 'draft-06',
  contains: 'draft-06',
  propertyNames: 'draft-06',
  if: 'draft-07',
  then: 'draft-07',
  else: 'draft-07',
  minContains: '2019-09',
  maxContains: '2019-09',
  dependentRequired: '2019-09',
  dependentSchemas: '2019-09',
  unevaluatedItems: '2019-09',
  unevaluatedProperties: '2019-09',
  $recursiveRef: '2019-09',
  prefixItems: '2020-12',
  $dynamicRef: '2020-12',
};

/** Whether a keyword of JSON Schema is none in OpenAPI 3.0 (3.0.3 §4.7.24): its validators pass over it. */
export function isUnknownToOpenApi30(keyword: string): boolean {
  return Object.hasOwn(keywordSince, keyword);
}
