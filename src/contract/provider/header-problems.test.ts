import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { readYaml } from '../read-yaml.ts';
import { exampleProvider } from '../testing/example-provider.ts';
import { findSchemaProblems } from './schema-problems.ts';

const fileWith = (use: string): string =>
  exampleProvider(['kind: basic, value: $credential.apiKey }', `${use} }`]);

/** What is said of a file whose credential is this. */
function problemsOf(use: string): readonly ConfigProblem[] {
  try {
    parseProvider(fileWith(use), 'contracts/acme/provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const value = 'value: $credential.apiKey';
const own = (name: string): string => `kind: header, name: ${name}, ${value}`;

const taken: Readonly<Record<string, readonly string[]>> = {
  'with another use': ['user-agent', 'Content-Type', 'CONTENT_MD5', 'Accept', 'Date'],
  'of one connection': [
    'connection',
    'Transfer-Encoding',
    'TE',
    'Keep-Alive',
    'Keep_Alive',
    'Proxy-Authorization',
  ],
  'that the gateway withholds': [
    ...['Host', 'Cookie', 'content_length', 'X-Forwarded-For', 'X-Livegate-Key', 'X-Real-IP', 'X-Host'],
    ...['X-HTTP-Method-Override', 'x_http_method', 'X-Original-URL', 'X-Rewrite-Url', 'Proxy-Key', 'Via'],
  ],
};

describe('a credential in a header of its own', () => {
  for (const name of ['X-Api-Key', 'apikey', 'api_key', 'Authorization', "'!#$%&*+-.^_`|~0'"])
    it(`may be called ${name}`, () => {
      assert.deepEqual(problemsOf(own(name)), []);
    });

  const cases: readonly (readonly [
    name: string,
    use: string,
    message: RegExp,
    expected: RegExp,
    column: number,
  ])[] = [
    ['no name', `kind: header, ${value}`, /^auth\.app has no name/, /such as name: X-Api-Key$/, 8],
    ['a space', own("'X Api Key'"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a placeholder', own('$credential.apiKey'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a colon', own("'X-Api-Key:'"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a line break', own('"X-A\\r\\nX-B"'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a letter of no token', own('clé'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['nothing', own("''"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ...Object.entries(taken).flatMap(([why, names]) =>
      names.map(
        (name) => [name, own(name), new RegExp(`is a header ${why}`), /of its own, such as/, 30] as const,
      ),
    ),
    ...['basic', 'bearer'].map(
      (kind) =>
        [
          `a name with ${kind}`,
          `kind: ${kind}, name: X-Api-Key, ${value}`,
          /^auth\.app\.name goes with kind: header$/,
          new RegExp(`^no name, for kind: ${kind} is sent in Authorization`),
          kind.length + 24,
        ] as const,
    ),
  ];
  for (const [name, use, message, expected, column] of cases)
    it(`is refused with ${name}, once, where it stands`, () => {
      const problems = problemsOf(use);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]?.message ?? '', message);
      assert.match(problems[0]?.expected ?? '', expected);
      assert.deepEqual([problems[0]?.line, problems[0]?.column], [28, column]);
    });

  for (const [what, use, isValid] of [
    ['a name with kind: header', own('X-Api-Key'), true],
    ['no name with kind: basic', `kind: basic, ${value}`, true],
    ['no name with kind: header', `kind: header, ${value}`, false],
    ['a name with kind: basic', `kind: basic, name: X-Api-Key, ${value}`, false],
    ['a name with kind: bearer', `kind: bearer, name: X-Api-Key, ${value}`, false],
  ] as const)
    it(`the published schema ${isValid ? 'takes' : 'refuses'} ${what}, as the parser does`, () => {
      const schema = findSchemaProblems(readYaml(fileWith(use), 'contracts/acme/provider.yaml'));
      assert.deepEqual([schema.length === 0, problemsOf(use).length === 0], [isValid, isValid]);
    });

  it('a kind that there is not is told with those that there are', () => {
    const [problem] = problemsOf(`kind: headr, name: X-Api-Key, ${value}`);
    assert.deepEqual([problem?.expected, problem?.nearest], ['one of "basic", "bearer", "header"', 'header']);
  });
});
