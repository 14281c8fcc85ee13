import { isDeepStrictEqual } from 'node:util';
import type { ErrorObject } from 'ajv';
import { getAt } from '../../util/pointer.ts';
import { below, isObject, localPointer, subschemas } from './json-schema.ts';
import type { Subschema } from './json-schema.ts';

const choices = new Set(['anyOf', 'oneOf']);

/**
 * Takes out of Ajv's errors what a reader does not need. Where a choice fails, Ajv reports every branch and then the
 * choice: of these only the errors of the branch that was evidently meant stay, or else only the choice itself.
 * `if` reports itself after the errors of its branch, and goes. `document` is what local references point into.
 */
export function simplifyErrors(errors: readonly ErrorObject[], document: unknown): readonly ErrorObject[] {
  return errors.reduce<ErrorObject[]>((kept, error) => {
    if (error.keyword === 'if') return kept;
    if (!choices.has(error.keyword)) return [...kept, error];
    const first = firstBranchError(kept, error);
    const meant = meantBranch(groupByBranch(kept.slice(first), error, document), error);
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
  groups: readonly (readonly ErrorObject[])[],
  choice: ErrorObject,
): readonly ErrorObject[] | undefined {
  const fitting = groups.filter((group) => !group.some((error) => isTypeError(error, choice)));
  const told = branchToldByTag(fitting, choice);
  if (told !== undefined) return told;
  const fewest = Math.min(...fitting.map(({ length }) => length));
  const nearest = fitting.filter(({ length }) => length === fewest);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/**
 * Where each branch wants another constant in one and the same member, that member says which was meant: the errors of the
 * branch that it names, else that it names none. Undefined where the branches are not told apart so, or it is not there.
 */
function branchToldByTag(
  groups: readonly (readonly ErrorObject[])[],
  choice: ErrorObject,
): readonly ErrorObject[] | undefined {
  const wrong = groups.map((group) => group.find((error) => isWrongTag(error, choice)));
  const [first] = wrong.filter((tag) => tag !== undefined);
  if (first === undefined) return undefined;
  const named = groups.filter((_, index) => wrong[index] === undefined);
  const allowedValues = constantsOf(choice.schema, first.instancePath.slice(choice.instancePath.length + 1));
  if (allowedValues === undefined || named.length > 1) return undefined;
  return named[0] ?? [{ ...first, keyword: 'enum', params: { allowedValues } }];
}

function isWrongTag({ instancePath, keyword }: ErrorObject, choice: ErrorObject): boolean {
  return keyword === 'const' && instancePath.lastIndexOf('/') === choice.instancePath.length;
}

/** What each branch wants in a member; undefined where one of them names no constant there. */
function constantsOf(branches: unknown, member: string): readonly unknown[] | undefined {
  const constants = (branches as readonly unknown[]).map((branch) =>
    getAt(branch, `/properties/${member}/const`),
  );
  return constants.includes(undefined) ? undefined : constants;
}

/**
 * The errors of each branch that has some; none where an error is of no branch. Ajv goes through the branches in order,
 * and none says the same twice: what is said again is the word of the next branch that shares the schema.
 */
function groupByBranch(
  errors: readonly ErrorObject[],
  choice: ErrorObject,
  document: unknown,
): readonly (readonly ErrorObject[])[] {
  const reaches = (choice.schema as readonly unknown[]).map((branch) => reachOf(branch, document));
  const groups: ErrorObject[][] = [];
  for (const error of errors) {
    const current = Math.max(0, groups.length - 1);
    const repeated = groups[current]?.some((other) => saysTheSame(other, error)) === true;
    const from = repeated ? current + 1 : current;
    const place = error.instancePath === choice.instancePath ? 'inPlace' : 'all';
    const branch = reaches.findIndex((reach, index) => index >= from && reach[place].has(error.parentSchema));
    if (branch < 0) return [];
    (groups[branch] ??= []).push(error);
  }
  return groups.filter((group) => group.length > 0);
}

function saysTheSame(one: ErrorObject, other: ErrorObject): boolean {
  return (
    one.instancePath === other.instancePath &&
    one.parentSchema === other.parentSchema &&
    one.keyword === other.keyword &&
    isDeepStrictEqual(one.params, other.params)
  );
}

/** The schemas that a branch applies to the value itself, and those that it applies to the value or what is in it. */
type Reach = { readonly inPlace: ReadonlySet<unknown>; readonly all: ReadonlySet<unknown> };

const nowhere: Reach = { inPlace: new Set(), all: new Set() };
const reachesOf = new WeakMap<object, Reach>();

function reachOf(branch: unknown, document: unknown): Reach {
  if (!isObject(branch)) return nowhere;
  const known = reachesOf.get(branch);
  if (known !== undefined) return known;
  const reach = {
    inPlace: applied(branch, document, ({ role }) => role === 'branch'),
    all: applied(branch, document, () => true),
  };
  reachesOf.set(branch, reach);
  return reach;
}

/** A schema and those below it that are wanted, through references too. */
function applied(
  schema: unknown,
  document: unknown,
  wanted: (subschema: Subschema) => boolean,
): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const waiting = [schema];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    const parts = subschemas(next).filter((part) => part.keyword !== '$defs' && wanted(part));
    waiting.push(...parts.map(({ path }) => below(next, path)));
    const target = localPointer(next['$ref']);
    if (target !== undefined) waiting.push(getAt(document, target));
  }
  return found;
}

function isTypeError(error: ErrorObject, choice: ErrorObject): boolean {
  return error.instancePath === choice.instancePath && error.keyword === 'type';
}
