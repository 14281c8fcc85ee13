import { getAt, toPointer } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { isObject } from '../schema/json-schema.ts';

/** What stands under these is a value of somebody's. */
const givenValues = new Set(['example', 'examples', 'default', 'enum', 'const']);

/**
 * The document as openapi-typescript takes it: each `operationId` once, at the operation that has types by it (`named`:
 * pointers of operations, with the ids of those that do), no members that are null, and discriminators that map to
 * references, where OpenAPI lets names of schemas stand too.
 */
export function typedDocument(
  document: OpenApiDocument,
  named: ReadonlyMap<string, string | undefined>,
): OpenApiDocument {
  const taken = new Set(named.values());
  const mayHaveId = (at: string, id: string) => {
    if (named.has(at)) return named.get(at) === id;
    return !taken.has(id) && taken.add(id).has(id);
  };
  const visit = (value: unknown, at: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => visit(item, `${at}/${index}`));
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(
      ([name, member]) =>
        givenValues.has(name) ||
        (member !== null && (name !== 'operationId' || typeof member !== 'string' || mayHaveId(at, member))),
    );
    return Object.fromEntries(
      kept.map(([name, member]) => {
        if (givenValues.has(name)) return [name, member];
        const visited = visit(member, at + toPointer([name]));
        return [name, name === 'discriminator' ? withReferences(document, visited) : visited];
      }),
    );
  };
  return visit(document, '') as OpenApiDocument;
}

function withReferences(document: OpenApiDocument, discriminator: unknown): unknown {
  if (!isObject(discriminator) || !isObject(discriminator['mapping'])) return discriminator;
  const mapping = Object.entries(discriminator['mapping']).flatMap(([name, target]) => {
    const at = toPointer(['components', 'schemas', String(target)]);
    if (getAt(document, at) !== undefined) return [[name, `#${at}`]];
    return String(target).startsWith('#/') ? [[name, target]] : [];
  });
  return { ...discriminator, mapping: Object.fromEntries(mapping) as unknown };
}
