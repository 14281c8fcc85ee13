import { alternativesOf } from './applying-schemas.ts';
import type { ApplyingSchema } from './applying-schemas.ts';
import { findUnknownName } from './find-unknown-name.ts';
import { followPath } from './follow-path.ts';
import type { SchemaPlace } from './follow-path.ts';
import { typesOf } from './takes.ts';

/**
 * All values that bodies of these schemas can have on any of the paths, where each of them lists its values. Undefined
 * where one of them may have others, as may those of which nothing is said, and where none has anything on any of them.
 */
export function namedValues(
  places: readonly (SchemaPlace | undefined)[],
  paths: readonly (readonly string[])[],
): readonly string[] | undefined {
  const values = new Set<string>();
  for (const place of places)
    for (const path of paths) {
      const found = valuesAt(place, path);
      // Of thousands of answers most often the first one lists none.
      if (found === undefined) return undefined;
      for (const value of found) values.add(value);
    }
  return values.size === 0 ? undefined : [...values];
}

/** Empty where there is nothing of the name; undefined where there may be anything. */
function valuesAt(place: SchemaPlace | undefined, path: readonly string[]): readonly string[] | undefined {
  if (place === undefined) return undefined;
  const reached = followPath(place, path);
  if (reached === undefined || reached.isOpen) return undefined;
  if (reached.depth < path.length) return findUnknownName([place], path, true) === undefined ? undefined : [];
  const listed = alternativesOf(reached.schemas).map(listIn);
  return listed.includes(undefined) ? undefined : listed.flatMap((values) => values ?? []);
}

/** What the schemas of one branch list; undefined where they take any text. */
function listIn(together: readonly ApplyingSchema[]): readonly string[] | undefined {
  const schemas = together.map(({ schema }) => schema);
  const lists = schemas.filter((schema) => 'enum' in schema || 'const' in schema);
  if (lists.length > 0)
    return lists.flatMap((schema) =>
      ('const' in schema ? [schema['const']] : [schema['enum']].flat()).map(String),
    );
  const types = typesOf(schemas);
  return types.length === 0 || types.includes('string') ? undefined : [];
}
