const formats: readonly (readonly [string, RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['email', /^[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]{2,63}$/],
  ['uri', /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i],
];

/** The formats that `formatOf` tells apart, by the names of JSON Schema. */
export const knownFormats: ReadonlySet<string> = new Set(formats.map(([name]) => name));

/** Longer texts are of no format that is looked for; the patterns are not put to them. */
const longest = 512;

/** The format that a text has; undefined: none of those looked for. */
export function formatOf(text: string): string | undefined {
  if (text.length > longest) return undefined;
  return formats.find(([, pattern]) => pattern.test(text))?.[0];
}
