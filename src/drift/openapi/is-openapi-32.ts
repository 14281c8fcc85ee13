import type { OpenApiReader } from './located.ts';

/** Whether a document is read by OpenAPI 3.2 or later: what that added says nothing in an older one. */
export function isOpenApi32({ root }: OpenApiReader): boolean {
  return !/^3\.[01]\b/.test(String(root.raw['openapi']));
}
