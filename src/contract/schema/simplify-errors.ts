import type { ErrorObject } from 'ajv';
import { below, isObject, subschemas } from './json-schema.ts';

const choices = new Set(['anyOf', 'oneOf']);

/**
 * Takes out of Ajv's errors what a reader does not need. Where a choice fails, Ajv reports every branch and then the
 * choice: of these only the errors of the branch that was evidently meant stay, or else only the choice itself.
 * `if` reports itself after the errors of its branch, and goes.
 */
export function simplifyErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.reduce<ErrorObject[]>((kept, error) => {
    if (error.keyword === 'if') return kept;
    if (!choices.has(error.keyword)) return [...kept, error];
    const first = firstBranchError(kept, error);
    const meant = meantBranch(kept.slice(first), error);
    return [...kept.slice(0, first), ...(meant ?? [error])];
  }, []);
}

/** Where the run of errors begins that the branches of a failed choice have reported. */
function firstBranchError(errors: readonly ErrorObject[], choice: ErrorObject): number {
  const ofBranch = (error: ErrorObject): boolean =>
    isAtOrBelow(error.instancePath, choice.instancePath) && error.parentSchema !== choice.parentSchema;
  return errors.findLastIndex((error) => !ofBranch(error)) + 1;
}

function isAtOrBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** The errors of the only branch of the right type, or of the one with the fewest errors; undefined: no one can tell. */
function meantBranch(
  errors: readonly ErrorObject[],
  choice: ErrorObject,
): readonly ErrorObject[] | undefined {
  const groups = Map.groupBy(errors, (error) => branchOf(error, choice));
  if (groups.has(undefined)) return undefined;
  const fitting = [...groups.values()].filter((group) => !group.some((error) => isTypeError(error, choice)));
  const fewest = Math.min(...fitting.map(({ length }) => length));
  const nearest = fitting.filter(({ length }) => length === fewest);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** The index of the branch that reported an error. One that came through a `$ref` tells it only if no other branch has one. */
function branchOf(error: ErrorObject, choice: ErrorObject): number | undefined {
  const branches = choice.schema as readonly unknown[];
  const own = branches.findIndex((branch) => holds(branch, error.parentSchema));
  if (own >= 0) return own;
  const referring = branches.flatMap((branch, index) =>
    isObject(branch) && '$ref' in branch ? [index] : [],
  );
  return referring.length === 1 ? referring[0] : undefined;
}

function holds(schema: unknown, target: unknown): boolean {
  return (
    schema === target ||
    (isObject(schema) && subschemas(schema).some(({ path }) => holds(below(schema, path), target)))
  );
}

function isTypeError(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath === choice.instancePath && error.keyword === 'type';
}
