import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { loadAjv } from '../util/load-ajv.ts';
import { packageRoot } from '../util/package-root.ts';
import { isInstant } from './is-instant.ts';

/** The JSON Schemas of this room, by the names of their files. */
export type SchemaName =
  'sealed-credentials' | 'released-credentials' | 'release-request' | 'credential-manifest';

const compiled = new Map<SchemaName, ValidateFunction>();

/**
 * Where and how a value departs from a JSON Schema, or undefined where it fits. Names places and rules, never a value
 * and never a member that the schema does not know.
 */
export function findMisfit(name: SchemaName, value: unknown): string | undefined {
  const validate = validatorOf(name);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return `at "${error?.instancePath ?? ''}" it ${error?.message ?? 'is not valid'}`;
}

function validatorOf(name: SchemaName): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const file = join(packageRoot(), 'schemas', `${name}.schema.json`);
  const { Ajv2020 } = loadAjv();
  const ajv = new Ajv2020({
    strict: true,
    // Our own schemas, checked when they are generated: the meta-schema would take longer than all the rest.
    meta: false,
    validateSchema: false,
    formats: { 'date-time': isInstant },
  });
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  compiled.set(name, validate);
  return validate;
}
