import type { ErrorObject } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { XStatic } from 'typebox/schema';
import { AttestationError } from './attestation-error.ts';
import type { AttestationErrorCode } from './attestation-error.ts';
import { loadAjv } from '../util/load-ajv.ts';
import { quoted } from './quoted.ts';

let made: Ajv2020 | undefined;

/**
 * The value, typed as its JSON Schema (2020-12, `as const`) says; TypeBox infers the type, Ajv checks the value. Compiled
 * once per schema object. Throws an `AttestationError` of the given code that says what is wrong where, and never quotes a value.
 */
export function parseShape<const Schema extends object>(
  schema: Schema,
  value: unknown,
  code: AttestationErrorCode,
): XStatic<Schema> {
  const validate = (made ??= createAjv()).compile(schema);
  if (validate(value)) return value as XStatic<Schema>;
  throw new AttestationError(code, describe(validate.errors?.[0]));
}

function createAjv(): Ajv2020 {
  const { Ajv2020, addFormats } = loadAjv();
  // `ownProperties`: else what every object inherits passes for a member of each. One error is enough to refuse.
  const ajv = new Ajv2020({ ownProperties: true, meta: false, validateSchema: false, logger: false });
  addFormats(ajv, ['date-time']);
  return ajv;
}

function describe(error: ErrorObject | undefined): string {
  const place = error?.instancePath === '' ? 'it' : quoted(error?.instancePath ?? '');
  const values: unknown = error?.params['allowedValues'] ?? error?.params['allowedValue'];
  const allowed = values === undefined ? '' : `: ${JSON.stringify(values)}`;
  return `${place} ${error?.message ?? 'is not as it must be'}${allowed}`;
}
