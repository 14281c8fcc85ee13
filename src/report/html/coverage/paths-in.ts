import type { Exchange } from '../../../model/exchange.ts';
import { toPointer } from '../../../util/pointer.ts';

/** Texts longer than this are no value of an enumeration. */
const longest = 80;

/** Every path of the recorded bodies, `*` for any item, with the short values that stood there. */
export function pathsIn(exchanges: readonly Exchange[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { response } of exchanges) {
    const text = response?.body?.text;
    if (text !== undefined) visit(parse(text), '', found);
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function visit(value: unknown, path: string, found: Map<string, Set<string>>): void {
  const values = found.get(path) ?? new Set();
  found.set(path, values);
  if (Array.isArray(value)) for (const item of value) visit(item, `${path}/*`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) visit(member, `${path}${toPointer([name])}`, found);
  else if (typeof value === 'string') note(value, values);
  else if (typeof value === 'number' || typeof value === 'boolean') note(String(value), values);
}

function note(value: string, values: Set<string>): void {
  if (value.length <= longest) values.add(value);
}
