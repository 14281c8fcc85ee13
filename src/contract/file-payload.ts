import { isObject } from './schema/json-schema.ts';

/** A file as a value of an input, in the form that Playwright's own requests take. */
export type FilePayload = {
  /** The file name that the provider is told. */
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Uint8Array;
};

/** Whether a value is bytes: a `Buffer` or another `Uint8Array`. */
function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** Whether a value is a file with its name. */
export function isFilePayload(value: unknown): value is FilePayload {
  if (typeof value !== 'object' || value === null || !('buffer' in value)) return false;
  const { buffer, mimeType, name } = value as Partial<Record<keyof FilePayload, unknown>>;
  return isBytes(buffer) && typeof name === 'string' && typeof mimeType === 'string';
}

/** The bytes of a value that is bytes or a file; undefined for all others. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (isBytes(value)) return value;
  return isFilePayload(value) ? value.buffer : undefined;
}

/**
 * A body with its files, at its root, as its members or in a list that is one, replaced by what `describe` makes of
 * them; the very same value where there are none. Never changes what it is given.
 */
export function replaceFiles(body: unknown, describe: (file: Uint8Array) => unknown): unknown {
  const replace = (value: unknown): unknown => {
    const file = bytesOf(value);
    return file === undefined ? value : describe(file);
  };
  const replaceMember = (value: unknown): unknown => {
    const items = Array.isArray(value) ? value.map(replace) : [];
    return Array.isArray(value) && items.some((item, index) => !Object.is(item, value[index]))
      ? items
      : replace(value);
  };
  const whole = replace(body);
  if (whole !== body || !isObject(body)) return whole;
  const members = Object.entries(body).map(([name, value]) => [name, replaceMember(value)] as const);
  return members.some(([name, value]) => !Object.is(value, body[name])) ? Object.fromEntries(members) : body;
}
