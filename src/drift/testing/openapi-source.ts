import { digestOfJson } from '../../util/digest.ts';
import type { OpenApiSource } from '../schema-document.ts';

/** An OpenAPI document, for tests: everything stands in line 1. */
export function openApiSource(
  root: Readonly<Record<string, unknown>>,
  source = 'openapi.json',
): OpenApiSource {
  return {
    language: 'openapi',
    source,
    digest: digestOfJson(root),
    defects: [],
    root,
    files: new Map(),
    place: ({ pointer }) => ({ file: source, line: 1, column: 1, pointer }),
  };
}
