import { createRequire } from 'node:module';
import type { FormatsPlugin } from 'ajv-formats';

const load = createRequire(import.meta.url);

/**
 * Ajv for JSON Schema 2020-12 and the plugin that adds formats, loaded by the first call: most commands validate with
 * what was compiled before, and loading the compiler would be a tenth of a second of their start.
 */
export function loadAjv(): typeof import('ajv/dist/2020.js') & { readonly addFormats: FormatsPlugin } {
  const ajv = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  return { ...ajv, addFormats: load('ajv-formats') as FormatsPlugin };
}
