import { toPointer } from '../../../util/pointer.ts';
import { isObject } from '../../schema/json-schema.ts';
import { applyingSchemas } from './applying-schemas.ts';
import type { ApplyingSchema } from './applying-schemas.ts';

/** A schema: the document that its references point into, and where in it it stands. */
export type SchemaPlace = { readonly document: object; readonly pointer: string };

/** How far a path leads: the number of its names that schemas know, and the schemas that apply there. */
type Reached = { readonly depth: number; readonly schemas: readonly ApplyingSchema[] };

/** Follows a path into a value by the members and items that its schema names. Undefined where nothing can be said. */
export function followPath({ document, pointer }: SchemaPlace, path: readonly string[]): Reached | undefined {
  let schemas = applyingSchemas(document, [pointer]);
  for (const [depth, name] of path.entries()) {
    const next = schemas?.flatMap((one) => membersAt(one, name));
    if (schemas === undefined || next === undefined) return undefined;
    if (next.length === 0) return { depth, schemas };
    schemas = applyingSchemas(document, next);
  }
  return schemas && { depth: path.length, schemas };
}

function membersAt({ at, schema }: ApplyingSchema, name: string): readonly string[] {
  const { prefixItems, properties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return [at + toPointer(['properties', name])];
  if (!isIndex(name)) return [];
  if (Array.isArray(prefixItems) && Number(name) < prefixItems.length) return [`${at}/prefixItems/${name}`];
  return 'items' in schema ? [`${at}/items`] : [];
}

/** Whether a name may be that of an item of a list. */
export function isIndex(name: string): boolean {
  return /^(0|[1-9]\d*)$/.test(name);
}
