import { toPointer } from '../../../util/pointer.ts';
import { isObject } from '../../schema/json-schema.ts';
import type { SchemaObject } from '../../schema/json-schema.ts';
import { alternativesOf, applyingSchemas } from './applying-schemas.ts';
import type { ApplyingSchema, SchemaStep } from './applying-schemas.ts';
import { takes } from './takes.ts';

/** A schema: the document that its references point into, and where in it it stands. */
export type SchemaPlace = { readonly document: object; readonly pointer: string };

/**
 * How far a path leads: the number of its names that schemas know, and the schemas that apply there. `isOpen`: a branch on
 * the way may have the same name for something else.
 */
type Reached = {
  readonly depth: number;
  readonly schemas: readonly ApplyingSchema[];
  readonly isOpen: boolean;
};

/** Follows a path into a value by the members and items that its schema names. Undefined where nothing can be said. */
export function followPath({ document, pointer }: SchemaPlace, path: readonly string[]): Reached | undefined {
  let schemas = applyingSchemas(document, [{ at: pointer }]);
  let isOpen = false;
  for (const [depth, name] of path.entries()) {
    if (schemas === undefined) return undefined;
    const next = schemas.flatMap((one) => membersAt(one, name));
    if (next.length === 0) return { depth, schemas, isOpen };
    isOpen ||= alternativesOf(schemas).some((together) => isElsewhere(together, name));
    schemas = applyingSchemas(document, next);
  }
  return schemas && { depth: path.length, schemas, isOpen };
}

/** Whether a value by these schemas may well have the name, and they do not say what for. */
function isElsewhere(together: readonly ApplyingSchema[], name: string): boolean {
  return together.every((one) => membersAt(one, name).length === 0) && takes(together, name) === 'always';
}

function membersAt({ schema, ...step }: ApplyingSchema, name: string): readonly SchemaStep[] {
  return pathsTo(schema, name).map((below) => ({ ...step, at: step.at + below }));
}

function pathsTo(schema: SchemaObject, name: string): readonly string[] {
  const { prefixItems, properties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return [toPointer(['properties', name])];
  if (!isIndex(name)) return [];
  if (Array.isArray(prefixItems) && Number(name) < prefixItems.length) return [`/prefixItems/${name}`];
  return 'items' in schema ? ['/items'] : [];
}

/** Whether a name may be that of an item of a list. */
function isIndex(name: string): boolean {
  return /^(0|[1-9]\d*)$/.test(name);
}
