import { getAt, setAt } from '../../util/pointer.ts';
import type { SchemaProblem } from '../schema/schema-library.ts';
import { readings } from './convert-text.ts';

/**
 * What is wrong with a value of which parts are written as texts: what is right in another reading of its text is right,
 * since 2 and "2" are the same there. `isText`: whether what is at a pointer is written so.
 */
export function textProblems(
  value: unknown,
  judge: (value: unknown) => readonly SchemaProblem[],
  isText: (at: string) => boolean,
): readonly SchemaProblem[] {
  const problems = judge(value);
  if (problems.length === 0) return problems;
  const places = new Set(problems.map(({ at }) => at).filter(isText));
  const other = [...places].reduce(readAgain, value);
  const still = new Set(judge(other).map(({ at }) => at));
  if (still.size === 0) return [];
  const left = problems.filter(({ at }) => still.has(at));
  return left.length === 0 ? problems : left;
}

function readAgain(value: unknown, at: string): unknown {
  const here = getAt(value, at);
  if (typeof here === 'number' || typeof here === 'boolean') return setAt(value, at, String(here));
  const [reading] = typeof here === 'string' ? readings(here) : [];
  return reading === undefined ? value : setAt(value, at, reading);
}
