import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema } from 'graphql';
import { ConfigError } from '../../../util/errors.ts';
import { parseDocuments } from './parse-documents.ts';

const schema = buildSchema('type Query { x: Int a(n: Int): Query }');
const parseTexts = (...texts: readonly string[]) =>
  parseDocuments(
    texts.map((text, index) => ({ file: `${index}.graphql`, text })),
    schema,
  );

describe('documents', () => {
  test('by their names, with the fragments that each spreads, of whichever file', () => {
    const documents = parseTexts(
      'query a { ...one } query b { x }',
      'fragment one on Query { ...two } fragment two on Query { x } fragment three on Query { x }',
    );
    const sizes = documents.map(({ document, name }) => [name, document.definitions.length]);
    assert.deepEqual(sizes, [
      ['a', 3],
      ['b', 1],
    ]);
  });

  test('a fragment that is copied from file to file is one, and a directive of the client is none of the schema’s', () => {
    const fragment = 'fragment one on Query { x }';
    const [first] = parseTexts(`query a { ...one @client } ${fragment}`, fragment);
    assert.equal(first?.document.definitions.length, 2);
  });

  test('two of one name are both there', () => {
    assert.equal(parseTexts('query a { x }', 'query a { a { x } }').length, 2);
  });
});

describe('mistakes are refused, with their places', () => {
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'no GraphQL and no name, all at once',
      ['query {\n  a', '{ x }'],
      ['0.graphql:2', '1.graphql an operation has no name'],
    ],
    ['what the schema does not have', ['query a {\n  x z\n}'], ['0.graphql:2 Cannot query field "z"']],
    ['an argument that is none', ['query a { a(m: 1) { x } }'], ['0.graphql:1 Unknown argument "m"']],
    ['a fragment that is nowhere', ['query a { ...one }'], ['0.graphql:1 Unknown fragment "one"']],
    [
      'a mistake in a fragment, once',
      ['query a { ...f } query b { ...f }', 'fragment f on Query { z }'],
      ['1.graphql:1 Cannot query field "z"'],
    ],
    [
      'two fragments of one name that are not the same',
      ['query a { ...f } fragment f on Query { x }', 'fragment f on Query { a { x } }'],
      ['0.graphql:1 There can be only one fragment named "f"'],
    ],
    [
      'fragments in a circle',
      ['query a { ...f } fragment f on Query { ...f }'],
      ['0.graphql:1 Cannot spread'],
    ],
  ];
  for (const [name, texts, wanted] of table)
    test(name, () => {
      const problems = problemsOf(() => parseTexts(...texts));
      assert.equal(problems.length, wanted.length, problems.join('\n'));
      for (const [index, text] of wanted.entries())
        assert.ok(problems[index]?.startsWith(text), problems[index]);
    });
});

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map(
      ({ file, line, message }) => `${file}${line === undefined ? '' : `:${line}`} ${message}`,
    );
  }
}
