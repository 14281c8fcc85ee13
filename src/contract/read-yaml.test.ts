import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import type { ConfigErrorCode, ConfigProblem } from '../util/errors.ts';
import { readYaml } from './read-yaml.ts';

describe('readYaml', () => {
  it('knows where everything stands', () => {
    const yaml = readYaml('a:\n  b: [1, { c: x }]\n', 'file.yaml');
    assert.deepEqual(yaml.value, { a: { b: [1, { c: 'x' }] } });
    assert.deepEqual(yaml.locate(['a', 'b', 1, 'c']), { line: 2, column: 15 });
    assert.deepEqual(yaml.locate(['a', 'b'], 'key'), { line: 2, column: 3 });
    assert.deepEqual(yaml.locate(['a', 'missing', 'deeper']), { line: 2, column: 3 });
    assert.deepEqual(yaml.locate([]), { line: 1, column: 1 });
  });

  it('keeps times, versions and country codes as text', () => {
    assert.deepEqual(readYaml('[04:00, 2020-06-22, NO, 0o17, 2.5.1]', 'f').value, [
      '04:00',
      '2020-06-22',
      'NO',
      15,
      '2.5.1',
    ]);
  });

  it('takes the tags of what JSON has', () => {
    const text = 'a: !!map { b: !!seq [!!str 1, !!int 2, !!float 3.5, !!bool true, !!null null] }';
    assert.deepEqual(readYaml(text, 'file.yaml').value, { a: { b: ['1', 2, 3.5, true, null] } });
  });

  it('takes a name that stands for what came before, within another of the same name', () => {
    assert.deepEqual(readYaml('a: &a [&a 1, *a]\nb: *a', 'file.yaml').value, { a: [1, 1], b: 1 });
  });

  it('takes what a document of others says once and uses thousands of times, and no bomb of such', () => {
    const text = `answers: &answers { ok: 1 }\n${Array.from({ length: 3000 }, (_, index) => `p${index}: *answers\n`).join('')}`;
    const { value } = readYaml(text, 'openapi.yaml', 'contract_invalid');
    assert.deepEqual((value as Record<string, unknown>)['p2999'], { ok: 1 });
    assert.match(problemsOf(text)[0]?.message ?? '', /alias/i);
    assert.match(problemsOf(bomb(), 'contract_invalid')[0]?.message ?? '', /alias/i);
  });

  it('refuses a document of others that holds itself', () => {
    const [problem] = problemsOf('a: 1\nb: &b\n  c: [*b]', 'contract_invalid');
    assert.match(`${String(problem?.line)} ${problem?.message ?? ''}`, /^3 what is called &b holds itself/);
  });

  const refused: readonly [string, string, RegExp, readonly (number | undefined)[]][] = [
    ['a syntax error', 'a: [1, 2', /flow/i, [1]],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', /unique/i, [3]],
    ['an unknown tag', 'a: !!js/function x', /tag/i, [1]],
    ['a set', 'a: 1\nb: !!set { c }', /the tag !!set is not allowed/, [2]],
    ['an ordered map', 'a: !!omap [b: 1]', /the tag !!omap is not allowed/, [1]],
    ['a date', 'a: [!!timestamp 2026-01-01]', /the tag !!timestamp is not allowed/, [1]],
    ['a key of bytes', 'a: 1\n!!binary aa: 2', /the tag !!binary is not allowed/, [2]],
    ['a key that is a prototype', 'a:\n  __proto__: { b: 1 }', /__proto__ is not allowed/, [2]],
    ['a key that is an object', '? { a: 1 }\n: 2', /plain text/, [1]],
    ['several documents', 'a: 1\n---\nb: 2', /document/i, [2]],
    ['all mistakes at once', 'a: 1\na: 2\nconstructor: 3\nb: 1\nb: 2', /unique|constructor/i, [2, 3, 5]],
    ['a bomb of aliases', bomb(), /alias/i, [1]],
    ['a map that holds itself', 'a: 1\nb: &b\n  c: [*b]', /what is called &b holds itself/, [3]],
    ['a list that holds itself', '&a [*a]', /&a holds itself/, [1]],
    ['lists without end', '['.repeat(100_000), /nested too deeply/, [undefined]],
    ['maps without end', '{"a":'.repeat(100_000), /nested too deeply/, [undefined]],
    ['blocks without end', blocks(3000), /nested too deeply/, [undefined]],
    ['too much text', `a: ${'x'.repeat(16 * 1024 * 1024)}`, /too large/, [undefined]],
  ];
  for (const [name, text, message, lines] of refused) {
    it(`refuses ${name}`, () => {
      const problems = problemsOf(text);
      assert.deepEqual([...new Set(problems.map(({ line }) => line))].sort(), lines);
      for (const problem of problems) assert.match(problem.message, message);
    });
  }
});

function problemsOf(text: string, code?: ConfigErrorCode): readonly ConfigProblem[] {
  try {
    readYaml(text, 'file.yaml', code);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function blocks(count: number): string {
  return Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
}

function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `l${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(', ')}]`,
  );
  return ['l0: &l0 [x]', ...levels].join('\n');
}
