import type { Ajv2020 as Ajv, ValidateFunction } from 'ajv/dist/2020.js';
import { compareAsJson } from '../../contract/schema/compare-as-json.ts';
import { loadAjv } from '../../util/load-ajv.ts';
import { matchPattern } from './text/pattern-accepts.ts';

/** What Ajv says of a value; a refusal, with its place, and a failure in its words. It fails where a schema makes it compile code that does. */
export type AjvVerdict =
  | { readonly fits: true }
  | { readonly refusal: { readonly at: string; readonly message: string } }
  | { readonly failure: string };

/** Puts a value to Ajv. `run` calls the validator. Never throws for what a schema holds. */
export function ajvVerdict(
  schema: object | boolean,
  value: unknown,
  run: (validate: () => boolean) => boolean | undefined = (validate) => validate(),
): AjvVerdict {
  try {
    const validate = compiled(schema);
    const fits = run(() => validate(value));
    if (fits === undefined) return { failure: 'Ajv comes to no end' };
    if (fits) return { fits: true };
    const error = validate.errors?.[0];
    return { refusal: { at: error?.instancePath ?? '', message: error?.message ?? 'is refused' } };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

// One change in many operations is proved by values that the same parts of their schemas speak about.
const validators = new Map<string, ValidateFunction>();
const mostValidators = 500;
const longestKept = 100_000;

function compiled(schema: object | boolean): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = validators.get(text);
  if (known !== undefined) return known;
  const made = validator().compile(schema);
  if (text.length > longestKept) return made;
  if (validators.size >= mostValidators) validators.clear();
  validators.set(text, made);
  return made;
}

let ajv: Ajv | undefined;

// Loaded when the first witness is put to it: most of the start-up time of a comparison would be this.
function validator(): Ajv {
  ajv ??= createValidator();
  return ajv;
}

function createValidator(): Ajv {
  const { Ajv2020, addFormats } = loadAjv();
  const regExp = Object.assign((pattern: string) => interruptible(pattern), { code: 'undefined' });
  const made = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    ownProperties: true,
    code: { regExp, optimize: false },
  });
  addFormats(made);
  compareAsJson(made);
  return made;
}

// Ajv tells patterns apart by their text form.
function interruptible(pattern: string): { test(text: string): boolean; toString(): string } {
  return {
    test: (text) => {
      const matches = matchPattern(pattern, text);
      if (matches === undefined) throw new Error(`pattern ${pattern}: comes to no end`);
      return matches;
    },
    toString: () => pattern,
  };
}
