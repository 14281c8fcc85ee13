import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ErrorObject } from 'ajv';
import { describeAlternatives } from './describe-alternatives.ts';

const error = (keyword: string, schema: unknown): ErrorObject => ({
  ...{ instancePath: '', keyword, params: {}, schema, schemaPath: '' },
});
const root = {
  $defs: {
    none: { type: 'object', required: ['notApplicable'] },
    chain: { $ref: '#/$defs/none' },
    self: { $ref: '#/$defs/self' },
  },
};

const cases: readonly (readonly [
  name: string,
  keyword: string,
  schema: unknown,
  want: string | undefined,
])[] = [
  [
    'types, and objects by their members',
    'anyOf',
    [{ type: 'array' }, { $ref: '#/$defs/chain' }],
    'a list or { notApplicable }',
  ],
  [
    'values',
    'oneOf',
    [{ const: 'none' }, { enum: ['a', 1] }, { type: 'integer' }],
    '"none" or "a" or 1 or integer',
  ],
  [
    'what is said twice',
    'anyOf',
    [{ type: 'string' }, { type: 'string' }, { type: 'object' }],
    'string or an object',
  ],
  ['what cannot be said', 'anyOf', [{ type: 'string' }, { pattern: 'a' }], undefined],
  ['a definition of itself', 'anyOf', [{ $ref: '#/$defs/self' }], undefined],
  ['a definition that is not there', 'anyOf', [{ $ref: '#/$defs/other' }], undefined],
  ['another error', 'type', 'string', undefined],
];

describe('what may stand instead', () => {
  for (const [name, keyword, schema, want] of cases)
    test(name, () => assert.equal(describeAlternatives(error(keyword, schema), root), want));
});
