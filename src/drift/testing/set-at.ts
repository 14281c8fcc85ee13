import { isObject } from '../../contract/schema/json-schema.ts';
import type { JsonObject } from './map-schemas.ts';

/** A copy of a document with another value at a place; what is missing on the way there is made. */
export function setAt(root: JsonObject, keys: readonly string[], value: unknown): JsonObject {
  const [key, ...rest] = keys;
  if (key === undefined) return root;
  const inner = root[key];
  if (rest.length === 0) return { ...root, [key]: value };
  if (Array.isArray(inner)) {
    const items = inner.map((item: JsonObject, index) =>
      String(index) === rest[0] ? setAt(item, rest.slice(1), value) : item,
    );
    return { ...root, [key]: items };
  }
  return { ...root, [key]: setAt(isObject(inner) ? inner : {}, rest, value) };
}
