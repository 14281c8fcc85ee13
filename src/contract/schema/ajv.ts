import type { Ajv2020 } from 'ajv/dist/2020.js';
import { loadAjv } from '../../util/load-ajv.ts';
import { compareAsJson } from './compare-as-json.ts';
import { annotationFormats } from './formats.ts';
import { lenientRegExp } from './lenient-pattern.ts';

/** `verdict`: valid or not, as fast to compile and to run as can be. `errors`: every error, with its schema and value. */
export type Detail = 'verdict' | 'errors';

/**
 * A validator for JSON Schema 2020-12 with formats asserted. Keywords that it does not know, as `x-evidence` and
 * `discriminator` (by OpenAPI 3.1 a hint that changes no verdict), are let through, and so are formats.
 * `source`: the compiled code is kept, to be written down. `lenient`: a pattern that cannot be read refuses nothing.
 */
export function createAjv(
  detail: Detail,
  more: { readonly source?: true; readonly lenient?: true } = {},
): Ajv2020 {
  const { lenient, source } = more;
  const { Ajv2020, addFormats } = loadAjv();
  const ajv = new Ajv2020({
    allErrors: detail === 'errors',
    verbose: detail === 'errors',
    // The optimised code is no faster once V8 has optimised it, and takes twice as long to make.
    code: {
      optimize: source ?? false,
      ...(source === undefined ? {} : { source }),
      ...(lenient === undefined ? {} : { regExp: lenientRegExp }),
    },
    // Else what every object inherits, such as `constructor`, passes for a member of each.
    ownProperties: true,
    strict: false,
    // JSON has no NaN and no infinity: what is sent in their place is null. What is read from a file has neither.
    strictNumbers: source === undefined,
    meta: false,
    validateSchema: false,
    logger: false,
  });
  addFormats(ajv);
  // What is written down can call nothing of ours; our own schemas compare no objects.
  if (source === undefined) compareAsJson(ajv);
  for (const format of annotationFormats) if (!(format in ajv.formats)) ajv.addFormat(format, true);
  return ajv;
}
