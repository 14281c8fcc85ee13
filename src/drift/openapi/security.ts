import { isOpenApi32 } from './is-openapi-32.ts';
import type { Located, OpenApiReader } from './located.ts';
import { operationsOf } from './operations.ts';

/** Schemes with the scopes that each grants. */
export type Credentials = ReadonlyMap<string, readonly string[]>;

/** The sets of credentials of which an operation accepts any one. None needed: one empty set. */
export function credentialSets(reader: OpenApiReader, operation: Located): readonly Credentials[] {
  const listed = operation.raw['security'] ?? reader.root.raw['security'];
  if (!Array.isArray(listed) || listed.length === 0) return [new Map()];
  return listed.map((set: unknown) => {
    const schemes = typeof set === 'object' && set !== null ? Object.entries(set) : [];
    return new Map(
      schemes.map(([name, scopes]) => [
        nameOf(reader, name),
        Array.isArray(scopes) ? scopes.map(String) : [],
      ]),
    );
  });
}

const place = '#/components/securitySchemes/';

// OpenAPI 3.2 lets a scheme be named by its place.
function nameOf(reader: OpenApiReader, text: string): string {
  const name = text.startsWith(place) && isOpenApi32(reader) ? text.slice(place.length) : text;
  return reader.schemeNames.get(name) ?? name;
}

/** Whether an operation asks for a scheme, there or not. */
export function isAskedFor(reader: OpenApiReader, name: string): boolean {
  return [...operationsOf(reader).values()].some(({ operation }) =>
    credentialSets(reader, operation).some((set) => set.has(name)),
  );
}

/** Where it is said what an operation asks for: at itself, or for all operations of the document; undefined: nowhere. */
export function securityPlace({ root }: OpenApiReader, operation: Located): Located | undefined {
  const holder = [operation, root].find(({ raw }) => Object.hasOwn(raw, 'security'));
  return holder === undefined ? undefined : { ...holder, raw: {}, pointer: `${holder.pointer}/security` };
}

/** Whether credentials contain all that a set asks for. */
export function satisfies(given: Credentials, asked: Credentials): boolean {
  return [...asked].every(([scheme, scopes]) => {
    const held = given.get(scheme);
    return held !== undefined && scopes.every((scope) => held.includes(scope));
  });
}
