import { openapiBodyRules } from './openapi-body-rules.ts';
import { openapiDocumentRules } from './openapi-document-rules.ts';
import { openapiParameterRules } from './openapi-parameter-rules.ts';
import { openapiResponseRules } from './openapi-response-rules.ts';
import type { Rule } from './rule.ts';

/** What can change in an OpenAPI document, its schemas left out. */
export const openapiRules: readonly Rule[] = [
  ...openapiDocumentRules,
  ...openapiParameterRules,
  ...openapiBodyRules,
  ...openapiResponseRules,
];
