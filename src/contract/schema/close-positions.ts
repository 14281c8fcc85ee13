import { getAt } from '../../util/pointer.ts';
import { below, isObject, localPointer, subschemas } from './json-schema.ts';
import type { SchemaObject } from './json-schema.ts';

/** Below these a stricter schema could make the whole more lenient, so nothing is closed there. */
const unclosable = new Set(['not', 'if', 'contains', 'propertyNames', 'oneOf']);

/**
 * Closes, in place, everything that the schema at the pointer reaches, and gives the keywords that close the value
 * itself when they stand beside a `$ref` to it. Undefined where a closed schema would prove nothing.
 */
export function closeReachable(document: unknown, pointer: string): SchemaObject | undefined {
  const root = getAt(document, pointer);
  if (hasOneOf(document, root)) return undefined;
  const open = namesMembers(document, root) && !admitsOthers(root);
  closeTargets(document, root, new Set());
  return open ? { unevaluatedProperties: false } : {};
}

function closeTargets(document: unknown, schema: unknown, seen: Set<unknown>): void {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  closePositions(document, schema, 'branch');
  for (const target of references(schema)) closeTargets(document, getAt(document, target), seen);
}

function references(schema: unknown): readonly string[] {
  if (!isObject(schema)) return [];
  const own = localPointer(schema['$ref']);
  const deeper = subschemas(schema).flatMap((sub) => references(below(schema, sub.path)));
  return own === undefined ? deeper : [own, ...deeper];
}

function admitsOthers(schema: unknown): boolean {
  return isObject(schema) && ('additionalProperties' in schema || 'unevaluatedProperties' in schema);
}

/**
 * Forbids undocumented members, in place, in the schema and everything below it that describes a value of its own:
 * `unevaluatedProperties: false` beside `$ref`, `allOf` and the like, never within their branches. An object without
 * any documented member is free-form and stays open. What passes the closed schema passes the open one; what fails it
 * has to be looked at again. Follows no `$ref`: close the targets as branches of their own.
 */
function closePositions(document: unknown, schema: unknown, role: 'position' | 'branch'): void {
  if (!isObject(schema)) return;
  for (const sub of subschemas(schema)) {
    if (unclosable.has(sub.keyword)) continue;
    closePositions(document, below(schema, sub.path), sub.role);
  }
  if (role === 'position' && namesMembers(document, schema) && !admitsOthers(schema))
    (schema as Record<string, unknown>)['unevaluatedProperties'] = false;
}

/** Whether a schema documents members by name, itself or through what it refers to. */
function namesMembers(document: unknown, schema: unknown, seen = new Set<unknown>()): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if ('properties' in schema || 'patternProperties' in schema) return true;
  return branchesOf(document, schema).some((branch) => namesMembers(document, branch, seen));
}

function branchesOf(document: unknown, schema: SchemaObject): readonly unknown[] {
  const target = localPointer(schema['$ref']);
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap(
    (keyword) => (schema[keyword] as readonly unknown[] | undefined) ?? [],
  );
  return [
    ...lists,
    schema['then'],
    schema['else'],
    ...(target === undefined ? [] : [getAt(document, target)]),
  ];
}

/** Whether the schema, with all it refers to, has a `oneOf`: nothing is closed below one. */
function hasOneOf(document: unknown, schema: unknown, seen = new Set<unknown>()): boolean {
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if ('oneOf' in schema) return true;
  const target = localPointer(schema['$ref']);
  if (target !== undefined && hasOneOf(document, getAt(document, target), seen)) return true;
  return subschemas(schema).some((sub) => hasOneOf(document, below(schema, sub.path), seen));
}
