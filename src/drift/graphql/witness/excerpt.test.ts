import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Difference } from '../../difference.ts';
import { findGraphqlDifferences } from '../find-graphql-differences.ts';
import { graphqlSource } from '../testing/graphql-source.ts';

const find = (old: string, current: string): readonly Difference[] =>
  findGraphqlDifferences(graphqlSource(old), graphqlSource(current)).differences;

describe('a proof is found from a part of the schemas as from the whole', () => {
  const proofOf = (rule: string, old: string, current: string): unknown =>
    find(old, current)
      .find((one) => one.rule === rule)
      ?.prove();

  it('where an argument that is left out has a default of an enum', () => {
    const sdl = (type: string): string => `type Query { a(by: E = X, of: In = {e: Y}): ${type} }
      enum E { X Y } input In { e: E }`;
    const proof = proofOf('graphql-field-type-widened', sdl('Int!'), sdl('Int'));
    assert.match(JSON.stringify(proof), /Cannot return null for non-nullable field Query\.a/);
  });

  it('where an argument that no document names must be given', () => {
    const sdl = (args: string): string => `type Query { a${args}: Int }`;
    const proof = proofOf('graphql-required-argument-added', sdl(''), sdl('(xyz: Int!)'));
    assert.match(JSON.stringify(proof), /Argument \\"Query\.a\(xyz:\)\\" of type \\"Int!\\" is required/);
  });

  it('where a variable no longer fits, though the literal does', () => {
    const sdl = (type: string): string => `type Query { a(x: ${type}): Int b: Int }`;
    const proof = proofOf('graphql-argument-type-changed', sdl('Int!'), sdl('[Int!]!'));
    assert.match(
      JSON.stringify(proof),
      /Variable \\"\$v\\" of type \\"Int!\\" used in position expecting type/,
    );
  });

  it('where only a field that is gone led to what changed', () => {
    const rest = 'interface I { id: Int } type B implements I { id: Int f(y: %): Int }';
    const old = `type Query { x: I } ${rest.replace('%', 'Int')}`;
    const current = `type Query { z: I } ${rest.replace('%', 'Boolean')}`;
    const proof = proofOf('graphql-argument-type-changed', old, current);
    assert.match(JSON.stringify(proof), /Boolean cannot represent a non boolean value: 1/);
  });

  it('with the words of a validation of the document alone', () => {
    const sdl = (type: string): string => `type Query { a(x: ${type}): Int b(x: ${type}): Int }`;
    const reasons = find(sdl('Int'), sdl('String!')).map((one) => JSON.stringify(one.prove()));
    assert.equal(reasons.length, 2);
    for (const reason of reasons) assert.match(reason, /String cannot represent a non string value: 1/);
    assert.doesNotMatch(reasons.join(''), /operation_of_livegate/);
  });
});
