import type { FormatsPlugin } from 'ajv-formats';
import { loadLazily } from './load-lazily.ts';

type Ajv = typeof import('ajv/dist/2020.js') & { readonly addFormats: FormatsPlugin };

/**
 * Ajv for JSON Schema 2020-12 and the plugin that adds formats, loaded by the first call: most commands validate with
 * what was compiled before, and loading the compiler would be a tenth of a second of their start.
 */
export function loadAjv(): Ajv {
  const ajv = loadLazily<typeof import('ajv/dist/2020.js')>(import.meta.url, 'ajv/dist/2020.js');
  return { ...ajv, addFormats: loadLazily<FormatsPlugin>(import.meta.url, 'ajv-formats') };
}
