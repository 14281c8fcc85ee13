import { isAbsolute, normalize } from 'node:path';
import type { ConfigProblem } from '../../util/errors.ts';
import { label, memberOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** Files of a contract that are not in the folder of its provider: the digest is over that folder, and nothing else. */
export function findFileProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return ['file', 'operations'].flatMap((name) => {
    const value = memberOf(provider, 'contract', name);
    if (typeof value !== 'string' || !leavesFolder(value)) return [];
    const path = ['contract', name];
    const message = `${label(path)} names a file outside its folder`;
    return [report(path, { message, expected: 'a file within the folder', found: value })];
  });
}

/** Whether a name of a file leads out of the folder that it is taken from. */
export function leavesFolder(name: string): boolean {
  return isAbsolute(name) || /^\.\.(?:[/\\]|$)/.test(normalize(name));
}
