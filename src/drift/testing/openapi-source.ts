import type { OpenApiSource } from '../schema-document.ts';
import { schemaSource } from './schema-source.ts';

/** An OpenAPI document, for tests: everything stands in line 1. */
export function openApiSource(
  root: Readonly<Record<string, unknown>>,
  source = 'openapi.json',
): OpenApiSource {
  return { ...schemaSource(root, source), language: 'openapi', root };
}
