import type { FormatsPlugin } from 'ajv-formats';
import type { Ajv2020, _ } from 'ajv/dist/2020.js';
import { loadLazily } from './load-lazily.ts';

/** `_`: makes code of what stands in a template, for keywords. */
type Ajv = { readonly Ajv2020: typeof Ajv2020; readonly _: typeof _ };

/**
 * Ajv for JSON Schema 2020-12 and the plugin that adds formats, loaded by the first call: most commands validate with
 * what was compiled before, and loading the compiler would be a tenth of a second of their start.
 */
export function loadAjv(): Ajv & { readonly addFormats: FormatsPlugin } {
  const { Ajv2020, _ } = loadLazily<Ajv>(import.meta.url, 'ajv/dist/2020.js');
  return { Ajv2020, _, addFormats: loadLazily<FormatsPlugin>(import.meta.url, 'ajv-formats') };
}
