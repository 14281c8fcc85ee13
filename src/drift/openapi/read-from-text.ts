import { omit } from '../../util/omit.ts';
import { isAnnotation } from '../json-schema/annotation.ts';
import { jsonType } from '../json-schema/json-type.ts';
import type { Located, OpenApiReader, Raw } from './located.ts';
import { isScalar } from './serialisation.ts';

/** A schema with the document that it stands in. */
export type Sided = { readonly reader: OpenApiReader; readonly at: Located };
type Literal = string | number | boolean;

const numbers: ReadonlySet<unknown> = new Set(['number', 'integer']);
const scalars: ReadonlySet<unknown> = new Set([...numbers, 'boolean']);

/** How lists are written. */
export type WrittenLists = {
  /** One value after the other, and nothing where there is none. */
  readonly areRepeated?: boolean;
  /** All values in one text, with commas between them. */
  readonly areJoined?: boolean;
  /** Whether there may be nothing. */
  readonly mayBeMissing?: boolean;
};

/**
 * What one side reads, put so that it accepts what the other one means wherever it accepts the text that is written for it:
 * numbers and truth values are written as text, and one value as a list of one. Undefined: it is the same.
 */
export function readFromText(reading: Sided, written: Sided, lists: WrittenLists): Raw | undefined {
  const [read, wrote] = [reading.at.raw, written.at.raw];
  if (read['type'] === 'array') return listFromText(reading, written, lists);
  if (wrote['type'] === 'array') return oneFromList(reading, written, lists);
  const [known, listed] = [literalsOf(read), literalsOf(wrote)];
  if (known !== undefined && listed !== undefined) return inWordsOf(read, known, listed);
  const types = typesOf(wrote, listed);
  if (isPlain(read, 'string')) return withTypes(read, types, scalars);
  const isWhole = isPlain(read, 'integer');
  const isNumber = isWhole || isPlain(read, 'number');
  const areRead = listed?.every((value) =>
    (isWhole ? /^-?\d{1,15}$/ : /^-?\d+(\.\d+)?$/).test(String(value)),
  );
  return isNumber && areRead === true ? withTypes(read, types, new Set(['string'])) : undefined;
}

function listFromText(reading: Sided, written: Sided, lists: WrittenLists): Raw | undefined {
  const { raw } = reading.at;
  const own = reading.reader.object(reading.at, 'items');
  // How lists in lists are written is not said, and there may be no end to them.
  if (own === undefined || own.raw['type'] === 'array') return undefined;
  if (written.at.raw['type'] === 'array') {
    const theirs = written.reader.object(written.at, 'items');
    const each = theirs && readFromText({ ...reading, at: own }, { ...written, at: theirs }, {});
    return each === undefined ? undefined : { ...raw, items: each };
  }
  const types = typesOf(written.at.raw, literalsOf(written.at.raw));
  if (lists.areJoined === true && isPlain(own.raw, 'string') && holdsAny(raw) && types.every(isText))
    return { anyOf: [raw, { type: types }] };
  // A text may hold what stands between the values of a list.
  const isOne = (type: unknown): boolean =>
    scalars.has(type) || (lists.areRepeated === true && type === 'string');
  if (!types.every(isOne) || !holdsOne(raw)) return undefined;
  const one = readFromText({ ...reading, at: own }, written, {});
  // Of several types those alone are written.
  return { anyOf: [raw, Array.isArray(one?.['type']) ? { ...one, type: types } : (one ?? raw['items'])] };
}

/** A list of one value is written as that value, and an empty one that is repeated not at all. */
function oneFromList(reading: Sided, written: Sided, lists: WrittenLists): Raw | undefined {
  const { raw } = reading.at;
  const each = written.reader.object(written.at, 'items');
  const isAnyText = lists.areJoined === true && isPlain(raw, 'string');
  if (isAnyText && each !== undefined && standsAlone(each.raw))
    return { anyOf: [raw, { ...limitsOf(written.at.raw), type: 'array', items: each.raw }] };
  const isOne = written.at.raw['maxItems'] === 1 && isScalar(reading.reader, reading.at);
  if (!isOne || each === undefined || !isScalar(written.reader, each)) return undefined;
  const items = readFromText(reading, { ...written, at: each }, {}) ?? raw;
  const mayBeEmpty = lists.areRepeated === true && lists.mayBeMissing === true;
  const minItems = mayBeEmpty && written.at.raw['minItems'] !== 1 ? 0 : 1;
  return { anyOf: [raw, { type: 'array', items, minItems, maxItems: 1 }] };
}

/** Whether it means the same in another document. */
function standsAlone(raw: Raw): boolean {
  return (
    isText(raw['type']) &&
    Object.entries(raw).every(([name, value]) => typeof value !== 'object' || name === 'enum')
  );
}

function limitsOf({ maxItems, minItems, uniqueItems }: Raw): Raw {
  return Object.fromEntries(
    Object.entries({ maxItems, minItems, uniqueItems }).filter(([, value]) => value !== undefined),
  );
}

function isText(type: unknown): boolean {
  return type === 'string' || scalars.has(type);
}

/** Whether a list of texts takes however many of them. */
function holdsAny(raw: Raw): boolean {
  return holdsOne(raw) && raw['maxItems'] === undefined && raw['uniqueItems'] !== true;
}

const ofOne = new Set(['type', 'items', 'uniqueItems']);

function holdsOne(raw: Raw): boolean {
  return Object.entries(raw).every(
    ([name, value]) =>
      ofOne.has(name) ||
      isAnnotation(name) ||
      (name === 'minItems' && Number(value) <= 1) ||
      (name === 'maxItems' && Number(value) >= 1),
  );
}

function withTypes(raw: Raw, types: readonly unknown[], expected: ReadonlySet<unknown>): Raw | undefined {
  if (!types.every((type) => expected.has(type))) return undefined;
  return { ...raw, type: [raw['type'], ...types] };
}

function typesOf({ type }: Raw, listed: readonly Literal[] | undefined): readonly unknown[] {
  return type === undefined && listed !== undefined ? [...new Set(listed.map(jsonType))] : [type].flat();
}

/** Whether a schema takes everything of one type. */
function isPlain(raw: Raw, type: string): boolean {
  return raw['type'] === type && Object.entries(raw).every(([name, value]) => isFree(name, value, type));
}

function isFree(name: string, value: unknown, type: string): boolean {
  if (name === 'type' || name === 'nullable' || isAnnotation(name)) return true;
  return type === 'string' && name === 'minLength' && Number(value) <= 1;
}

/** The values that a schema lists, where it says nothing else of them. */
function literalsOf(raw: Raw): readonly Literal[] | undefined {
  const { const: only, enum: several = only === undefined ? undefined : [only], type } = raw;
  const isList = Object.keys(raw).every((name) => listing.has(name) || isAnnotation(name));
  if (type === 'boolean' && several === undefined && isList) return [true, false];
  if (!isList || !Array.isArray(several) || (only !== undefined && raw['enum'] !== undefined))
    return undefined;
  return several.every((value) => typeof value !== 'object') ? (several as readonly Literal[]) : undefined;
}

const listing = new Set(['type', 'enum', 'const']);

function inWordsOf(raw: Raw, known: readonly Literal[], listed: readonly Literal[]): Raw | undefined {
  const calledAs = (value: unknown): unknown =>
    listed.find((other) => String(other) === String(value)) ?? value;
  const called = known.map(calledAs);
  if (called.every((value, index) => value === known[index])) return undefined;
  const isAllText = listed.every((value) => typeof value === 'string');
  const rest = omit(omit(raw, 'const'), 'type');
  return {
    ...rest,
    enum: isAllText ? called.map(String) : called,
    ...(raw['default'] === undefined ? {} : { default: calledAs(raw['default']) }),
  };
}
