import assert from 'node:assert/strict';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';

const file = 'contracts/acme/provider.yaml';

/** What `parseProvider` finds wrong with a text; nothing where it takes it. */
export function providerProblemsOf(text: string): readonly ConfigProblem[] {
  try {
    parseProvider(text, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** What is to be said of a mistake. */
export type WantedProblem = { readonly [Key in keyof ConfigProblem]?: ConfigProblem[Key] | RegExp } & {
  readonly message: RegExp;
};

/** That among the problems there is one such as wanted, with the place of the file. */
export function assertProblem(problems: readonly ConfigProblem[], want: WantedProblem): void {
  const found = problems.find(({ message }) => want.message.test(message));
  assert.ok(found, `not among: ${problems.map(({ message }) => message).join(' | ')}`);
  const actual: Readonly<Record<string, unknown>> = { ...found };
  for (const [key, value] of Object.entries({ file, ...want })) {
    if (value instanceof RegExp) assert.match(String(actual[key]), value);
    else assert.equal(actual[key], value, key);
  }
}
