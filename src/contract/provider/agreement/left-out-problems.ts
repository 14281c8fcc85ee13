import type { ConfigProblem } from '../../../util/errors.ts';
import { label, memberOf } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import { keysOf, leftOut } from './calls-in.ts';
import type { PointerPlace } from './calls-in.ts';
import { tokensOf } from './tokens-of.ts';

/**
 * What `capabilities.create` leaves out of its input, or looks for in the answer, though its input has no such thing: the
 * input would be valid as it was, and the comparison with nothing. The input may be filled from `defaults`.
 */
export function findLeftOutProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const create = { path: ['capabilities', 'create'], value: memberOf(provider, 'capabilities', 'create') };
  const inputs = [memberOf(create.value, 'input'), memberOf(provider, 'defaults')];
  const pointers = [
    ...['echoed', 'same'].flatMap((name) =>
      keysOf({ path: [...create.path, name], value: memberOf(create.value, name) }),
    ),
    ...leftOut({ path: [...create.path, 'invalid'], value: memberOf(create.value, 'invalid') }),
  ];
  return pointers
    .filter(({ pointer }) => inputs.every((input) => !mayHold(input, tokensOf(pointer) ?? [])))
    .map((place) => problemOf(place, report));
}

function problemOf({ part, path, pointer }: PointerPlace, report: ReportProblem): ConfigProblem {
  const message = `${label(path)}: the input of capabilities.create has nothing at ${pointer}`;
  const expected = 'a pointer to something in capabilities.create.input';
  return report(path, { message, expected, found: pointer }, part);
}

/** A placeholder may stand for anything. */
function mayHold(value: unknown, [name, ...path]: readonly string[]): boolean {
  if (name === undefined || typeof value === 'string') return value !== undefined;
  const members = new Map<string, unknown>(
    Object.entries(typeof value === 'object' && value !== null ? value : {}),
  );
  return members.has(name) && mayHold(members.get(name), path);
}
