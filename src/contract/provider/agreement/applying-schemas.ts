import { getAt, toPointer } from '../../../util/pointer.ts';
import { isObject, localPointer } from '../../schema/json-schema.ts';
import type { SchemaObject } from '../../schema/json-schema.ts';

/** A schema that speaks of a value. `isSure`: whatever the value is, not only where a branch of a choice is taken. */
export type ApplyingSchema = {
  readonly at: string;
  readonly schema: SchemaObject;
  readonly isSure: boolean;
};

const sureBranches = ['allOf'] as const;
const choices = ['anyOf', 'oneOf'] as const;
const conditions = ['then', 'else'] as const;

/** Beside these something else decides what there may be: nothing is said of such a value. */
const beyond = ['$dynamicRef', '$recursiveRef', 'discriminator'] as const;

/**
 * Every schema that may apply to the values at these pointers of a document, references followed and branches of every
 * choice included. Undefined where that cannot be told: a schema that takes anything, a reference that leads out.
 */
export function applyingSchemas(
  document: object,
  pointers: readonly string[],
): readonly ApplyingSchema[] | undefined {
  // By what they are, not where: by an alias of YAML a schema may hold itself, and then there is no end of places.
  const found = new Map<SchemaObject, ApplyingSchema>();
  const steps: (Step | undefined)[] = pointers.map((at) => ({ at, isSure: true }));
  // A list and no calls of itself: references may follow one another by the ten thousand.
  for (const step of steps) {
    const schema = step && getAt(document, step.at);
    if (schema === false || (isObject(schema) && found.has(schema))) continue;
    if (!isObject(schema) || beyond.some((word) => word in schema)) return undefined;
    const applying = { ...step, schema };
    found.set(schema, applying);
    for (const next of nextOf(applying)) steps.push(next);
  }
  return [...found.values()];
}

/** Undefined: nothing can be said. */
type Step = Pick<ApplyingSchema, 'at' | 'isSure'>;

function nextOf({ at, isSure, schema }: ApplyingSchema): readonly (Step | undefined)[] {
  const reference = schema['$ref'];
  const target = localPointer(reference);
  const referred = target === undefined ? undefined : { at: target, isSure };
  return [
    ...(reference === undefined ? [] : [referred]),
    ...sureBranches.flatMap((word) => branchesAt(at, schema, word, isSure)),
    ...choices.flatMap((word) => branchesAt(at, schema, word, false)),
    ...conditions.filter((word) => word in schema).map((word) => ({ at: `${at}/${word}`, isSure: false })),
    ...Object.keys(isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : {}).map((name) => ({
      at: at + toPointer(['dependentSchemas', name]),
      isSure: false,
    })),
  ];
}

function branchesAt(at: string, schema: SchemaObject, word: string, isSure: boolean): readonly Step[] {
  const list = schema[word];
  return Array.isArray(list) ? list.map((_, index) => ({ at: `${at}/${word}/${index}`, isSure })) : [];
}
