import { getAt, toPointer } from '../../../util/pointer.ts';
import { isObject, localPointer } from '../../schema/json-schema.ts';
import type { SchemaObject } from '../../schema/json-schema.ts';

/** Where a schema stands. Without a `branch` it speaks of a value whatever that is. */
export type SchemaStep = { readonly at: string; readonly branch?: Branch };

/** A schema that speaks of a value. */
export type ApplyingSchema = SchemaStep & { readonly schema: SchemaObject };

/** A branch of a choice, or of a condition, and the branch that it is within. */
type Branch = { readonly within?: Branch; readonly isCondition: boolean };

const choices = ['anyOf', 'oneOf'] as const;

/** Beside these something else decides what there may be: nothing is said of such a value. */
const beyond = ['$dynamicRef', '$recursiveRef', 'discriminator'] as const;

/**
 * Every schema that may apply to the values at these places of a document, references followed and branches of every
 * choice included. Undefined where that cannot be told: a schema that takes anything, a reference that leads out.
 */
export function applyingSchemas(
  document: object,
  places: readonly SchemaStep[],
): readonly ApplyingSchema[] | undefined {
  // By what they are, not where: by an alias of YAML a schema may hold itself, and then there is no end of places.
  const found = new Map<SchemaObject, ApplyingSchema>();
  const steps: (SchemaStep | undefined)[] = [...places];
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

/**
 * The schemas that speak of a value together, for each branch of a choice that may be taken. What only a condition asks
 * for is in none: the condition need not hold.
 */
export function alternativesOf(schemas: readonly ApplyingSchema[]): readonly (readonly ApplyingSchema[])[] {
  const certain = schemas.filter(({ branch }) => !isConditional(branch));
  const byBranch = Map.groupBy(certain, ({ branch }) => branch);
  const branches = [...byBranch.keys()];
  const outer = new Set(branches.map((branch) => branch?.within));
  const inner = branches.filter((branch) => branch !== undefined && !outer.has(branch));
  return (inner.length === 0 ? [undefined] : inner).map((branch) =>
    withOuter(branch).flatMap((one) => byBranch.get(one) ?? []),
  );
}

function isConditional(branch: Branch | undefined): boolean {
  return withOuter(branch).some((one) => one?.isCondition);
}

/** A branch, those that it is within, and what is within none. */
function withOuter(branch: Branch | undefined): readonly (Branch | undefined)[] {
  const all: (Branch | undefined)[] = [branch];
  for (let one = branch; one !== undefined; one = one.within) all.push(one.within);
  return all;
}

/** Undefined: nothing can be said. */
function nextOf({ schema, ...step }: ApplyingSchema): readonly (SchemaStep | undefined)[] {
  const { at, branch } = step;
  const reference = schema['$ref'];
  const target = localPointer(reference);
  const referred = target === undefined ? undefined : { ...step, at: target };
  const inBranch = (below: string, isCondition: boolean): SchemaStep => ({
    at: below,
    branch: { ...(branch === undefined ? {} : { within: branch }), isCondition },
  });
  return [
    ...(reference === undefined ? [] : [referred]),
    ...branchesAt(at, schema, 'allOf').map((below) => ({ ...step, at: below })),
    ...choices.flatMap((word) => branchesAt(at, schema, word)).map((below) => inBranch(below, false)),
    ...conditionsAt(at, schema, inBranch),
    ...Object.keys(isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : {}).map((name) =>
      inBranch(at + toPointer(['dependentSchemas', name]), true),
    ),
  ];
}

/** Of `then` and `else` one holds, and `if` with the former. Without an `else` all else may hold. */
function conditionsAt(
  at: string,
  schema: SchemaObject,
  inBranch: (below: string, isCondition: boolean) => SchemaStep,
): readonly SchemaStep[] {
  if (!('if' in schema)) return [];
  const met = inBranch(`${at}/if`, !('else' in schema));
  return [
    met,
    ...('then' in schema ? [{ ...met, at: `${at}/then` }] : []),
    ...('else' in schema ? [inBranch(`${at}/else`, false)] : []),
  ];
}

function branchesAt(at: string, schema: SchemaObject, word: string): readonly string[] {
  const list = schema[word];
  return Array.isArray(list) ? list.map((_, index) => `${at}/${word}/${String(index)}`) : [];
}
