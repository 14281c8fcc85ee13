import { isObject } from '../../contract/schema/json-schema.ts';

/** How a list stands in a text: its values between commas, or each by itself; `unsaid` where nobody says it. */
export type WrittenList = 'joined' | 'repeated' | 'unsaid';

/**
 * What a value may be read as where it is sent as text (a parameter, a header): the text alone does not tell 1 from "1",
 * nor one value from a list of one. Empty where nothing is sent at all: null and empty lists have no text (RFC 6570, 2.3).
 */
export function textReadings(value: unknown, lists: WrittenList): readonly unknown[] {
  if (lists === 'unsaid' && !isScalar(value)) return [value];
  if (value === null) return [];
  if (Array.isArray(value)) return listReadings(value, lists);
  if (isObject(value)) return [value, mapped(value, String), mapped(value, typed)];
  return ofText(typeof value === 'string' ? value : JSON.stringify(value), lists);
}

function listReadings(list: readonly unknown[], lists: WrittenList): readonly unknown[] {
  if (list.length === 0) return [];
  const asLists = [list, list.map((item) => mapped(item, String)), list.map((item) => mapped(item, typed))];
  if (!list.every(isScalar)) return asLists;
  const texts = list.map(String);
  const joined = texts.join(',');
  return lists === 'joined' || list.length === 1 ? [...asLists, joined, typed(joined)] : asLists;
}

function ofText(text: string, lists: WrittenList): readonly unknown[] {
  const parts = lists === 'joined' ? text.split(',') : [text];
  return [text, typed(text), parts, parts.map(typed)];
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function mapped(value: unknown, change: (text: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isObject(value)) return change(String(value));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member, change)]));
}

const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function typed(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return number.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}
