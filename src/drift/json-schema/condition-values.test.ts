import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Json = { readonly [name: string]: unknown };

const object = { type: 'object', properties: { k: { type: 'string' }, a: {}, b: {} } };
const ones = { type: 'array', contains: { const: 1 } };
const asked = { if: { properties: { k: { const: 'x' } }, required: ['k'] }, then: { required: ['a'] } };

const proved: readonly (readonly [name: string, old: Json, next: Json, witness: unknown])[] = [
  ['if and then', object, { ...object, ...asked }, { k: 'x' }],
  ['more of what is contained', ones, { ...ones, minContains: 2 }, [1]],
  ['less of what is contained', ones, { ...ones, maxContains: 2 }, [1, 1, 1]],
  [
    'names by pattern',
    { type: 'object' },
    { type: 'object', propertyNames: { pattern: '^a' } },
    { other1: null },
  ],
  [
    'fewer names',
    { type: 'object', propertyNames: { enum: ['a', 'b'] } },
    { type: 'object', propertyNames: { enum: ['a'] } },
    { b: null },
  ],
  [
    'a name that is excluded',
    { type: 'object' },
    { type: 'object', propertyNames: { not: { const: 'no' } } },
    { no: null },
  ],
  [
    'names of a list, of names by pattern',
    { type: 'object', propertyNames: { pattern: '^a' } },
    { type: 'object', propertyNames: { pattern: '^a' }, allOf: [{ propertyNames: { enum: ['a'] } }] },
    { 'a-name-that-is-longer-than-most-names-are': null },
  ],
  [
    'what another member depends on',
    object,
    { ...object, dependentSchemas: { a: { properties: { b: { type: 'string' } } } } },
    { b: null, a: null },
  ],
];

describe('a value proves what a request may no longer be', () => {
  for (const [name, old, next, value] of proved)
    test(name, () => {
      const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' });
      assert.deepEqual(
        changes.map(({ severity, witness }) => [severity, witness?.kind === 'value' && witness.value]),
        [['breaking', value]],
      );
    });
});

describe('how many are contained', () => {
  test('is one where nothing is said', () => {
    const { changes } = findSchemaChanges(schemaSource(ones), schemaSource({ ...ones, minContains: 1 }));
    assert.deepEqual(changes, []);
  });
  test('may be none only where that is said', () => {
    const { changes } = findSchemaChanges(schemaSource(ones), schemaSource({ ...ones, minContains: 0 }));
    assert.deepEqual(
      changes.map(({ severity }) => severity),
      ['breaking'],
    );
  });
});
