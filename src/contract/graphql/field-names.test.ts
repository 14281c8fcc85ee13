import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadGraphql } from './load-graphql.ts';

const sdl = `directive @sensitive on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
directive @with(key: String @sensitive) on FIELD
interface Named { pin: String get(by: String): Int }
type Person implements Named { pin: String @sensitive get(by: String @sensitive): Int }
interface Holder { code: String @sensitive }
type Safe implements Holder { code: String }
input Login { pin: String @sensitive next: Login all: [String] @sensitive open: String }
type Query { named: Named safe: Safe log(in: Login, list: [Login], pin: String @sensitive): Int }
`;

function sensitiveIn(text: string): readonly string[] {
  const { operations } = loadGraphql({ file: 's.graphql', text: sdl }, [{ file: 'q.graphql', text }], []);
  return [...(operations.get('q')?.sensitiveNames ?? [])].sort();
}

describe('sensitive names', () => {
  const cases: readonly (readonly [name: string, document: string, want: readonly string[]])[] = [
    ['a variable in an argument', 'query q($v: String) { log(pin: $v) }', ['v']],
    ['a variable in a field of an input', 'query q($v: String) { log(in: {pin: $v}) }', ['v']],
    ['deep in one', 'query q($v: String) { log(list: [{next: {all: ["a", $v]}}]) }', ['v']],
    ['in a fragment', 'query q($v: String) { ...F } fragment F on Query { log(in: {pin: $v}) }', ['v']],
    ['beside one that is not', 'query q($v: String, $w: String) { log(in: {pin: $v, open: $w}) }', ['v']],
    ['a variable of an input type', 'query q($v: Login) { log(in: $v) }', ['all', 'pin']],
    ['in an argument of a directive', 'query q($v: String) { log @with(key: $v) }', ['v']],
    ['a field that one type marks, through its interface', 'query q { named { key: pin } }', ['key']],
    ['its argument', 'query q($v: String) { named { get(by: $v) } }', ['v']],
    ['a field that the interface marks, of a type', 'query q { safe { code } }', ['code']],
    ['none', 'query q($v: String) { log(in: {open: $v}) named { __typename } }', []],
  ];
  for (const [name, document, want] of cases)
    test(name, () => {
      assert.deepEqual(sensitiveIn(document), want);
    });
});
