import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAjv } from './ajv.ts';
import { simplifyErrors } from './simplify-errors.ts';

const size = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer' }, unit: { enum: ['cm', 'in'] } },
};
const none = {
  type: 'object',
  required: ['none'],
  properties: { none: { type: 'string' } },
  additionalProperties: false,
};
const device = { type: 'object', required: ['id'] };
const order = (kind: string, more: readonly string[]) => ({
  type: 'object',
  required: ['kind', ...more],
  properties: { kind: { enum: [kind] }, device: { $ref: '#/$defs/device' } },
});
const defs = { $defs: { size, none } };
const page = (style: string, more: readonly string[]) => ({
  type: 'object',
  required: ['style', ...more],
  properties: { style: { const: style }, ...Object.fromEntries(more.map((name) => [name, {}])) },
  additionalProperties: false,
});
const pages = { anyOf: [page('offset', ['limit']), page('number', ['first', 'size', 'at', 'end'])] };

describe('simplifyErrors', () => {
  const cases: readonly [name: string, schema: object, value: unknown, want: readonly string[]][] = [
    [
      'of "this or null" the errors of this',
      { anyOf: [size, { type: 'null' }] },
      { unit: 'm' },
      [' required', '/unit enum'],
    ],
    [
      'the same through a reference',
      { ...defs, anyOf: [{ $ref: '#/$defs/size' }, { type: 'null' }] },
      { unit: 'm' },
      [' required', '/unit enum'],
    ],
    ['of branches of another type none', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 7, [' anyOf']],
    ['of several the nearest', { anyOf: [size, none] }, { size: 'x', unit: 'cm' }, ['/size type']],
    [
      'the member that tells the branches apart, where it fits none',
      pages,
      { style: 'cursor', next: 1 },
      ['/style enum'],
    ],
    [
      'the branch that such a member names, though another is nearer',
      pages,
      { style: 'number', limit: 1 },
      [' required', ' required', ' required', ' required', ' additionalProperties'],
    ],
    ['the choice alone where two are as near', { oneOf: [size, none] }, {}, [' oneOf']],
    [
      'of several the nearest, behind references',
      { ...defs, anyOf: [{ $ref: '#/$defs/size' }, { $ref: '#/$defs/none' }] },
      { size: 'x' },
      ['/size type'],
    ],
    [
      'of several the nearest, where the error is in what they share',
      {
        $defs: { device, fresh: order('NEW', ['customer']), top: order('TOP', []) },
        oneOf: [{ $ref: '#/$defs/fresh' }, { $ref: '#/$defs/top' }],
      },
      { kind: 'TOP', device: {} },
      ['/device required'],
    ],
    [
      'of cyclic branches the nearest',
      {
        $defs: {
          node: { type: 'object', required: ['id'], properties: { next: { $ref: '#/$defs/node' } } },
          leaf: { type: 'object', required: ['leaf', 'name'] },
        },
        anyOf: [{ $ref: '#/$defs/leaf' }, { $ref: '#/$defs/node' }],
      },
      { id: 1, next: {} },
      ['/next required'],
    ],
    [
      'the choice where more than one branch fits',
      { oneOf: [{ type: 'number' }, { type: 'integer' }] },
      1,
      [' oneOf'],
    ],
    [
      'what is wrong beside a choice',
      { type: 'object', required: ['a'], anyOf: [size, { type: 'null' }] },
      {},
      [' required', ' required'],
    ],
    [
      'the inner choice before the outer',
      {
        anyOf: [
          { type: 'object', properties: { in: { anyOf: [size, { type: 'null' }] } } },
          { type: 'null' },
        ],
      },
      { in: { size: '' } },
      ['/in/size type'],
    ],
    [
      'the branch of an if, not the if',
      { if: { required: ['size'] }, then: { required: ['unit'] } },
      { size: 1 },
      [' required'],
    ],
    ['errors without choices as they are', size, { size: 1.5, unit: 1 }, ['/size type', '/unit enum']],
  ];
  for (const [name, schema, value, want] of cases) {
    it(`keeps ${name}`, () => {
      const validate = createAjv('errors').compile(schema);
      assert.equal(validate(value), false);
      assert.deepEqual(
        simplifyErrors(validate.errors ?? [], schema).map(
          ({ instancePath, keyword }) => `${instancePath} ${keyword}`,
        ),
        want,
      );
    });
  }
});
