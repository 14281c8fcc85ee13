import assert from 'node:assert/strict';
import type { ConfigProblem } from '../../util/errors.ts';
import { examineProvider } from '../parse-provider.ts';
import { findContractProblems } from '../provider/contract-problems.ts';
import { exampleProvider } from './example-provider.ts';

export type Change = readonly [find: string, replacement: string];

/** Where the example provider file with these changes does not agree with a contract. Nothing is asked of the file itself: a change may leave it with mistakes of its own. */
export function contractProblemsOf(
  provider: readonly Change[],
  contract: Parameters<typeof findContractProblems>[1],
): readonly ConfigProblem[] {
  const { yaml } = examineProvider(exampleProvider(...provider), 'contracts/acme/provider.yaml');
  assert.ok(yaml);
  return findContractProblems(yaml, contract);
}

export type Want = { readonly message: RegExp; readonly place?: string; readonly nearest?: string };

/** What is to be found, and that there is nothing else. */
export function assertOnly(problems: readonly ConfigProblem[], { message, nearest, place }: Want): void {
  const [problem] = problems;
  assert.match(problem?.message ?? 'none', message);
  assert.equal(problems.length, 1, problems.map((one) => one.message).join(' | '));
  assert.equal(problem?.nearest, nearest);
  assert.ok((problem?.expected ?? '') !== '' && (problem?.found ?? '') !== '');
  assert.ok(
    place === undefined || place === `${String(problem?.line)}:${String(problem?.column)}`,
    JSON.stringify(problem),
  );
}
