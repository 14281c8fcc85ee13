import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { packageRoot } from '../../util/package-root.ts';

/** The published schemas whose validators are compiled when they are generated: making them would be most of a start-up. */
export const compiledSchemas = ['provider', 'waivers', 'checklist', 'trust', 'run-record', 'usage'] as const;

export type CompiledSchema = (typeof compiledSchemas)[number];

const load = createRequire(import.meta.url);

/** The validator of a published schema. It stops at the first error. */
export function compiledSchema(name: CompiledSchema): ValidateFunction {
  return load(join(packageRoot(), 'schemas', 'compiled', `${name}.cjs`)) as ValidateFunction;
}
