import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { loadLazily } from '../../util/load-lazily.ts';
import { packageRoot } from '../../util/package-root.ts';

/** The published schemas whose validators are compiled when they are generated: making them would be most of a start-up. */
export const compiledSchemas = [
  'provider',
  'waivers',
  'checklist',
  'pack',
  'decision',
  'trust',
  'run-record',
  'usage',
  'drift-report',
  'environment-drift',
] as const;

export type CompiledSchema = (typeof compiledSchemas)[number];

/** The validator of a published schema. It stops at the first error. */
export function compiledSchema(name: CompiledSchema): ValidateFunction {
  return loadLazily(import.meta.url, join(packageRoot(), 'schemas', 'compiled', `${name}.cjs`));
}
