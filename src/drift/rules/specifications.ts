export const core = 'https://json-schema.org/draft/2020-12/json-schema-core';
export const validation = 'https://json-schema.org/draft/2020-12/json-schema-validation';
export const openapi = 'https://spec.openapis.org/oas/v3.1.0';

/** The URL of a section of the GraphQL specification, September 2025 edition. */
export function graphqlSection(name: string): string {
  return `https://spec.graphql.org/September2025/#sec-${name}`;
}
