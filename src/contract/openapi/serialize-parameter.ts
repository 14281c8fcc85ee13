import { isObject } from '../schema/json-schema.ts';
import { textOf } from '../text-of.ts';
import type { ParameterDefinition } from './operation-definition.ts';

const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

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
export function serializePathValue({ name, style, explode }: ParameterDefinition, value: unknown): string {
  if (style === 'simple' && typeof value !== 'object') return encode(value);
  const written = parts(value, explode, encode);
  if (style === 'label') return `.${written.join(explode ? '.' : ',')}`;
  if (style !== 'matrix') return written.join(',');
  if (isObject(value) && explode) return `;${written.join(';')}`;
  return explode ? written.map((part) => `;${name}=${part}`).join('') : `;${name}=${written.join(',')}`;
}

/** A header's value. Characters that no header may hold are percent-encoded, so that no value makes a second header. */
export function serializeHeaderValue(parameter: ParameterDefinition, value: unknown): string {
  const text = parts(value, parameter.explode, textOf).join(',');
  return /^[\t\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/[^\t\x20-\x7e]/gu, (character) => encode(character));
}

/** `name=value` pairs of a query parameter, encoded, by its style and explode; none for an empty array or object. */
export function serializeQueryPairs(parameter: ParameterDefinition, value: unknown): readonly string[] {
  const name = encode(parameter.name);
  if (parameter.style === 'deepObject')
    return entriesOf(value).map(([key, member]) => `${name}%5B${encode(key)}%5D=${encode(member)}`);
  if (isObject(value) && parameter.explode)
    return entriesOf(value).map(([key, member]) => `${encode(key)}=${encode(member)}`);
  if (Array.isArray(value) && parameter.explode) return value.map((item) => `${name}=${encode(item)}`);
  const joined = parts(value, false, encode);
  const isEmpty = joined.length === 0;
  return isEmpty ? [] : [`${name}=${joined.join(separators[parameter.style] ?? ',')}`];
}

/** An `application/x-www-form-urlencoded` body: arrays repeat their name, objects are JSON. */
export function serializeForm(body: unknown): string {
  const pairs = entriesOf(body).flatMap(([name, value]) =>
    [value].flat().map((item): [string, string] => [name, textOf(item)]),
  );
  return new URLSearchParams(pairs).toString();
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
