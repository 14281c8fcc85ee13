import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { buildSchema, printSchema } from 'graphql';
import { blankAnnotations } from './blank-annotations.ts';
import { carryAnnotations } from './carry-annotations.ts';

const names = ['note', 'secret'];
const sdl = `enum Source { PAGE GUESS }
directive @note(from: Source!) on OBJECT | FIELD_DEFINITION | ENUM_VALUE | ARGUMENT_DEFINITION
directive @secret on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
directive @cost(of: Kind) on FIELD_DEFINITION
enum Kind { A @note(from: GUESS) B }
type Query @note(from: PAGE) {
  a(by: In @note(from: PAGE)): Int @secret @cost(of: A)
  b: Kind
}
input In { pin: String @secret }
`;

describe('blankAnnotations', () => {
  test('takes out annotations and what only they use, and moves nothing', () => {
    const blanked = blankAnnotations(sdl, names);
    assert.doesNotMatch(blanked, /note|secret|Source|GUESS/);
    assert.match(blanked, /@cost\(of: A\)/);
    assert.equal(blanked.length, sdl.length);
    for (const word of ['type Query', 'b: Kind', 'pin: String'])
      assert.equal(blanked.indexOf(word), sdl.indexOf(word));
    assert.doesNotThrow(() => buildSchema(blanked));
  });

  test('leaves text without annotations, and text that is no SDL, as it is', () => {
    assert.equal(blankAnnotations(sdl, []), sdl);
    assert.equal(blankAnnotations('type Query {', names), 'type Query {');
  });

  test('makes of the real contract what a provider could serve', () => {
    const real = readFileSync(join(import.meta.dirname, '../../../contracts/fluz/schema.graphql'), 'utf8');
    const served = printSchema(
      buildSchema(blankAnnotations(real, ['evidence', 'sensitive', 'basicAuth', 'bearerAuth'])),
    );
    assert.doesNotMatch(served, /\bEvidence\b|@evidence|@sensitive|@basicAuth|@bearerAuth/);
    assert.match(served, /enum ScopeType/);
  });
});

describe('carryAnnotations', () => {
  const next = 'type Query { a(by: In): Int c: Int } input In { pin: String more: Int } enum Kind { A B C }';

  test('puts them on whatever both define, and says what they stood on and is gone', () => {
    const { lost, sdl: carried } = carryAnnotations(
      `${sdl} type Old @note(from: PAGE) { x: Int @secret }`,
      next,
      names,
    );
    const flat = carried.replaceAll(/\s+/g, ' ');
    for (const part of [
      'type Query @note(from: PAGE)',
      'a(by: In @note(from: PAGE)): Int @secret',
      'pin: String @secret',
      'A @note(from: GUESS)',
      'directive @secret',
      'enum Source',
    ])
      assert.ok(flat.includes(part), part);
    assert.doesNotMatch(flat, /more: Int @|c: Int @|@cost/);
    assert.deepEqual(lost, ['Old', 'Old.x']);
    assert.equal(printSchema(buildSchema(blankAnnotations(carried, names))), printSchema(buildSchema(next)));
  });

  const own = 'directive @secret on FIELD_DEFINITION | OBJECT';
  const extended: readonly (readonly [name: string, old: string, next: string, want: readonly string[]])[] = [
    [
      'from an extension',
      'type A { x: Int } extend type A { y: Int @secret }',
      'type A { x: Int y: Int }',
      ['y: Int @secret'],
    ],
    [
      'to an extension',
      'type A { x: Int y: Int @secret }',
      'type A { x: Int } extend type A { y: Int }',
      ['y: Int @secret'],
    ],
    [
      'of a type and of its extension, once',
      'type A { x: Int } extend type A @secret { y: Int @secret }',
      'type A { x: Int } extend type A { y: Int }',
      ['type A @secret {', 'y: Int @secret'],
    ],
    ['that are there already', 'type A { x: Int @secret }', 'type A { x: Int @secret }', ['x: Int @secret']],
  ];
  for (const [name, old, next, want] of extended)
    test(`puts them on what is extended: ${name}`, () => {
      const { lost, sdl: carried } = carryAnnotations(`${own} ${old}`, `${next} type Query { a: A }`, names);
      const lines = carried.split('\n').map((line) => line.trim());
      assert.deepEqual(
        lines.filter((line) => /[^e] @secret/.test(line)),
        want,
      );
      assert.deepEqual(lost, []);
      assert.doesNotThrow(() => buildSchema(carried));
    });
});
