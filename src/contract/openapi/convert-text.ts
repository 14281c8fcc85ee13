import { isJson, mediaTypeOf } from '../media-type.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { isObject } from '../schema/json-schema.ts';
import type { TextDefinition } from './operation-definition.ts';

/** The value that the text of a parameter or header stands for; the text itself where it stands for none. */
export function readText(text: string, { mediaType, schema }: TextDefinition): unknown {
  if (mediaType === undefined) return convertText(text, schema);
  if (!isJson(mediaTypeOf(mediaType))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What else than text a single value may be. */
export function readings(text: string): readonly unknown[] {
  if (isNumber(text)) return [Number(text)];
  return /^(true|false)$/.test(text) ? [text === 'true'] : [];
}

/**
 * The JSON value that a text stands for where the schema wants something else than text: a number, a boolean, an array
 * of comma-separated parts. Text that stands for no such value is left as it is, so that validation refuses it.
 */
export function convertText(text: string, schema: SchemaObject): unknown {
  const types = [schema['type']].flat();
  if (types.length === 0 || types.includes('string')) return text;
  if ((types.includes('integer') || types.includes('number')) && isNumber(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (types.includes('array')) return convertItems(text, schema['items']);
  return types.includes('null') && text === '' ? null : text;
}

function convertItems(text: string, items: unknown): unknown {
  return readList(text).map((part) => (isObject(items) ? convertText(part, items) : part));
}

/** What else the text of a header may be by the types that its schema names: nothing, a list, members by names. */
export function otherShapes(text: string, { mediaType, schema }: TextDefinition): readonly unknown[] {
  if (mediaType !== undefined) return [];
  return [
    ...(text === '' && namesType(schema, 'null') ? [null] : []),
    ...(namesType(schema, 'array') ? [readList(text)] : []),
    ...(namesType(schema, 'object') ? readMembers(text) : []),
  ];
}

function namesType(schema: unknown, type: string): boolean {
  if (!isObject(schema)) return false;
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((word) => schema[word] ?? []);
  return [schema['type']].flat().includes(type) || branches.some((branch) => namesType(branch, type));
}

function readList(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}

/** Exploded (`a=1,b=2`) or not (`a,1,b,2`); none where the text is no such. */
function readMembers(text: string): readonly object[] {
  const parts = readList(text);
  const pairs = parts.every((part) => part.includes('='))
    ? parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]] as const] : []));
  return pairs.every(([, value]) => value !== undefined) ? [Object.fromEntries(pairs)] : [];
}

function isNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}
