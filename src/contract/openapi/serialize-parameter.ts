import { isJson, mediaTypeOf } from '../media-type.ts';
import { isObject } from '../schema/json-schema.ts';
import { textOf as textOfJson } from '../text-of.ts';
import { toJson } from '../to-json.ts';
import { ownJson } from './as-sent.ts';
import type { FormStyles, ParameterDefinition } from './operation-definition.ts';

const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

function textOf(value: unknown): string {
  return textOfJson(ownJson(value));
}

/** Percent-encodes everything but the unreserved characters of RFC 3986; a lone surrogate becomes U+FFFD. */
function encode(value: unknown): string {
  const text = textOf(value);
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A parameter's value in a path (`simple`, `label`, `matrix`), every part of it percent-encoded. */
export function serializePathValue(parameter: ParameterDefinition, given: unknown): string {
  const value = ownJson(given);
  const { explode, mediaType, style } = parameter;
  const name = encode(parameter.name);
  if (mediaType !== undefined) return encode(contentText(mediaType, value));
  if (style === 'simple' && typeof value !== 'object') return encode(value);
  const written = parts(value, explode, encode);
  if (style === 'label') return `.${written.join(explode ? '.' : ',')}`;
  if (style !== 'matrix') return written.join(',');
  if (isObject(value) && explode) return `;${written.join(';')}`;
  return explode ? written.map((part) => `;${name}=${part}`).join('') : `;${name}=${written.join(',')}`;
}

/** A header's value. Characters that no header may hold are percent-encoded, so that no value makes a second header. */
export function serializeHeaderValue(parameter: ParameterDefinition, given: unknown): string {
  const value = ownJson(given);
  const { explode, mediaType } = parameter;
  const text =
    mediaType === undefined ? parts(value, explode, textOf).join(',') : contentText(mediaType, value);
  return /^[\t\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/[^\t\x20-\x7e]/gu, (character) => encode(character));
}

/** `name=value` pairs of a query parameter, encoded, by its style and explode; none for an empty array or object. */
export function serializeQueryPairs(parameter: ParameterDefinition, given: unknown): readonly string[] {
  const value = ownJson(given);
  const name = encode(parameter.name);
  if (parameter.mediaType !== undefined)
    return [`${name}=${encode(contentText(parameter.mediaType, value))}`];
  if (parameter.style === 'deepObject') return bracketPairs(name, value);
  if (isObject(value) && parameter.explode)
    return entriesOf(value).map(([key, member]) => `${encode(key)}=${encode(member)}`);
  if (Array.isArray(value) && parameter.explode) return value.map((item) => `${name}=${encode(item)}`);
  const joined = parts(value, false, encode);
  const isEmpty = joined.length === 0;
  return isEmpty ? [] : [`${name}=${joined.join(separators[parameter.style] ?? ',')}`];
}

/** `name[key]=value`, at every depth; OpenAPI leaves open what servers read alike: lists by index, and a value that is none. */
function bracketPairs(name: string, given: unknown): readonly string[] {
  const value = ownJson(given);
  if (typeof value !== 'object' || value === null) return [`${name}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : bracketPairs(`${name}%5B${encode(key)}%5D`, member),
  );
}

/** An `application/x-www-form-urlencoded` body: arrays repeat their name, objects are JSON, but where a style or JSON is asked for. */
export function serializeForm(body: unknown, styles: FormStyles = new Map()): string {
  const pairs = entriesOf(body).flatMap(([name, value]) => {
    const style = styles.get(name);
    const isText = style?.mediaType !== undefined && typeof ownJson(value) === 'string';
    if (style !== undefined && !isText)
      return serializeQueryPairs(
        { ...style, ...{ name, in: 'query', required: false, schema: {}, at: '' } },
        value,
      );
    const plain = [value].flat().map((item): [string, string] => [name, textOf(item)]);
    return [new URLSearchParams(plain).toString()];
  });
  return pairs.filter((pair) => pair !== '').join('&');
}

/** A value as a text of the media type that `content` of a parameter has; of none that is JSON, text as it is. */
function contentText(mediaType: string, value: unknown): string {
  return isJson(mediaTypeOf(mediaType)) && value !== undefined ? toJson(value) : textOf(value);
}

function parts(value: unknown, explode: boolean, write: (value: unknown) => string): readonly string[] {
  if (Array.isArray(value)) return value.map(write);
  if (!isObject(value)) return [write(value)];
  return entriesOf(value).flatMap(([name, member]) =>
    explode ? [`${write(name)}=${write(member)}`] : [write(name), write(member)],
  );
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([, member]) => member !== undefined) : [];
}
