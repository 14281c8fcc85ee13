import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Case = { readonly name: string; readonly old: unknown; readonly new: unknown; readonly found: string[] };

const text = (minLength: number, pattern: string) => ({ type: 'string', minLength, pattern });
const open = {
  anyOf: [{ type: 'string', minLength: 1 }, { required: ['c'] }, { not: { minProperties: 1 } }],
};
const cases: readonly Case[] = [
  {
    name: 'a type that became another one',
    old: { type: 'string' },
    new: { type: 'number' },
    found: ['breaking request-type-changed: type string → number'],
  },
  {
    name: 'types of one keyword',
    old: { type: ['string', 'boolean', 'null'] },
    new: { type: 'null' },
    found: ['breaking request-type-removed: type boolean, string removed'],
  },
  {
    name: 'types of one keyword that became others',
    old: { type: ['string', 'boolean'] },
    new: { type: ['integer', 'array'] },
    found: ['breaking request-type-changed: type boolean, string → integer, array'],
  },
  {
    name: 'types of several places',
    old: { anyOf: [{ type: 'string' }, { type: 'array' }, { type: 'object' }] },
    new: { type: 'string' },
    found: [
      'breaking request-type-removed: type array removed',
      'breaking request-type-removed: type object removed',
    ],
  },
  {
    name: 'one keyword of two alternatives of a union',
    old: { anyOf: [text(1, '^a'), text(3, '^b')] },
    new: { anyOf: [text(2, '^a'), text(5, '^b')] },
    found: [
      'breaking request-min-length-tightened: min length 1 → 2',
      'breaking request-min-length-tightened: min length 3 → 5',
    ],
  },
  {
    name: 'two patterns of one alternative',
    old: { type: 'string' },
    new: { type: 'string', allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
    found: [
      'breaking request-pattern-tightened: pattern none → a',
      'breaking request-pattern-tightened: pattern none → b',
    ],
  },
  {
    name: 'a condition that arrays meet by another alternative, and objects do not',
    old: { minItems: 1 },
    new: open,
    found: [
      'breaking request-condition-tightened: the condition under not differs',
      'safe request-alternative-added: an alternative of the union was added',
      'safe request-min-items-relaxed: min items 1 → none',
    ],
  },
];

describe('what differs at one place', () => {
  for (const { found, name, new: next, old } of cases)
    test(name, () => {
      const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' });
      const told = changes.map(({ id, reason, severity }) => `${severity} ${id}: ${reason}`);
      assert.deepEqual(told.toSorted(), found);
    });
});
