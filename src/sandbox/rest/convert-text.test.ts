import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convertForm, convertTexts } from './convert-text.ts';

const document = {
  components: {
    schemas: {
      Count: { type: 'integer' },
      Form: {
        allOf: [{ properties: { count: { $ref: '#/components/schemas/Count' } } }],
        properties: {
          open: { type: 'boolean' },
          name: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

const integer = { type: 'integer' };
const list = { type: 'array', items: integer };

for (const { schema, explode = false, texts, value } of [
  { schema: integer, texts: ['12'], value: 12 },
  { schema: { type: 'number' }, texts: ['-1.5e2'], value: -150 },
  { schema: integer, texts: ['1', '2'], value: 2 },
  { schema: integer, texts: ['12a'], value: '12a' },
  { schema: integer, texts: ['012'], value: '012' },
  { schema: integer, texts: [''], value: '' },
  { schema: integer, texts: ['0x10'], value: '0x10' },
  { schema: { type: 'boolean' }, texts: ['true'], value: true },
  { schema: { type: 'boolean' }, texts: ['yes'], value: 'yes' },
  { schema: { type: 'string' }, texts: ['12'], value: '12' },
  { schema: { type: ['integer', 'string'] }, texts: ['12'], value: '12' },
  { schema: { type: ['integer', 'null'] }, texts: ['12'], value: 12 },
  { schema: { oneOf: [{ type: 'integer' }, { type: 'boolean' }] }, texts: ['12'], value: 12 },
  { schema: { $ref: '#/components/schemas/Count' }, texts: ['12'], value: 12 },
  { schema: {}, texts: ['12'], value: '12' },
  { schema: undefined, texts: ['12'], value: '12' },
  { schema: list, texts: ['1,2', '3'], value: [1, 2, 3] },
  { schema: list, explode: true, texts: ['1', '2,3'], value: [1, '2,3'] },
]) {
  test(`${texts.join(' & ')} as ${JSON.stringify(schema)} is ${JSON.stringify(value)}`, () => {
    assert.deepEqual(convertTexts(document, { schema, explode }, texts), value);
  });
}

test('form fields take the types of their properties, inherited ones too', () => {
  const fields = { count: '3', open: 'true', name: '7', tags: ['a', 'b'], other: '1' };
  assert.deepEqual(convertForm(document, '/components/schemas/Form', fields), {
    count: 3,
    open: true,
    name: '7',
    tags: ['a', 'b'],
    other: '1',
  });
});
