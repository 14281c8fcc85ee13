import { toPointer } from '../../util/pointer.ts';
import { dereference } from '../schema/json-schema.ts';

/** Where a path item stands: where its reference leads, then what stands beside that, which wins (OpenAPI 3.1, Path Item Object). */
export function pathItemsAt(document: unknown, path: string): readonly string[] {
  const at = toPointer(['paths', path]);
  const { pointer } = dereference(document, at);
  return pointer === at ? [at] : [pointer, at];
}
