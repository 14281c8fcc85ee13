import { loadLazily } from '../../../util/load-lazily.ts';

type Formats = Readonly<Record<string, unknown>>;

let loaded: Formats | undefined;

// Loaded when a format is first looked at: most comparisons need none, and start faster without.
function formats(): Formats {
  loaded ??= loadLazily<{ readonly fullFormats: Formats }>(
    import.meta.url,
    'ajv-formats/dist/formats.js',
  ).fullFormats;
  return loaded;
}

/** Whether a value has a format, as Ajv judges it. Formats that it does not know accept everything. */
export function formatAccepts(name: string, value: unknown): boolean {
  const format = Object.hasOwn(formats(), name) ? formats()[name] : undefined;
  const rule =
    typeof format === 'object' && format !== null && 'validate' in format ? format.validate : format;
  if (rule instanceof RegExp) return typeof value !== 'string' || rule.test(value);
  if (typeof rule !== 'function') return true;
  try {
    return (rule as (value: unknown) => unknown)(value) === true;
  } catch {
    return true;
  }
}
