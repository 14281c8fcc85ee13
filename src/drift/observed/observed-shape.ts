import { toPointer } from '../../util/pointer.ts';
import { formatOf } from './text-format.ts';
import { valueKind } from './value-kind.ts';

/** What was seen at one place of many answers: an inferred schema, with counts. Holds no value but short words. */
export type ObservedShape = {
  /** How many values were seen. */
  count: number;
  /** How many of each JSON type; `hidden` where a record does not say. */
  readonly types: Map<string, number>;
  /** How many texts of each format; the empty name: of none. */
  readonly formats: Map<string, number>;
  /** How often each short word came: what an enum is made of. */
  readonly words: Map<string, number>;
  /** Of the objects among the values, their members; how often each was there is its own count. */
  readonly members: Map<string, ObservedShape>;
  /** All items of the lists among the values. */
  items?: ObservedShape;
};

const placeholders = new Set(['[redacted]', '[undocumented]']);
// As long as a finding shows a value whole.
const word = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.:+/ -]{0,56}[\p{L}\p{N}_.:+/-])?$/u;
const mostWords = 100;
const mostMembers = 500;

export function emptyShape(): ObservedShape {
  return { count: 0, types: new Map(), formats: new Map(), words: new Map(), members: new Map() };
}

/** Adds one recorded value. `hidden` says what the values were that the record does not show. */
export function addValue(
  shape: ObservedShape,
  value: unknown,
  hidden: Readonly<Record<string, string>>,
  pointer = '',
): void {
  shape.count += 1;
  if (typeof value === 'string' && placeholders.has(value)) {
    for (const kind of (hidden[pointer] ?? 'hidden').split('|')) addKind(shape, kind);
    return;
  }
  addKind(shape, isSwept(value) ? 'string hidden' : valueKind(value));
  if (typeof value === 'string') addWord(shape, value);
  else if (Array.isArray(value)) addItems(shape, value, hidden, pointer);
  else if (typeof value === 'object' && value !== null) addMembers(shape, value, hidden, pointer);
}

/** A secret was taken out of it: its format was another one. */
function isSwept(value: unknown): boolean {
  return typeof value === 'string' && value.includes('[redacted]');
}

function addKind(shape: ObservedShape, kind: string): void {
  const [type = '', format = ''] = kind.split(' ');
  add(shape.types, type);
  if (type === 'string') add(shape.formats, format);
}

function addWord(shape: ObservedShape, text: string): void {
  if (
    word.test(text) &&
    formatOf(text) === undefined &&
    (shape.words.has(text) || shape.words.size < mostWords)
  )
    add(shape.words, text);
}

function addItems(
  shape: ObservedShape,
  items: readonly unknown[],
  hidden: Readonly<Record<string, string>>,
  pointer: string,
): void {
  shape.items ??= emptyShape();
  for (const item of items) addValue(shape.items, item, hidden, `${pointer}/*`);
}

function addMembers(
  shape: ObservedShape,
  value: object,
  hidden: Readonly<Record<string, string>>,
  pointer: string,
): void {
  for (const [name, member] of Object.entries(value)) {
    const known = shape.members.get(name);
    if (known === undefined && shape.members.size >= mostMembers) continue;
    const own = known ?? emptyShape();
    shape.members.set(name, own);
    addValue(own, member, hidden, pointer + toPointer([name]));
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
