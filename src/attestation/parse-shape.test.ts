import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AttestationError } from './attestation-error.ts';
import { parseShape } from './parse-shape.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['toString'],
  properties: {
    toString: { enum: ['a', 'b'] },
    names: { type: 'object', additionalProperties: { type: 'string' } },
  },
} as const;

describe('a value of a shape', () => {
  test('comes back as it is', () => {
    const value = { toString: 'a', names: { x: 'y' } };
    assert.equal(parseShape(schema, value, 'predicate_malformed'), value);
  });

  const table: readonly (readonly [string, unknown, RegExp])[] = [
    ['whose member is only inherited', {}, /^it must have required property 'toString'$/],
    ['of another type', [], /^it must be object$/],
    [
      'with another value',
      { toString: 'c' },
      /^"\/toString" must be equal to one of the allowed values: \["a","b"\]$/,
    ],
    [
      'with an unknown member',
      { toString: 'a', secret: 's3cret' },
      /^it must NOT have additional properties$/,
    ],
    [
      'with a hostile name',
      { toString: 'a', names: { '\u001b[2J': 1 } },
      /^"\/names\/\\u001b\[2J" must be string$/,
    ],
  ];
  for (const [name, value, message] of table)
    test(`is refused ${name}, with the code that was asked for`, () => {
      assert.throws(
        () => parseShape(schema, value, 'predicate_malformed'),
        (error) =>
          error instanceof AttestationError &&
          error.code === 'predicate_malformed' &&
          message.test(error.message),
      );
    });
});
