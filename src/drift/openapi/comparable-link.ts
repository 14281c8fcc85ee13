import { omit } from '../../util/omit.ts';
import { resolveReference } from '../document/resolve-reference.ts';
import { placeOf } from '../json-schema/place-of.ts';
import type { Located, OpenApiReader } from './located.ts';
import { operationsOf } from './operations.ts';

/** A link that names its operation by what it is to both documents, however it is written; as it stands where that is not found. */
export function comparableLink(reader: OpenApiReader, link: Located): Located {
  const goal = goalOf(reader, link);
  return goal === undefined
    ? link
    : { ...link, raw: { ...omit(link.raw, 'operationId'), operationRef: goal } };
}

/** Whether a link of an operation leads to another one in the other document, though its words are the same. */
export function leadsElsewhere(reader: OpenApiReader, other: OpenApiReader, operation: Located): boolean {
  const responses = [...reader.objects(operation, 'responses').values()];
  const links = responses.flatMap((response) => [...reader.objects(response, 'links').values()]);
  return links.some((link) => goalOf(reader, link) !== goalOf(other, link));
}

function goalOf(reader: OpenApiReader, { file, raw }: Located): string | undefined {
  const { operationId, operationRef } = raw;
  if (typeof operationRef === 'string') return goalsOf(reader).get(placeIn(file, operationRef));
  return operationId === undefined ? undefined : goalsOf(reader).get(named(operationId));
}

const known = new WeakMap<OpenApiReader, ReadonlyMap<string, string>>();

const named = (operationId: unknown): string => `${String(operationId)} `;

// What leads to each operation: its place, or its name, which ends as no place does.
function goalsOf(reader: OpenApiReader): ReadonlyMap<string, string> {
  const found =
    known.get(reader) ??
    new Map(
      [...operationsOf(reader).values()].flatMap(({ key, operation }): [string, string][] => [
        [placeOf(operation), key],
        [named(operation.raw['operationId']), key],
      ]),
    );
  known.set(reader, found);
  return found;
}

function placeIn(file: string, reference: string): string {
  return placeOf({
    file: resolveReference(file, reference),
    pointer: decoded(reference.split('#')[1] ?? ''),
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
