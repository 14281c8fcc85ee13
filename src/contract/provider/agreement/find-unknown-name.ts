import { nearest } from '../../../util/nearest.ts';
import { alternativesOf } from './applying-schemas.ts';
import type { ApplyingSchema } from './applying-schemas.ts';
import { followPath } from './follow-path.ts';
import type { SchemaPlace } from './follow-path.ts';
import { misspelt } from './misspelt.ts';
import { namesIn, takes, typesOf } from './takes.ts';

/** A name on a path for which there is nothing: which of its tokens it is, and what is there instead. */
export type UnknownName = {
  readonly depth: number;
  readonly expected: string;
  readonly known: readonly string[];
};

/**
 * The first name of a path that certainly leads nowhere, in a value by any of these schemas. A member that a schema does
 * not name is one where the schema is closed (`isClosed`, or `additionalProperties: false`) and where it is a misspelling
 * of one that is named; a name within what is a text or a number, and one within a list that is no index. Whatever an open
 * schema may hold besides is none, nor what a value may hold of which nothing is said (undefined). Undefined also where
 * there are no schemas.
 */
export function findUnknownName(
  places: readonly (SchemaPlace | undefined)[],
  path: readonly string[],
  isClosed: boolean,
): UnknownName | undefined {
  const unknown: UnknownName[] = [];
  let isOpen = false;
  for (const place of places) {
    const looked = place === undefined ? 'unlikely' : lookUp(place, path, isClosed);
    // Of thousands of answers most often the first one has it.
    if (looked === 'possible') return undefined;
    if (looked === 'unlikely') isOpen = true;
    else unknown.push(looked);
  }
  // Told is what comes closest: the deepest, and there one that has a name much like it.
  const closeness = ({ depth, known }: UnknownName): number =>
    2 * depth + (nearest(path[depth] ?? '', known) === undefined ? 0 : 1);
  return unknown
    .filter((one) => !isOpen || isMisspelt(one, path))
    .reduce<UnknownName | undefined>(
      (best, one) => (best !== undefined && closeness(best) >= closeness(one) ? best : one),
      undefined,
    );
}

function isMisspelt({ depth, known }: UnknownName, path: readonly string[]): boolean {
  return misspelt(path[depth] ?? '', known) !== undefined;
}

/** `unlikely`: the schema names others only, and forbids nothing. */
type Looked = UnknownName | 'possible' | 'unlikely';

function lookUp(place: SchemaPlace, path: readonly string[], isClosed: boolean): Looked {
  const { depth = path.length, isOpen = false, schemas = [] } = followPath(place, path) ?? {};
  const name = path[depth];
  if (name === undefined) return 'possible';
  const taken = alternativesOf(schemas).map((together) => takes(together, name));
  if (taken.includes('always')) return 'possible';
  const known = [...new Set(schemas.flatMap(({ schema }) => namesIn(schema)))];
  const isCertain = !isOpen && (isClosed || !taken.includes('others'));
  if (!isCertain && misspelt(name, known) === undefined) return 'unlikely';
  return { depth, known, expected: known.length === 0 ? insteadOf(schemas) : `one of ${known.join(', ')}` };
}

function insteadOf(schemas: readonly ApplyingSchema[]): string {
  const types = typesOf(schemas.map(({ schema }) => schema)).filter((type) => type !== 'null');
  if (types.includes('object')) return 'an object without members';
  return types.includes('array')
    ? 'an index of the list, such as 0'
    : `nothing within a ${types.join(' or ')}`;
}
