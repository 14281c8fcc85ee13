import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { exampleProvider } from '../testing/example-provider.ts';

/** What is said of a file whose credential is this, with these further lines of the file. */
function problemsOf(use: string, more = ''): readonly ConfigProblem[] {
  const change = ['kind: basic, value: $credential.apiKey }\n', `${use} }\n${more}`] as const;
  try {
    parseProvider(exampleProvider(change), 'contracts/acme/provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const value = 'value: $credential.apiKey';
const own = (name: string): string => `kind: header, name: ${name}, ${value}`;

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
    ['no name', `kind: header, ${value}`, /^auth\.app has no name/, /such as name: X-Api-Key$/, 16],
    ['a space', own("'X Api Key'"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a placeholder', own('$credential.apiKey'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a colon', own("'X-Api-Key:'"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a line break', own('"X-A\\r\\nX-B"'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['a letter of no token', own('clé'), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ['nothing', own("''"), /^auth\.app\.name is no name of a header$/, /RFC 9110/, 30],
    ...[
      ...['Host', 'connection', 'Content-Length', 'Transfer-Encoding', 'Cookie', 'user-agent', 'TE'],
      ...['content_length', 'Content-Type', 'Accept', 'X-Forwarded-For', 'Proxy-Authorization', 'Keep-Alive'],
    ].map(
      (name) =>
        [
          name,
          own(name),
          /^auth\.app\.name is a header with another use$/,
          /of its own, such as/,
          30,
        ] as const,
    ),
    ...['basic', 'bearer'].map(
      (kind) =>
        [
          `a name with ${kind}`,
          `kind: ${kind}, name: X-Api-Key, ${value}`,
          /^auth\.app\.name goes with kind: header$/,
          new RegExp(`^no name, for kind: ${kind} is sent in Authorization`),
          kind.length + 18,
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

  for (const [place, more] of [
    ['headers.x-api-key', 'headers: { x-api-key: fixed }\n'],
    ['headers.X_API_KEY', 'headers: { X_API_KEY: fixed }\n'],
    ['defaults.header.X-API-KEY', 'defaults: { header: { X-API-KEY: fixed } }\n'],
  ] as const)
    it(`is refused where ${place} sets the header already`, () => {
      const problems = problemsOf(own('X-Api-Key'), more);
      assert.deepEqual(
        problems.map(({ message, line }) => [message, line]),
        [[`auth.app.name is the header that ${place} sets already`, 28]],
      );
    });

  it('a kind that there is not is told with those that there are', () => {
    const [problem] = problemsOf(`kind: headr, name: X-Api-Key, ${value}`);
    assert.deepEqual([problem?.expected, problem?.nearest], ['one of "basic", "bearer", "header"', 'header']);
  });
});
