import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSchemaDocument } from '../../../drift/document/parse-schema-document.ts';
import { findSchemaChanges } from '../../../drift/find-schema-changes.ts';
import type { ChangeExcerpt } from './change-excerpt.ts';
import { excerptChanges } from './excerpt-changes.ts';

const read = (text: string, source: string) => parseSchemaDocument(text, { source });
const compare = (old: string, next: string, isSeen = true): readonly ChangeExcerpt[] => {
  const [before, after] = [read(old, 'old'), read(next, 'new')];
  const report = findSchemaChanges(before, after, { version: '0', documents: [] });
  return excerptChanges(report, before, isSeen ? after : undefined);
};

/** As somebody reads it: the place, what went and came, how much is left out. */
const shown = ({ definition, rows }: ChangeExcerpt): string =>
  [
    definition,
    ...rows.map((row) => {
      if ('gap' in row) return `  ... ${row.gap}`;
      const lead = row.here === true ? '>' : ' ';
      if (!row.changed) return `${lead} ${row.old ?? row.new}`;
      return `${lead}${row.old === undefined ? '' : ` -${row.old}`}${row.new === undefined ? '' : ` +${row.new}`}`;
    }),
  ].join('\n');

const openapi = (order: object) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': {
        get: {
          responses: {
            200: {
              description: 'all',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
            },
          },
        },
      },
    },
    components: { schemas: { Order: order } },
  });
const order = (required: readonly string[], more: object = {}) => ({
  type: 'object',
  required,
  properties: { id: { type: 'string' }, ...more, state: { type: 'string', enum: ['OPEN', 'CLOSED'] } },
});
const far = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, { type: 'string' }]));

describe('both sides around a change', () => {
  for (const [what, old, next, wanted] of [
    [
      'OpenAPI: the component, with the line that changed and the place that is named',
      openapi(order(['id', 'state'])),
      openapi(order(['id'])),
      [
        '/components/schemas/Order',
        '  ... 1',
        '  required:',
        '    - id',
        '  -  - state',
        '  properties:',
        '    id:',
        '      type: string',
        '>   state:',
        '      type: string',
        '      enum:',
        '  ... 2',
      ],
    ],
    [
      'GraphQL: the type, whatever is said of it beside',
      'type Query { order: Order } "an order" type Order { id: ID! state(at: Int): String }',
      'type Query { order: Order } type Order { "the id" id: ID!, state(at: Int!): String }',
      [
        'Order',
        '  type Order {',
        '    id: ID!',
        '> -  state(at: Int): String +  state(at: Int!): String',
        '  }',
      ],
    ],
    [
      'what is gone as a whole has no other side',
      'type Query { a: Int } enum State { OPEN }',
      'type Query { a: Int }',
      ['State', '> -enum State {', '  -  OPEN', '  -}'],
    ],
    [
      'what is far from it is left out, and counted',
      openapi(order(['id', 'state'], far)),
      openapi(order(['id'], far)),
      [
        '/components/schemas/Order',
        '  ... 1',
        '  required:',
        '    - id',
        '  -  - state',
        '  properties:',
        '    id:',
        '  ... 79',
        '    f39:',
        '      type: string',
        '>   state:',
        '      type: string',
        '      enum:',
        '  ... 2',
      ],
    ],
  ] as const)
    test(what, () => {
      const found = compare(old, next).map(shown);
      assert.ok(found.includes(wanted.join('\n')), found.join('\n\n'));
    });

  test('spelled differently is not different: JSON beside YAML, other key order in flow style', () => {
    const yaml =
      'openapi: 3.1.0\ninfo: {title: Orders, version: "1"}\npaths: {}\ncomponents:\n  schemas: {A: {type: string, enum: [x]}}\n';
    const json = JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      paths: {},
      components: { schemas: { A: { type: 'string', enum: ['x', 'y'] } } },
    });
    const [rows] = compare(yaml, json).map(({ rows: own }) =>
      own.filter((row) => !('gap' in row) && row.changed),
    );
    assert.deepEqual(rows, [{ new: '  - y', changed: true }]);
  });

  test('of a side that nobody has the text of, nothing is called changed', () => {
    const found = compare(openapi(order(['id', 'state'])), openapi(order(['id'])), false);
    assert.match(found.map(shown).join('\n'), /^> {3}state:$/m);
    for (const { rows } of found) for (const row of rows) assert.ok('gap' in row || !row.changed);
  });
});

describe('what would make it endless is bounded', () => {
  test('many changes in long lines, lines of a megabyte, texts with nothing in common', () => {
    const enumOf = (prefix: string) => Array.from({ length: 1500 }, (_, index) => `${prefix}${index}`);
    const many = (kind: string) =>
      order(
        [],
        Object.fromEntries(
          Array.from({ length: 150 }, (_, index) => [
            `p${index}`,
            { type: kind, description: 'x'.repeat(1000) },
          ]),
        ),
      );
    for (const [old, next] of [
      [many('string'), many('integer')],
      [
        { type: 'string', enum: enumOf('a') },
        { type: 'string', enum: enumOf('b') },
      ],
      [
        order(['id'], { a: { description: 'x'.repeat(1e6) } }),
        order([], { a: { description: 'y'.repeat(1e6) } }),
      ],
    ] as const) {
      const found = compare(openapi(old), openapi(next));
      assert.ok(found.length > 0 && JSON.stringify(found).length <= 150_000 + found.length);
      for (const { rows } of found) assert.ok(rows.filter((row) => !('gap' in row)).length <= 24);
    }
  });

  test('names of prototypes, and schemas that are none to graphql-js, have no text', () => {
    const twice = 'type Query { a: Int } type A { __proto: Int, constructor: Int }';
    const next = 'type Query { a: Int } type A { __proto: Int }';
    assert.match(compare(twice, next).map(shown).join(), /constructor/);
    const report = findSchemaChanges(read(twice, 'old'), read(next, 'new'), { version: '0', documents: [] });
    assert.deepEqual(excerptChanges(report, read('type Query {', 'old'), undefined), []);
  });
});

/** Objects inside each other, the innermost with a member of this type. */
function nested(depth: number, type: string): object {
  const properties = { inner: depth === 1 ? { type } : nested(depth - 1, type) };
  return { type: 'object', properties };
}

for (const [depth, isShown] of [
  [20, true],
  [45, true],
  [60, false],
  [490, false],
] as const)
  test(`a definition of ${depth} objects inside each other is ${isShown ? '' : 'not '}shown, and ends nothing`, () => {
    const found = compare(openapi(nested(depth, 'string')), openapi(nested(depth, 'integer')));
    assert.equal(found.length > 0, isShown);
  });
