import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ConfigError } from '../../../util/errors.ts';
import { readSdl } from './read-sdl.ts';

const refusal = (text: string): string => {
  try {
    readSdl('a.graphql', text);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    assert.equal(error.code, 'contract_invalid');
    return error.message;
  }
  return 'read';
};

describe('an SDL', () => {
  it('is read with everything that GraphQL ignores', () => {
    const text =
      '\uFEFF# type No { a: Int }\r\n"""\n type { " \\""" # no\n""" type Query,,, @d(x: "}{", y: [{a: """}"""}]) {\r# }\n"a \\" {" a(b: [Int!]! = [1, 2] @d): [[Int]!]! }';
    const query = readSdl('a.graphql', text).types.get('Query');
    const field = query?.members.get('a');
    assert.equal(field?.type, '[[Int]!]!');
    assert.equal(field.args[0]?.type, '[Int!]!');
    assert.equal(field.args[0].default, '[1, 2]');
    assert.equal(query?.description, '"""\n type { " \\""" # no\n"""');
    assert.equal(query.directives, '@d(x: "}{", y: [{a: """}"""}])');
  });

  it('has types as they are written without what GraphQL ignores', () => {
    const token = fc.constantFrom('', ' ', ',', '\n', '# Int]!\n', '\t ,');
    const type = fc.letrec<{ type: readonly string[] }>((tie) => ({
      type: fc.oneof(
        fc.constantFrom(['Int'], ['Int', '!']),
        tie('type').map((inner) => ['[', ...inner, ']']),
        tie('type').map((inner) => ['[', ...inner, ']', '!']),
      ),
    })).type;
    fc.assert(
      fc.property(type, fc.infiniteStream(token), (tokens, between) => {
        const spaced = tokens.map((text) => `${text}${between.next().value ?? ''}`).join('');
        const read = readSdl('a.graphql', `type A { a: ${spaced} b: Int }`).types.get('A')?.members;
        assert.deepEqual(
          [...(read?.values() ?? [])].map((one) => one.type),
          [tokens.join(''), 'Int'],
        );
      }),
    );
  });

  it('is merged with its extensions, wherever they stand', () => {
    const schema = readSdl(
      'a.graphql',
      'extend type Query implements I { b: Int } type Query { a: Int } interface I { b: Int } extend schema { mutation: M } type M { c: Int }',
    );
    const query = schema.types.get('Query');
    assert.deepEqual([...(query?.members.keys() ?? [])], ['a', 'b']);
    assert.deepEqual([...(query?.interfaces.keys() ?? [])], ['I']);
    assert.deepEqual(
      [...schema.roots()].map(([operation, { name }]) => `${operation} ${name}`),
      ['query Query', 'mutation M'],
    );
  });

  const duplicates: readonly (readonly [string, string, readonly string[]])[] = [
    ['a type', 'type A { a: Int }\ntype A { b: Int }', ['A is defined twice']],
    ['a directive', 'directive @a on FIELD directive @a on QUERY', ['@a is defined twice']],
    ['a field', 'type A { a: Int\n a: String }', ['A has the field a twice']],
    ['a field in an extension', 'type A { a: Int } extend type A { a: Int }', ['A has the field a twice']],
    [
      'a field among many',
      'type A { a: Int b: Int c: Int d: Int e: Int f: Int g: Int h: Int i: Int b: Int }',
      ['A has the field b twice'],
    ],
    ['an enum value', 'enum A { B B }', ['A has the value B twice']],
    ['an argument', 'type A { a(x: Int, x: Int): Int }', ['A.a has the argument x twice']],
    ['a member', 'union A = B | B', ['A has the member B twice']],
    ['an interface', 'type A implements I & I { a: Int }', ['A has the interface I twice']],
    ['an argument of a directive', 'directive @a(x: Int, x: Int) on FIELD', ['@a has the argument x twice']],
    ['a location', 'directive @a on FIELD | FIELD', ['@a has the location FIELD twice']],
    ['an operation', 'schema { query: A query: B }', ['schema has the operation query twice']],
  ];
  for (const [what, text, messages] of duplicates)
    it(`that gives ${what} twice is read, and the second one reported`, () => {
      const schema = readSdl('a.graphql', text);
      assert.deepEqual(
        schema.duplicates.map(({ message }) => message),
        messages,
      );
    });

  it('keeps the first of two', () => {
    const schema = readSdl('a.graphql', 'type A { a: Int a: String } type A { b: Int }');
    assert.deepEqual(
      [...(schema.types.get('A')?.members.values() ?? [])].map(({ type }) => type),
      ['Int'],
    );
  });

  it('may use the names that objects have anyway', () => {
    const schema = readSdl(
      'a.graphql',
      'type constructor { __proto__: hasOwnProperty toString(valueOf: Int): Int } enum hasOwnProperty { __proto__ }',
    );
    assert.deepEqual([...(schema.types.get('constructor')?.members.keys() ?? [])], ['__proto__', 'toString']);
    assert.equal(schema.duplicates.length, 0);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', '  # only this\n', /^a\.graphql:2:1: /],
    ['no SDL', '<html>', /^a\.graphql:1:1: .*"<"/],
    ['a document', '{ a }', /^a\.graphql:1:1: expected a definition/],
    ['half a document', 'type A {\n  a: Int\n', /^a\.graphql:3:1: .*<EOF>/],
    ['an open string', 'type A {\n  "a\n  a: Int }', /^a\.graphql:2:5: .*[Uu]nterminated string/],
    ['an open block string', '"""a\n type A { a: Int }', /^a\.graphql:\d:\d+: .*[Uu]nterminated/],
    ['a missing type', 'type A { a }', /^a\.graphql:1:12: .*Expected ":"/],
    ['brackets that do not match', 'type A @d(x: [1}) { a: Int }', /^a\.graphql:1:16: /],
    ['a root of no operation', 'schema { query: A find: B }', /^a\.graphql:1:19: .*Unexpected Name "find"/],
    [
      'a location that is none',
      'directive @a on FIELD | fields',
      /^a\.graphql:1:25: .*Unexpected Name "fields"/,
    ],
    ['a value that is a literal', 'enum A { B true }', /^a\.graphql:1:12: .*Name "true" is reserved/],
    ['a body without fields', 'type A { }', /^a\.graphql:1:10: /],
  ];
  for (const [what, text, message] of refused)
    it(`that is ${what} is refused with its place`, () => {
      assert.match(refusal(text), message);
    });

  const deep = 10_000;
  const hostile: readonly (readonly [string, string])[] = [
    ['nested lists', `type A { a: ${'['.repeat(deep)}Int${']'.repeat(deep)} }`],
    ['nested literals', `type A { a(x: Int = ${'['.repeat(deep)}${']'.repeat(deep)}): Int }`],
    ['nested objects', `type A @d(x: ${'{a: '.repeat(deep)}1${'}'.repeat(deep)}) { a: Int }`],
    ['nested braces', '{'.repeat(deep)],
    ['nested arguments', `type A { ${'a('.repeat(deep)}`],
    ['5 MB of quotes', '"'.repeat(5_000_000)],
    ['5 MB of braces', '}{'.repeat(2_500_000)],
    ['5 MB of noise', Buffer.alloc(5_000_000, 'x1€"').toString()],
    ['a lone surrogate', 'type \uD800 { a: Int }'],
  ];
  for (const [what, text] of hostile)
    it(`with ${what} is refused in bounded time`, () => {
      const begin = performance.now();
      assert.match(refusal(text), /^a\.graphql:\d+:\d+: /);
      assert.ok(performance.now() - begin < 60_000);
    });
});
