import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import { loadGraphql } from './load-graphql.ts';

const sdl = `
type Mutation { buy: Bought! sell: Bought try: Tried some: [Bought] plain: Plain text: Text word: String }
type Query { buy: Bought }
type Bought { success: Boolean! ok: Boolean error: Error id: ID }
type Plain { id: ID }
type Text { success: String id: ID }
type Error { code: String }
interface Node { id: ID }
type Done implements Node { success: Boolean id: ID }
type Left implements Node { id: ID }
union Tried = Done | Left
`;

function foundIn(text: string, success: string | undefined): readonly string[] {
  try {
    loadGraphql({ file: 'schema.graphql', text: sdl }, [{ file: 'm.graphql', text }], [], success);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(
      ({ file, line, column, message }) =>
        `${file}:${String(line)}:${String(column)} ${message.split(' ')[0]}`,
    );
  }
  return [];
}

describe('a document that does not ask whether the operation failed', () => {
  const refused: Readonly<Record<string, readonly [text: string, ...found: string[]]>> = {
    'nothing of it': ['mutation m { buy { id } }', 'm.graphql:1:14 buy'],
    'each payload that hides it': [
      'mutation m {\n  buy { id }\n  sell { id success }\n  b: sell { id }\n}',
      ...['m.graphql:2:3 buy', 'm.graphql:4:3 sell'],
    ],
    'under another name': ['mutation m { buy { fine: success } }', 'm.graphql:1:14 buy'],
    'another field under its name': ['mutation m { buy { success: ok } }', 'm.graphql:1:14 buy'],
    'where a variable lets it out': [
      'mutation m($all: Boolean!) { buy { id success @include(if: $all) } }',
      'm.graphql:1:30 buy',
    ],
    'in a fragment that a variable lets out': [
      'mutation m($all: Boolean!) { buy { id ...F @skip(if: $all) } } fragment F on Bought { success }',
      'm.graphql:1:30 buy',
    ],
    'for one type of a union': ['mutation m { try { ... on Node { id } } }', 'm.graphql:1:14 try'],
    'in a fragment of the root': [
      'mutation m { ...F } fragment F on Mutation { buy { id } }',
      'm.graphql:1:46 buy',
    ],
    'a query': ['query m { buy { id } }', 'm.graphql:1:11 buy'],
  };
  for (const [name, [text, ...found]] of Object.entries(refused))
    it(`is refused: ${name}`, () => assert.deepEqual(foundIn(text, 'success'), found));

  const taken: Readonly<Record<string, readonly [text: string, success?: string]>> = {
    'it is asked for': ['mutation m { buy { id success } }', 'success'],
    'by a fragment': ['mutation m { buy { ...F } } fragment F on Bought { success }', 'success'],
    'by two selections': ['mutation m { buy { id } buy { success } }', 'success'],
    'of the type that has it': ['mutation m { try { ... on Done { success } } }', 'success'],
    'a condition that always holds': ['mutation m { buy { success @include(if: true) } }', 'success'],
    'there is none': ['mutation m { plain { id } word }', 'success'],
    'it is no Boolean': ['mutation m { text { id } }', 'success'],
    'a list has none': ['mutation m { some { id } }', 'success'],
    'the provider says it by another field': ['mutation m { buy { ok } }', 'ok'],
    'the provider says nothing of payloads': ['mutation m { buy { id } }'],
  };
  for (const [name, [text, success]] of Object.entries(taken))
    it(`is no such: ${name}`, () => assert.deepEqual(foundIn(text, success), []));
});
