import type { EnumValue, FieldUse } from '../../../model/usage.ts';
import type { UseTree } from '../use-tree.ts';
import { isObject } from '../../../contract/schema/json-schema.ts';
import type { SchemaCursor } from './schema-cursor.ts';

/** Notes that a value was sent: its members by the contract's names, and of its values those that an enum lists. */
export function noteSent(value: unknown, cursor: SchemaCursor, tree: UseTree): void {
  if (Array.isArray(value)) {
    const [items, inner] = [cursor.items(), tree.items()];
    for (const item of value) noteSent(item, items, inner);
  } else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      noteSent(member, cursor.member(name), memberTree(tree, cursor, name));
  else if (isHidden(value) && cursor.hasParts()) tree.whole();
  else noteValue(value, cursor, tree);
}

/** Whether a record does not show what was sent: it may have been all of it. */
export function isHidden(value: unknown): boolean {
  return value === '[redacted]' || value === '[undocumented]';
}

/** Notes what was read of a value. */
export function noteRead(use: FieldUse, value: unknown, cursor: SchemaCursor, tree: UseTree): void {
  if (use.whole === true) tree.whole();
  for (const [name, inner] of Object.entries(use.properties ?? {}))
    noteRead(inner, memberOf(value, name), cursor.member(name), memberTree(tree, cursor, name));
  if (use.additional !== undefined) tree.additional();
  if (use.items !== undefined) noteReadItems(use.items, value, cursor.items(), tree.items());
  noteValue(value, cursor, tree);
}

function noteReadItems(use: FieldUse, value: unknown, cursor: SchemaCursor, tree: UseTree): void {
  // An empty list was looked into all the same.
  const items: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [undefined];
  for (const item of items) noteRead(use, item, cursor, tree);
}

function memberTree(tree: UseTree, cursor: SchemaCursor, name: string): UseTree {
  return cursor.declares(name) ? tree.member(name) : tree.additional();
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function noteValue(value: unknown, cursor: SchemaCursor, tree: UseTree): void {
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (isScalar && cursor.lists(value)) tree.value(value as EnumValue);
}
