import type { Ajv2020 as Ajv, ValidateFunction } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { loadLazily } from '../../util/load-lazily.ts';
import { matchPattern } from './pattern-accepts.ts';
import { Pruner } from './prune.ts';
import type { Hidden } from './prune.ts';
import { runWithin } from './run-within.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';

let ajv: Ajv | undefined;

// Loaded when the first witness is put to it: most of the start-up time of a comparison would be this.
function validator(): Ajv {
  ajv ??= createValidator();
  return ajv;
}

function createValidator(): Ajv {
  const { Ajv2020 } = loadLazily<{ readonly Ajv2020: typeof Ajv }>(import.meta.url, 'ajv/dist/2020.js');
  const addFormats = loadLazily<FormatsPlugin>(import.meta.url, 'ajv-formats');
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

// One change in many operations is proved by values that the same parts of their schemas speak about.
const validators = new Map<string, ValidateFunction>();
const mostValidators = 500;

function compiled(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = validators.get(text);
  if (known !== undefined) return known;
  const made = validator().compile(schema);
  if (validators.size >= mostValidators) validators.clear();
  validators.set(text, made);
  return made;
}

/** What Ajv says of a value; a refusal and a failure in its words. It fails where a schema makes it compile code that does. */
type Judged = { readonly fits: true } | { readonly refusal: string } | { readonly failure: string };

// A part that is asked for again and again may take Ajv exponentially long.
const longestJudgement = 250;

/** Puts a value to Ajv. Never throws for what a schema holds. */
export function judgeValue(schema: Conjunction, graph: SchemaGraph, value: unknown, hidden: Hidden): Judged {
  const pruner = new Pruner(graph, hidden);
  const all = { allOf: schema.nodes.map((node) => pruner.prune(node, value)) };
  try {
    const whole = { ...all, $defs: pruner.definitions };
    const validate = compiled(schema.nodes.length === 0 ? {} : whole);
    const isShared = Object.keys(pruner.definitions).length > 0;
    const fits = isShared ? runWithin(() => validate(value), longestJudgement) : validate(value);
    if (fits === undefined) return { failure: 'Ajv comes to no end' };
    if (fits) return { fits: true };
    const error = validate.errors?.[0];
    const where = error?.instancePath === '' ? 'the value' : (error?.instancePath ?? '');
    return { refusal: `${where} ${error?.message ?? 'is refused'}` };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
