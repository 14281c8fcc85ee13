import type { Json } from './schema-edits.ts';

/** Where a schema stands: the keys from the root of the document on. */
export type Place = readonly string[];

const single = ['items', 'additionalProperties'];
const lists = ['allOf', 'anyOf', 'oneOf'];

/** All schemas that requests, or answers, of a document lead to; each once, in the document's order of operations. */
export function schemaPlaces(document: Json, direction: 'request' | 'response'): readonly Place[] {
  const found = new Map<string, Place>();
  for (const start of starts(document, direction)) collect(document, start, found);
  return [...found.values()];
}

function starts(document: Json, direction: 'request' | 'response'): readonly Place[] {
  const paths = Object.keys((document['paths'] ?? {}) as Json);
  return paths.flatMap((path) => {
    const item = at(document, ['paths', path]) as Json;
    const methods = Object.keys(item).filter((key) =>
      ['get', 'post', 'put', 'patch', 'delete'].includes(key),
    );
    return methods.flatMap((method) => {
      const operation = ['paths', path, method];
      if (direction === 'request') return contents(document, [...operation, 'requestBody']);
      const statuses = Object.keys((at(document, [...operation, 'responses']) ?? {}) as Json);
      return statuses.flatMap((status) => contents(document, [...operation, 'responses', status]));
    });
  });
}

function contents(document: Json, owner: Place): readonly Place[] {
  const place = followed(document, owner);
  const content = at(document, [...place, 'content']);
  return typeof content === 'object' && content !== null
    ? Object.keys(content).map((type) => [...place, 'content', type, 'schema'])
    : [];
}

function collect(document: Json, start: Place, found: Map<string, Place>): void {
  const place = followed(document, start);
  const schema = at(document, place);
  const key = place.join('\n');
  if (typeof schema !== 'object' || schema === null || found.has(key)) return;
  found.set(key, place);
  const fields = schema as Json;
  for (const name of Object.keys((fields['properties'] ?? {}) as Json))
    collect(document, [...place, 'properties', name], found);
  for (const keyword of single)
    if (typeof fields[keyword] === 'object') collect(document, [...place, keyword], found);
  for (const keyword of lists)
    for (const index of ((fields[keyword] ?? []) as unknown[]).keys())
      collect(document, [...place, keyword, String(index)], found);
}

function followed(document: Json, place: Place): Place {
  const value = at(document, place);
  const reference = typeof value === 'object' && value !== null ? (value as Json)['$ref'] : undefined;
  if (typeof reference !== 'string') return place;
  return followed(
    document,
    reference
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

export function at(document: Json, place: Place): unknown {
  return place.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Json)[key] : undefined),
    document,
  );
}

/** A copy of the document with something else in a place. */
export function replaced(document: Json, place: Place, value: unknown): Json {
  const copy = structuredClone(document) as Record<string, unknown>;
  const owner = at(copy, place.slice(0, -1)) as Record<string, unknown>;
  owner[place.at(-1) ?? ''] = value;
  return copy;
}
