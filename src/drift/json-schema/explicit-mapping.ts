import { isObject } from '../../contract/schema/json-schema.ts';
import { omit } from '../../util/omit.ts';

const schemas = '#/components/schemas/';

/** A discriminator with schemas named by their places, and without what a mapping says where it says nothing (OpenAPI 3.1, Discriminator Object). */
export function explicitMapping(discriminator: unknown): unknown {
  if (!isObject(discriminator)) return discriminator;
  const entries = mappingOf(discriminator).filter(([name, target]) => target !== schemas + name);
  const { defaultMapping, ...said } = omit(discriminator, 'mapping');
  const rest = defaultMapping === undefined ? said : { ...said, defaultMapping: placeOf(defaultMapping) };
  return entries.length === 0 ? rest : { ...rest, mapping: Object.fromEntries(entries) };
}

/** What the mapping of a discriminator says: tags, with schemas named by their places. */
export function mappingOf(discriminator: unknown): readonly (readonly [tag: string, target: unknown])[] {
  const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
  return isObject(mapping) ? Object.entries(mapping).map(([name, target]) => [name, placeOf(target)]) : [];
}

// What may be both is a name (OpenAPI 3.1, Discriminator Object).
function placeOf(target: unknown): unknown {
  return typeof target === 'string' && /^[\w.-]+$/.test(target) ? schemas + target : target;
}
