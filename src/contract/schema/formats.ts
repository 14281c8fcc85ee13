import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Formats that OpenAPI's registry names and that say nothing which could be checked on a JSON value. */
export const annotationFormats: readonly string[] = [
  'password',
  'binary',
  'byte',
  'char',
  'html',
  'media-range',
  'sf-string',
  'sf-token',
];

export function knownFormats(): readonly string[] {
  return [...Object.keys(fullFormats), ...annotationFormats];
}

/** Whether values of a format are checked, or the format is one that only describes. */
export function isKnownFormat(format: unknown): boolean {
  return (
    typeof format === 'string' && (Object.hasOwn(fullFormats, format) || annotationFormats.includes(format))
  );
}
