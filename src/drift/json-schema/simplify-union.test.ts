import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lowered } from '../testing/lowered.ts';

const text = { type: 'string' };
const declaring = { type: 'object', properties: { a: text } };

type Row = {
  readonly name: string;
  readonly schema: unknown;
  /** The types of its alternatives, with the values where they are listed. */
  readonly shape: readonly string[];
};

const rows: readonly Row[] = [
  {
    name: 'what an open alternative covers',
    schema: { anyOf: [{ ...text, maxLength: 3 }, text] },
    shape: ['string'],
  },
  {
    name: 'an open alternative given twice',
    schema: { anyOf: [text, { type: ['string', 'null'] }] },
    shape: ['string', 'null'],
  },
  {
    name: 'an open object covers nothing: it declares other members',
    schema: { anyOf: [declaring, { type: 'object' }] },
    shape: ['object', 'object'],
  },
  {
    name: 'lists of values',
    schema: { anyOf: [{ enum: ['a', 'b'] }, { const: 1 }, { enum: ['b', 'c'] }] },
    shape: ['string a,b,c', 'number 1'],
  },
  {
    name: 'lists of values under other limits',
    schema: { anyOf: [{ enum: ['a'], maxLength: 2 }, { const: 'b' }] },
    shape: ['string a', 'string b'],
  },
  {
    name: 'both truth values are all there are',
    schema: { anyOf: [{ const: true }, { const: false }] },
    shape: ['boolean'],
  },
  {
    name: 'one schema by two ways',
    schema: { anyOf: [{ $ref: '#/$defs/a' }, { allOf: [{ $ref: '#/$defs/a' }] }], $defs: { a: declaring } },
    shape: ['object'],
  },
  {
    name: 'no branch',
    schema: { anyOf: [] },
    shape: ['null', 'boolean', 'number', 'string', 'array', 'object'],
  },
  { name: 'branches that accept nothing', schema: { anyOf: [false, false] }, shape: [] },
];

describe('a union has as few alternatives as say the same', () => {
  for (const { name, schema, shape } of rows)
    test(name, () => {
      const found = lowered(schema).shape.map(({ type, values }) =>
        values === undefined ? type : `${type} ${values.value.join()}`,
      );
      assert.deepEqual(found.toSorted(), shape.toSorted());
    });
});
