import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChangeUsage } from '../../model/change.ts';
import type { Usage } from '../../model/usage.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { graphqlSource } from '../graphql/testing/graphql-source.ts';
import { sdl, used } from './testing/pets.ts';

const usage: Usage = {
  $schema: '',
  provider: 'acme',
  contract: { digest: '', schema: '' },
  sources: [],
  protocol: 'graphql',
  operations: used,
};

type Row = readonly [
  name: string,
  from: string,
  to: string,
  rule: string,
  usage: ChangeUsage,
  operations: readonly string[],
];

const rows: readonly Row[] = [
  [
    'a field that is selected and read is gone',
    'id: ID! total',
    'total',
    'graphql-field-removed',
    'broken',
    ['buy', 'getOrder'],
  ],
  [
    'a field that is selected and not read is gone',
    ' total: Int!',
    '',
    'graphql-field-removed',
    'broken',
    ['getOrder'],
  ],
  ['a field that nobody selects is gone', ' state: Status', '', 'graphql-field-removed', 'unaffected', []],
  [
    'an operation field that nobody selects is gone',
    ' idle: String',
    '',
    'graphql-field-removed',
    'unaffected',
    [],
  ],
  [
    'what is read may be null',
    'id: ID! total',
    'id: ID total',
    'graphql-field-type-widened',
    'broken',
    ['buy', 'getOrder'],
  ],
  [
    'what is selected and not read may be null',
    'total: Int!',
    'total: Int',
    'graphql-field-type-widened',
    'unaffected',
    [],
  ],
  [
    'a field more',
    'type Query { order',
    'type Query { x: Int order',
    'graphql-field-added',
    'unaffected',
    [],
  ],
  [
    'a value more in a field that is read',
    'OPEN CLOSED LOST',
    'OPEN CLOSED LOST GONE',
    'graphql-output-enum-value-added',
    'potentially',
    ['getOrder'],
  ],
  ['an argument that is given is gone', 'id: ID, ', '', 'graphql-argument-removed', 'broken', ['getOrder']],
  [
    'an argument that is not given is gone',
    ', deep: Boolean',
    '',
    'graphql-argument-removed',
    'unaffected',
    [],
  ],
  [
    'an argument that must be given',
    'deep: Boolean',
    'deep: Boolean, z: Int!',
    'graphql-required-argument-added',
    'broken',
    ['getOrder'],
  ],
  [
    'one of a field that nobody selects',
    'orders:',
    'orders(z: Int!):',
    'graphql-required-argument-added',
    'unaffected',
    [],
  ],
  [
    'an argument that can be given',
    'deep: Boolean',
    'deep: Boolean, z: Int',
    'graphql-argument-added',
    'potentially',
    ['getOrder'],
  ],
  [
    'an argument that is not given must be',
    'deep: Boolean',
    'deep: Boolean!',
    'graphql-argument-type-narrowed',
    'broken',
    ['getOrder'],
  ],
  [
    'an argument that is given must never be null',
    '(id: ID,',
    '(id: ID!,',
    'graphql-argument-type-narrowed',
    'potentially',
    ['getOrder'],
  ],
  [
    'an argument that is not given is of another type, and must be',
    'deep: Boolean',
    'deep: String!',
    'graphql-argument-type-changed',
    'potentially',
    ['getOrder'],
  ],
  ['an argument retyped', 'deep: Boolean', 'deep: String', 'graphql-argument-type-changed', 'unaffected', []],
  [
    'another default of what is not given',
    'deep: Boolean',
    'deep: Boolean = true',
    'graphql-argument-default-added',
    'potentially',
    ['getOrder'],
  ],
  [
    'an input field that is sent is gone',
    ' note: String',
    '',
    'graphql-input-field-removed',
    'broken',
    ['buy'],
  ],
  [
    'an input field that is not sent is gone',
    ' gift: Gift',
    '',
    'graphql-input-field-removed',
    'unaffected',
    [],
  ],
  [
    'an input field that must be sent',
    'note: String',
    'note: String z: Int!',
    'graphql-required-input-field-added',
    'broken',
    ['buy'],
  ],
  [
    'one inside of what is not sent',
    'to: String',
    'to: String z: Int!',
    'graphql-required-input-field-added',
    'unaffected',
    [],
  ],
  [
    'a value that is sent is gone',
    'SMALL LARGE',
    'LARGE',
    'graphql-input-enum-value-removed',
    'broken',
    ['buy'],
  ],
  [
    'a value that was not sent is gone',
    ' HUGE',
    '',
    'graphql-input-enum-value-removed',
    'potentially',
    ['buy'],
  ],
  [
    'a member more in a union that is selected',
    '= Cat | Dog',
    '= Cat | Dog | Bird',
    'graphql-union-member-added',
    'potentially',
    ['getOrder'],
  ],
  [
    'a member that a fragment names is gone',
    '= Cat | Dog',
    '= Dog',
    'graphql-union-member-removed',
    'broken',
    ['getOrder'],
  ],
  [
    'a member that no fragment names is gone',
    '= Cat | Dog',
    '= Cat',
    'graphql-union-member-removed',
    'unaffected',
    [],
  ],
  [
    'a type more of an interface that is selected',
    'type Bird {',
    'type Bird implements Named { name: String',
    'graphql-interface-added',
    'potentially',
    ['getOrder'],
  ],
  [
    'a type less of an interface that is selected',
    'type Dog implements Named {',
    'type Dog {',
    'graphql-interface-removed',
    'potentially',
    ['getOrder'],
  ],
  [
    'a directive that is applied is gone',
    'directive @cached(seconds: Int) on FIELD',
    '',
    'graphql-directive-removed',
    'broken',
    ['getOrder'],
  ],
  [
    'a kind of operation that is sent is gone',
    'type Mutation',
    'type Other',
    'graphql-root-removed',
    'broken',
    ['buy'],
  ],
  [
    'a deprecated field that is selected',
    'total: Int!',
    'total: Int! @deprecated(reason: "x")',
    'graphql-deprecation-added',
    'potentially',
    ['getOrder'],
  ],
  [
    'a description',
    'type Order {',
    '"An order." type Order {',
    'graphql-description-added',
    'unaffected',
    ['buy', 'getOrder'],
  ],
];

describe('a change of a GraphQL schema', () => {
  for (const [name, from, to, rule, expected, operations] of rows)
    test(`${name}: ${expected}`, () => {
      assert.ok(sdl.includes(from));
      const { changes } = findSchemaChanges(graphqlSource(sdl), graphqlSource(sdl.replace(from, to)), {
        usage,
      });
      const change = changes.find(({ id }) => id === rule);
      assert.ok(change !== undefined, `fired: ${changes.map(({ id }) => id).join(', ')}`);
      assert.equal(change.usage, expected);
      assert.deepEqual(change.operations, operations);
    });

  test('where nobody noted what is read, a field that may be null concerns us perhaps', () => {
    const edited = sdl.replace('id: ID! total', 'id: ID total');
    const operations = { buy: used['buy']! };
    const report = findSchemaChanges(graphqlSource(sdl), graphqlSource(edited), {
      usage: { ...usage, operations },
    });
    assert.equal(report.changes[0]?.usage, 'potentially');
  });
});
