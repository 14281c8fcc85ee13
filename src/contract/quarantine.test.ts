import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { omit } from '../util/omit.ts';
import { parseProvider } from './parse-provider.ts';
import { exampleProvider } from './testing/example-provider.ts';

const entry = { scenario: 'acme/pays-twice', owner: 'ann', reason: 'ACME-7', expires: "'2026-11-22'" };

/** Where the entry stands: two lines below the last of the example. */
const line = exampleProvider().trimEnd().split('\n').length + 2;

function problemsOf(members: Readonly<Record<string, string>>): readonly ConfigProblem[] {
  const written = Object.entries(members).map(([name, value]) => `${name}: ${value}`);
  const quarantine = `testData: { cardNumbers: [] }\nquarantine:\n  - { ${written.join(', ')} }`;
  try {
    parseProvider(exampleProvider(['testData: { cardNumbers: [] }', quarantine]), 'provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('a quarantine with a scenario, an owner, a reason and a last day is taken', () => {
  assert.deepEqual(problemsOf(entry), []);
});

for (const name of Object.keys(entry) as (keyof typeof entry)[]) {
  const others = omit(entry, name);
  for (const [how, members] of [
    ['without', others],
    ['with an empty', { ...entry, [name]: "''" }],
  ] as const)
    test(`a quarantine ${how} ${name} is refused with its place`, () => {
      const [problem, ...more] = problemsOf(members);
      assert.deepEqual([problem?.line, more], [line, []]);
      const { expected, message } = problem ?? {};
      if (how === 'without') assert.equal(expected, `member "${name}"`);
      else assert.equal(message, `quarantine.0.${name} is not valid`);
    });
}

test('a last day that does not exist is refused', () => {
  const [problem] = problemsOf({ ...entry, expires: "'2026-02-30'" });
  assert.equal(problem?.message, 'there is no such day');
});
