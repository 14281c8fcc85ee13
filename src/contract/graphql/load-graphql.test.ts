import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { loadGraphql } from './load-graphql.ts';

function problemsOf(sdl: string, documents: Readonly<Record<string, string>>): readonly ConfigProblem[] {
  try {
    loadGraphql(
      { file: 'schema.graphql', text: sdl },
      Object.entries(documents).map(([file, text]) => ({ file, text })),
      [],
    );
  } catch (error) {
    if (error instanceof ConfigError && error.code === 'contract_invalid') return error.problems;
    throw error;
  }
  return [];
}

const sdl = 'type Query {\n  a: Int\n  b(x: Int!): String\n}\n';

describe('loadGraphql', () => {
  it('refuses what is nested too deep, and nothing that is only long', () => {
    const nested = (depth: number) => `query a { ${'c { '.repeat(depth - 1)}d${' }'.repeat(depth - 1)} }`;
    const wide = `query a { ${Array.from({ length: 10_000 }, (_, index) => `a${index}: a`).join(' ')} }`;
    const messages = (text: string, schema = `${sdl}extend type Query { c: Query, d: Int }`) =>
      problemsOf(schema, { 'a.graphql': text }).map(({ found, message }) => [message, found]);
    assert.deepEqual(messages(nested(200)), []);
    assert.deepEqual(messages(wide), []);
    for (const depth of [201, 9000])
      assert.deepEqual(messages(nested(depth)), [['the document is nested too deep', String(depth)]]);
    assert.deepEqual(
      messages('query a { a(x: "{{{" ) '.replace('a(x', 'b(x'))[0]?.[0],
      'Syntax Error: Expected Name, found <EOF>.',
    );
    const deep = `${'['.repeat(200_000)}Int${']'.repeat(200_000)}`;
    assert.deepEqual(messages('query a { a }', `type Query { a: ${deep} }`), [
      ['it is nested too deep to be read', undefined],
    ]);
  });

  it('counts what stands in fragments where they are spread', () => {
    const chain = (length: number, inner: string) => {
      const fragment = (index: number) =>
        `fragment F${index} on Query { ${inner.replace('...', `...F${index + 1}`)} }`;
      const all = Array.from({ length }, (_, index) => fragment(index)).join(' ');
      return `query a { ...F0 } ${all} fragment F${length} on Query { a }`;
    };
    const schema = `${sdl}extend type Query { c: Query }`;
    const messages = (text: string) =>
      problemsOf(schema, { 'a.graphql': text }).map(({ found, message }) => [message, found]);
    assert.deepEqual(messages(chain(199, 'c { ... }')), []);
    assert.deepEqual(messages(chain(200, 'c { ... }')), [['fields are nested too deep', '201']]);
    // How far the stack reaches is the machine's affair: read or refused, it throws nothing else.
    for (const [message] of messages(chain(10_000, '...')))
      assert.equal(message, 'it is nested too deep to be read');
  });

  it('passes over what changes nothing of what is asked and answered, and says so', () => {
    const text = `interface I { a: Int }\ntype Query implements I {\n  a: Int @deprecated\n  b(x: I): Int\n}`;
    const good = { file: 'schema.graphql', text: text.replace('x: I', 'x: Int') };
    const { schema, unchecked } = loadGraphql(good, [{ file: 'a.graphql', text: 'query a { a }' }], []);
    assert.equal(schema.getQueryType()?.name, 'Query');
    assert.deepEqual(unchecked, [
      {
        ...{ file: 'schema.graphql', line: 3, column: 10 },
        message: 'a field is deprecated, and that of its interface is not',
        found: '@deprecated',
      },
    ]);
    assert.deepEqual(
      problemsOf(text, {}).map(({ line }) => line),
      [4],
    );
  });

  it('takes valid documents', () =>
    assert.deepEqual(
      problemsOf(sdl, { 'o/a.graphql': 'query a { a }', 'o/b.graphql': 'query b { b(x: 1) }' }),
      [],
    ));

  const cases: readonly [
    name: string,
    sdl: string,
    documents: Readonly<Record<string, string>>,
    want: readonly (readonly [file: string, line: number, message: RegExp])[],
  ][] = [
    ['an SDL with a syntax error', 'type Query {\n  a Int\n}', {}, [['schema.graphql', 2, /Expected ":"/]]],
    [
      'an SDL with unknown types',
      'type Query {\n  a: Foo\n  b: Bar\n}',
      {},
      [
        ['schema.graphql', 2, /Foo/],
        ['schema.graphql', 3, /Bar/],
      ],
    ],
    ['an SDL without query', 'type A { a: Int }', {}, [['schema.graphql', 1, /Query/]]],
    [
      'a document with a syntax error',
      sdl,
      { 'a.graphql': 'query a {\n  a' },
      [['a.graphql', 2, /Expected/]],
    ],
    [
      'a field that there is not',
      sdl,
      { 'a.graphql': 'query a {\n  a\n  c\n}' },
      [['a.graphql', 3, /Cannot query field "c"/]],
    ],
    [
      'all mistakes of all documents',
      sdl,
      { 'a.graphql': 'query a { c d }', 'b.graphql': 'query b { b }' },
      [
        ['a.graphql', 1, /"c"/],
        ['a.graphql', 1, /"d"/],
        ['b.graphql', 1, /b\(x:\)/],
      ],
    ],
    [
      'another name than the file',
      sdl,
      { 'a.graphql': 'query b { a }' },
      [['a.graphql', 1, /named as its file/]],
    ],
    ['a document without name', sdl, { 'a.graphql': '{ a }' }, [['a.graphql', 1, /named as its file/]]],
    [
      'two operations in one document',
      sdl,
      { 'a.graphql': 'query a { a } query b { a }' },
      [['a.graphql', 1, /exactly one/]],
    ],
    [
      'a document without operation',
      sdl,
      { 'a.graphql': 'fragment f on Query { a }' },
      [['a.graphql', 1, /exactly one/]],
    ],
    [
      'one name twice',
      sdl,
      { 'x/a.graphql': 'query a { a }', 'y/a.graphql': 'query a { a }' },
      [['y/a.graphql', 1, /stands in x\/a.graphql/]],
    ],
  ];
  for (const [name, given, documents, want] of cases) {
    it(`refuses ${name}`, () => {
      const problems = problemsOf(given, documents);
      for (const [file, line, message] of want)
        assert.ok(
          problems.some(
            (problem) => problem.file === file && problem.line === line && message.test(problem.message),
          ),
          problems.map((p) => `${p.file}:${p.line ?? 0} ${p.message}`).join(' | ') || 'no problem',
        );
    });
  }
});
