import { digestOfJson } from '../../util/digest.ts';
import type { JsonSchemaSource } from '../schema-document.ts';

/** A bare schema as a document, for tests: everything stands in line 1. */
export function schemaSource(root: unknown, source = 'schema.json'): JsonSchemaSource {
  return {
    language: 'json-schema',
    source,
    digest: digestOfJson(root),
    defects: [],
    root,
    files: new Map(),
    place: ({ pointer }) => ({ file: source, line: 1, column: 1, pointer }),
  };
}
