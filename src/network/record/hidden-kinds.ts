import { valueKind } from '../../drift/observed/value-kind.ts';
import { toPointer } from '../../util/pointer.ts';
import type { RecordedNames } from './redact-fields.ts';

/**
 * What the values are that a record does not show: by JSON Pointer, with `*` for the items of a list, the JSON types
 * that were there and of texts the format, as `integer`, `null|string uuid`. Never a value.
 */
export function hiddenKinds(value: unknown, names: RecordedNames): Readonly<Record<string, string>> {
  const found = new Map<string, Set<string>>();
  note(value, '', names, found);
  return Object.fromEntries([...found].map(([pointer, kinds]) => [pointer, [...kinds].sort().join('|')]));
}

function note(value: unknown, at: string, names: RecordedNames, found: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) note(item, `${at}/*`, names, found);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const isShown = names.known.has(name) && !names.sensitive.has(name);
    const pointer = at + toPointer([name]);
    if (isShown) note(member, pointer, names, found);
    else found.set(pointer, (found.get(pointer) ?? new Set()).add(valueKind(member)));
  }
}
