import type { ApplyingSchema } from './applying-schemas.ts';
import { findUnknownName, isOfAnyType } from './find-unknown-name.ts';
import { followPath } from './follow-path.ts';
import type { SchemaPlace } from './follow-path.ts';

/**
 * All values that bodies of these schemas can have on any of the paths, where each of them lists its values. Undefined
 * where one of them may have others, and where none has anything on any of them.
 */
export function namedValues(
  places: readonly SchemaPlace[],
  paths: readonly (readonly string[])[],
): readonly string[] | undefined {
  const found = places.flatMap((place) => paths.map((path) => valuesAt(place, path)));
  const values = found.flatMap((one) => one ?? []);
  return values.length === 0 || found.includes(undefined) ? undefined : [...new Set(values)];
}

/** Empty where there is nothing of the name; undefined where there may be anything. */
function valuesAt(place: SchemaPlace, path: readonly string[]): readonly string[] | undefined {
  const reached = followPath(place, path);
  if (reached === undefined) return undefined;
  if (reached.depth < path.length) return findUnknownName([place], path, true) === undefined ? undefined : [];
  const lists = reached.schemas.filter(({ schema }) => 'enum' in schema || 'const' in schema);
  if (lists.length === 0 || reached.schemas.some(takesAnyText)) return undefined;
  return lists.flatMap(({ schema }) =>
    ('const' in schema ? [schema['const']] : [schema['enum']].flat()).map(String),
  );
}

/** A branch of a choice that lists nothing and takes texts. */
function takesAnyText(applying: ApplyingSchema): boolean {
  const { isSure, schema } = applying;
  if (isSure || 'enum' in schema || 'const' in schema) return false;
  return isOfAnyType(applying) || [schema['type']].flat().includes('string');
}
