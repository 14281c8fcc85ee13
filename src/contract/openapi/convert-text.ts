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

/** What else than text the value of a header may be. */
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
  const parts = text === '' ? [] : text.split(',').map((part) => part.trim());
  return parts.map((part) => (isObject(items) ? convertText(part, items) : part));
}

function isNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}
