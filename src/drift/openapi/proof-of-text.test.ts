import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { textReadings } from '../json-schema/text-readings.ts';
import type { WrittenList } from '../json-schema/text-readings.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { document, listed, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const whole = { type: 'integer' };
const list = (items: Json, more: Json = {}): Json => ({ type: 'array', items, ...more });
const asked = (schema: Json, more: Json = {}): Json => listed({ name: 'q', in: 'query', schema, ...more });
const joined = { explode: false };
const digits = { ...text, pattern: '^\\d+$' };

/** Severity and witness of what becomes of a parameter. */
const cases: readonly (readonly [name: string, old: Json, next: Json, want: readonly unknown[]])[] = [
  ['numbers and any text', asked(whole), asked(text), ['safe']],
  ['any text and numbers', asked(text), asked(whole), ['breaking', 'a']],
  ['numbers and their texts', asked(whole), asked({ ...text, pattern: '^-?\\d+$' }), ['dangerous']],
  ['numbers and digits', asked(whole), asked(digits), ['breaking', -1]],
  ['digits and numbers', asked(digits), asked(whole), ['dangerous']],
  ['numbers and short texts', asked(whole), asked({ ...text, maxLength: 5 }), ['breaking', 1e12]],
  [
    'truth values and words',
    asked({ type: 'boolean' }),
    asked({ ...text, pattern: '^[a-z]+$' }),
    ['dangerous'],
  ],
  [
    'truth values and short words',
    asked({ type: 'boolean' }),
    asked({ ...text, maxLength: 4 }),
    ['breaking', false],
  ],
  ['any list, and one of at least one', asked(list(text)), asked(list(text, { minItems: 1 })), ['dangerous']],
  [
    'any list, and one of at least two',
    asked(list(text)),
    asked(list(text, { minItems: 2 })),
    ['breaking', ['a']],
  ],
  ['nothing', asked({ type: ['string', 'null'] }), asked(text), ['dangerous']],
  ['a text, and a list between commas', asked(text, joined), asked(list(text), joined), ['safe']],
  ['a list between commas, and a text', asked(list(text), joined), asked(text, joined), ['safe']],
  ['numbers between commas, and one', asked(list(whole), joined), asked(whole, joined), ['breaking', [1, 1]]],
  [
    'a list between commas, and a short text',
    asked(list(text), joined),
    asked({ ...text, maxLength: 3 }, joined),
    ['dangerous'],
  ],
  [
    'the same as JSON',
    asked({}, { schema: undefined, content: { 'application/json': { schema: list(text) } } }),
    asked(
      {},
      { schema: undefined, content: { 'application/json': { schema: list(text, { minItems: 1 }) } } },
    ),
    ['breaking', []],
  ],
  ['the same schema of a text and of JSON', both(whole), both(digits), ['breaking', 1]],
];

/** A schema that both a parameter and a body refer to. */
function both(schema: Json): Json {
  const shared = { $ref: '#/components/schemas/s' };
  return document(
    {
      '/a': {
        post: {
          parameters: [{ name: 'q', in: 'query', schema: shared }],
          requestBody: { content: { 'application/json': { schema: shared } } },
          responses: { 200: ok },
        },
      },
    },
    { components: { schemas: { s: schema } } },
  );
}

describe('what is sent as text is proved by what its text is read as', () => {
  for (const [name, old, next, want] of cases)
    test(name, () => {
      const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
      assert.deepEqual(
        changes.flatMap(({ severity, witness }) => [
          severity,
          ...(witness?.kind === 'value' ? [witness.value] : []),
        ]),
        want,
      );
    });
});

describe('what a value may be read as', () => {
  const rows: readonly (readonly [value: unknown, lists: WrittenList, readings: readonly unknown[]])[] = [
    [null, 'joined', []],
    [[], 'repeated', []],
    [1, 'repeated', ['1', 1, ['1'], [1]]],
    ['1', 'repeated', ['1', 1, ['1'], [1]]],
    ['007', 'repeated', ['007', 7, ['007'], [7]]],
    ['true', 'repeated', ['true', true, ['true'], [true]]],
    ['1,a', 'joined', ['1,a', '1,a', ['1', 'a'], [1, 'a']]],
    ['1,a', 'repeated', ['1,a', '1,a', ['1,a'], ['1,a']]],
    [
      [1, 2],
      'repeated',
      [
        [1, 2],
        ['1', '2'],
        [1, 2],
      ],
    ],
    [[1, 2], 'joined', [[1, 2], ['1', '2'], [1, 2], '1,2', '1,2']],
    [
      { a: '1', b: [true] },
      'joined',
      [
        { a: '1', b: [true] },
        { a: '1', b: ['true'] },
        { a: 1, b: [true] },
      ],
    ],
    [{ a: '1' }, 'unsaid', [{ a: '1' }]],
    ['1e999', 'repeated', ['1e999', '1e999', ['1e999'], ['1e999']]],
  ];
  for (const [value, lists, readings] of rows)
    test(`${JSON.stringify(value)}, lists ${lists}`, () =>
      assert.deepEqual(textReadings(value, lists), readings));
});
