import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { graphqlSource } from '../testing/graphql-source.ts';
import { findGraphqlDifferences } from '../find-graphql-differences.ts';

const both = '{ u { ... on A { a } ... on B { a } } }';
const union = (a: string, b: string): string =>
  `type Query { u: U } union U = A | B type A { a: ${a} } type B { a: ${b} }`;
const one = (i: string, a: string, b: string): string =>
  `type Query { u: I } interface I { a: ${i} } type A implements I { a: ${a} } type B implements I { a: ${b} }`;
const beside = (i: string, a: string, b: string): string =>
  `type Query { u: U } union U = A | B interface I { a: ${i} } type A implements I { a: ${a} } type B { a: ${b} }`;
const safe = 'graphql-field-type-narrowed';
const conflict = 'graphql-field-type-conflicting';

const cases: readonly {
  readonly name: string;
  readonly old: string;
  readonly new: string;
  readonly rules: readonly string[];
  /** Right for the old schema; and for the new one, unless something conflicts. */
  readonly document?: string;
}[] = [
  { name: 'one of a union', old: union('Int', 'Int'), new: union('Int!', 'Int'), rules: [conflict] },
  { name: 'items', old: union('[Int]', '[Int]'), new: union('[Int!]', '[Int]'), rules: [conflict] },
  {
    name: 'both of a union, each in its own way',
    old: union('[Int]', '[Int]'),
    new: union('[Int!]', '[Int]!'),
    rules: [conflict, conflict],
  },
  { name: 'both of a union', old: union('Int', 'Int'), new: union('Int!', 'Int!'), rules: [safe, safe] },
  {
    name: 'one that could not be asked for beside the other before',
    old: union('Int', 'Int!'),
    new: union('Int!', 'Int!'),
    rules: [safe],
    document: '{ u { ... on A { a } ... on B { b: a } } }',
  },
  {
    name: 'one of an interface',
    old: one('Int', 'Int', 'Int'),
    new: one('Int', 'Int!', 'Int'),
    rules: [conflict],
  },
  {
    name: 'all of an interface, but not its own',
    old: one('Int', 'Int', 'Int'),
    new: one('Int', 'Int!', 'Int!'),
    rules: [conflict, conflict],
    document: '{ u { a ... on A { a } } }',
  },
  {
    name: 'an interface, and all of it',
    old: one('Int', 'Int', 'Int'),
    new: one('Int!', 'Int!', 'Int!'),
    rules: [safe, safe, safe],
  },
  {
    name: 'an interface of one of a union, which promised as much itself',
    old: beside('Int', 'Int!', 'Int'),
    new: beside('Int!', 'Int!', 'Int'),
    rules: [conflict],
    document: '{ u { ... on I { a } ... on B { a } } }',
  },
  {
    name: 'one of a union beside an interface of the other',
    old: beside('Int', 'Int!', 'Int'),
    new: beside('Int', 'Int!', 'Int!'),
    rules: [conflict],
    document: '{ u { ... on I { a } ... on B { a } } }',
  },
  {
    name: 'an interface, and what could not be asked for beside it before',
    old: beside('Int', 'Int!', 'Int!'),
    new: beside('Int!', 'Int!', 'Int!'),
    rules: [safe],
    document: '{ u { ... on I { a } ... on B { b: a } } }',
  },
  {
    name: 'types that stand at no place together',
    old: 'type Query { a: A b: B } type A { a: Int } type B { a: Int }',
    new: 'type Query { a: A b: B } type A { a: Int! } type B { a: Int }',
    rules: [safe],
    document: '{ a { a } b { a } }',
  },
  {
    name: 'types of a union that nothing answers',
    old: 'type Query { a: A b: B } union U = A | B type A { a: Int } type B { a: Int }',
    new: 'type Query { a: A b: B } union U = A | B type A { a: Int! } type B { a: Int }',
    rules: [safe],
    document: '{ a { a } b { a } }',
  },
];

describe('a field that is narrowed beside its namesake', () => {
  for (const { document = both, name, old, rules, ...given } of cases)
    it(name, () => {
      const { differences } = findGraphqlDifferences(graphqlSource(old), graphqlSource(given.new));
      const errors = [old, given.new].map((sdl) => validate(buildSchema(sdl), parse(document)).length);
      assert.deepEqual(
        { rules: differences.map(({ rule }) => rule), errors },
        { rules, errors: [0, rules.includes(conflict) ? 1 : 0] },
      );
    });
});
