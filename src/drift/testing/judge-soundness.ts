import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { FormatsPlugin } from 'ajv-formats';
import { compareAsJson } from '../../contract/schema/compare-as-json.ts';
import type { Change, ChangeDirection } from '../../model/change.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { Sampler } from '../json-schema/sampler.ts';
import type { ArbitrarySchema } from './arbitrary-schema.ts';
import { lowered } from './lowered.ts';
import { schemaSource } from './schema-source.ts';

const addFormats = ajvFormats as unknown as FormatsPlugin;

type Judge = (value: unknown) => boolean;

function judgeOf(schema: ArbitrarySchema): Judge | undefined {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    ownProperties: true,
  });
  addFormats(ajv);
  compareAsJson(ajv);
  try {
    const validate = ajv.compile(schema);
    return (value) => verdictOf(validate, value);
  } catch {
    return undefined;
  }
}

/** The judge itself fails: neither verdict can be held against the other. */
class NoJudge extends Error {
  override readonly name = 'NoJudge';
}

function verdictOf(validate: Judge, value: unknown): boolean {
  try {
    return validate(value);
  } catch (cause) {
    // A schema that is defined by itself without a member in between has no end; for `unevaluatedProperties` beside `if`
    // Ajv 8.20 compiles code that fails.
    throw new NoJudge('Ajv cannot judge this value', { cause });
  }
}

type Contradiction = { readonly kind: string; readonly value: unknown; readonly change?: Change };

/** What an attack came to. */
type Attack = {
  /** False where Ajv or livegate cannot judge the schemas, so that nothing was attacked. */
  readonly judged: boolean;
  /** Witnesses that showed what they are meant to. */
  readonly witnesses: number;
  /** Values that the narrower schema accepts, put to a verdict that nothing breaks. */
  readonly values: number;
  readonly contradiction?: Contradiction;
};

/** How often each alternative is sampled, and values to try besides. */
type Effort = { readonly tries: number; readonly values?: readonly unknown[] };

const unjudged: Attack = { judged: false, witnesses: 0, values: 0 };

/**
 * Attacks the verdict on two schemas with values, judged by Ajv with the schemas whole. A contradiction is a witness that
 * is none, or a value that contradicts "nothing breaks".
 */
export function attackVerdict(
  old: ArbitrarySchema,
  next: ArbitrarySchema,
  as: ChangeDirection,
  more: Effort,
): Attack {
  const [sub, sup] = as === 'request' ? [old, next] : [next, old];
  const [accepts, refuses] = [judgeOf(sub), judgeOf(sup)];
  if (accepts === undefined || refuses === undefined) return unjudged;
  const { changes, undecided } = findSchemaChanges(schemaSource(old), schemaSource(next), { as });
  if (undecided.length > 0) return unjudged;
  try {
    const names = new Set(forbiddenNames(sup));
    return attack(changes, accepts, refuses, attackValues(sub, more), names);
  } catch (error) {
    if (error instanceof NoJudge) return unjudged;
    throw error;
  }
}

function attack(
  changes: readonly Change[],
  accepts: Judge,
  refuses: Judge,
  values: Iterable<unknown>,
  names: ReadonlySet<string>,
): Attack {
  let witnesses = 0;
  for (const change of changes) {
    if (change.witness?.kind !== 'value') continue;
    const { value } = change.witness;
    if (!accepts(value) || refuses(value))
      return { judged: true, witnesses, values: 0, contradiction: { kind: 'witness', value, change } };
    witnesses += 1;
  }
  if (changes.some(({ proof }) => proof !== undefined)) return { judged: true, witnesses, values: 0 };
  let accepted = 0;
  for (const value of values) {
    if (value === undefined || !accepts(value)) continue;
    accepted += 1;
    if (!refuses(value))
      return { judged: true, witnesses, values: accepted, contradiction: { kind: 'verdict', value } };
    const forbidden = findForbidden(value, names, accepts, refuses);
    if (forbidden !== undefined)
      return { judged: true, witnesses, values: accepted, contradiction: { kind: 'name', value: forbidden } };
  }
  return { judged: true, witnesses, values: accepted };
}

/** The value with a member more, which the narrower schema accepts, of a name that the wider one accepts no member of. */
function findForbidden(
  value: unknown,
  names: ReadonlySet<string>,
  accepts: Judge,
  fits: Judge,
): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const name of names) {
    if (Object.hasOwn(value, name)) continue;
    const more = members.map((member) => ({ ...value, [name]: member })).filter(accepts);
    if (more.length > 0 && !more.some(fits)) return more[0];
  }
  return undefined;
}

/** Names under which a schema forbids something in so many words: of a member, of a pattern that is one, of a keyword. */
function* forbiddenNames(schema: unknown): Iterable<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [name, inner] of Object.entries(schema)) {
    if (['false', '{"not":{}}', '{"not":true}'].includes(JSON.stringify(inner))) yield name.replace('^', '');
    yield* forbiddenNames(inner);
  }
}

function* attackValues(schema: ArbitrarySchema, { tries, values = [] }: Effort): Iterable<unknown> {
  yield* values;
  yield* valuesOf(schema, tries);
}

/** Values that may fit a schema: made from it, and then changed a little. No member is added that it does not declare. */
function* valuesOf(schema: ArbitrarySchema, tries: number): Iterable<unknown> {
  const { lowering, shape } = lowered(schema);
  const sampler = new Sampler(lowering);
  for (const alternative of shape) {
    for (let turn = 0; turn < tries; turn += 1) {
      const value = sampler.tweaked(alternative, { turn });
      yield value;
      yield* variants(value);
    }
  }
}

const scalars = [null, true, false, 0, 1, 2, 3, 3.5, -1, 10, 'a', 'bb', 'ab', 'aaaa', '2024-02-29', ''];

const members = [...scalars, [], [1], ['a', 'a'], {}, { a: 1 }, { b: 'a', c: 'a' }];

function* variants(value: unknown): Iterable<unknown> {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const [index] of items.entries()) yield items.toSpliced(index, 1);
    for (const scalar of scalars.slice(0, 8)) yield [...items, scalar];
    for (const scalar of scalars.slice(0, 8)) yield items.map(() => scalar);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
      for (const scalar of scalars)
        yield Object.fromEntries(
          Object.entries(value).map(([key, member]) => [key, key === name ? scalar : (member as unknown)]),
        );
    }
  } else yield* scalars;
}
