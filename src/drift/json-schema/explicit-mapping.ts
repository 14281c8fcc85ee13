import { isObject } from '../../contract/schema/json-schema.ts';
import { omit } from '../../util/omit.ts';

const schemas = '#/components/schemas/';

/** A discriminator with schemas named by their places, and without what a mapping says where it says nothing (OpenAPI 3.1, Discriminator Object). */
export function explicitMapping(discriminator: unknown): unknown {
  if (!isObject(discriminator) || !isObject(discriminator['mapping'])) return discriminator;
  const entries = Object.entries(discriminator['mapping'])
    .map(([name, target]) => [name, placeOf(target)] as const)
    .filter(([name, target]) => target !== schemas + name);
  const rest = omit(discriminator, 'mapping');
  return entries.length === 0 ? rest : { ...rest, mapping: Object.fromEntries(entries) };
}

function placeOf(target: unknown): unknown {
  return typeof target === 'string' && /^[\w-]+$/.test(target) ? schemas + target : target;
}
