import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';

const whole = { type: 'integer' };
const int32 = { ...whole, format: 'int32' };
const [least, most] = [-2147483648, 2147483647];
const few = { ...whole, minimum: 0, maximum: 10 };

/** Requests: there and back. */
const cases: readonly (readonly [
  name: string,
  old: unknown,
  next: unknown,
  there: readonly string[],
  back: readonly string[],
])[] = [
  ['no format', whole, int32, ['breaking format-tightened 2147483648'], ['safe format-relaxed']],
  [
    'a wider format',
    { ...whole, format: 'int64' },
    int32,
    ['breaking format-tightened 2147483648'],
    ['safe format-relaxed'],
  ],
  ['its own limits besides', int32, { ...int32, minimum: least, maximum: most }, [], []],
  [
    'its own limits',
    int32,
    { ...whole, minimum: least, maximum: most },
    ['safe format-relaxed'],
    ['safe format-tightened'],
  ],
  [
    'one number fewer',
    int32,
    { ...int32, maximum: most - 1 },
    ['breaking maximum-tightened 2147483647'],
    ['safe maximum-relaxed'],
  ],
  [
    'one number more',
    { ...whole, minimum: least - 1, maximum: most },
    int32,
    ['breaking format-tightened -2147483649'],
    ['safe format-relaxed'],
  ],
  [
    'limits that need no format',
    few,
    { ...few, format: 'int32' },
    ['safe format-tightened'],
    ['safe format-relaxed'],
  ],
  [
    'limits for half of it',
    { ...whole, minimum: 0 },
    { ...int32, minimum: 0 },
    ['breaking format-tightened 2147483648'],
    ['safe format-relaxed'],
  ],
  ['whole numbers', { type: 'number', format: 'int32' }, int32, [], []],
  [
    'a number that is not whole',
    { type: 'number', minimum: 0, maximum: 9 },
    { ...int32, minimum: 0, maximum: 9 },
    ['breaking format-tightened 0.5', 'breaking integer-tightened 0.5'],
    ['safe format-relaxed', 'safe integer-relaxed'],
  ],
  [
    'a hint of which no validator knows',
    few,
    { ...few, format: 'uint8' },
    ['safe format-tightened'],
    ['safe format-relaxed'],
  ],
  [
    'a hint that says no limits',
    { ...whole, format: 'uint8' },
    { ...whole, minimum: 0 },
    ['breaking minimum-tightened -1', 'safe format-relaxed'],
    ['dangerous format-tightened', 'safe minimum-relaxed'],
  ],
  ['a format among listed values', { enum: [1, 2] }, { enum: [1, 2], format: 'int32' }, [], []],
];

const found = (old: unknown, next: unknown): readonly string[] =>
  findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request' }).changes.map(
    ({ id, severity, witness }) =>
      `${severity} ${id.replace('request-', '')}${witness?.kind === 'value' ? ` ${JSON.stringify(witness.value)}` : ''}`,
  );

describe('formats of whole numbers are limits', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual(found(old, next), there);
      assert.deepEqual(found(next, old), back);
    });
});
