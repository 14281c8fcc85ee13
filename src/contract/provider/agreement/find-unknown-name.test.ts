import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findUnknownName } from './find-unknown-name.ts';
import { namedValues } from './named-values.ts';

const named = { type: 'object', properties: { amount: { type: ['number', 'null'] } } };

type Row = {
  readonly given: readonly object[];
  readonly path: readonly string[];
  /** The name that leads nowhere; absent: none certainly does. */
  readonly want?: string;
};

const rows: Readonly<Record<string, Row>> = {
  'a misspelt member': { given: [named], path: ['amuont'], want: 'amuont' },
  'a member of another name': { given: [named], path: ['total'] },
  'a member of another name, where no others are allowed': {
    given: [{ ...named, additionalProperties: false }],
    path: ['total'],
    want: 'total',
  },
  'a misspelt member, where others are allowed': {
    given: [{ ...named, additionalProperties: true }],
    path: ['amuont'],
  },
  'a misspelt member, where others are described': {
    given: [{ ...named, patternProperties: { '^a': {} } }],
    path: ['amuont'],
  },
  'a misspelt member, where a branch takes any object': {
    given: [{ anyOf: [named, { type: 'object' }] }],
    path: ['amuont'],
  },
  'a misspelt member, where a branch takes anything': {
    given: [{ oneOf: [named, { description: 'Whatever.' }] }],
    path: ['amuont'],
  },
  'a misspelt member, where branches only require': {
    given: [{ ...named, anyOf: [{ required: ['amount'] }, { required: ['other'] }] }],
    path: ['amuont'],
    want: 'amuont',
  },
  'a misspelt member beside a schema for any object': {
    given: [{ allOf: [named, { type: 'object' }] }],
    path: ['amuont'],
    want: 'amuont',
  },
  'a member of a condition’s branch': {
    given: [{ if: { required: ['kind'] }, then: named, else: { properties: { total: {} } } }],
    path: ['total'],
  },
  'a misspelt member, where a tag tells kinds apart': {
    given: [{ ...named, discriminator: { propertyName: 'kind' } }],
    path: ['amuont'],
  },
  'a member behind a reference that leads out': {
    given: [{ allOf: [named, { $ref: 'https://acme.example/schema.json' }] }],
    path: ['amuont'],
  },
  'a member behind a reference that goes in a circle': {
    given: [{ allOf: [{ $ref: '#/0' }, named] }],
    path: ['amuont'],
    want: 'amuont',
  },
  'a misspelt member of one answer, which another may hold': {
    given: [named, { type: 'object' }],
    path: ['amuont'],
  },
  'a misspelt member of one answer, which another does not name': {
    given: [{ type: 'object', properties: { id: {} } }, named],
    path: ['amuont'],
    want: 'amuont',
  },
  'a member of another name, which one of two answers forbids and the other does not name': {
    given: [{ ...named, additionalProperties: false }, { properties: { id: {} } }],
    path: ['total'],
  },
  'a misspelt member of one of two such answers': {
    given: [{ ...named, additionalProperties: false }, { properties: { id: {} } }],
    path: ['amuont'],
    want: 'amuont',
  },
  'a member of another name, which one branch forbids and another does not name': {
    given: [{ oneOf: [{ ...named, additionalProperties: false }, { properties: { id: {} } }] }],
    path: ['total'],
  },
  'a member of another name, which every branch forbids': {
    given: [{ oneOf: [{ ...named, additionalProperties: false }, { type: 'null' }] }],
    path: ['total'],
    want: 'total',
  },
  'a member of a pattern, where no others are allowed': {
    given: [{ ...named, patternProperties: { '^x': {} }, additionalProperties: false }],
    path: ['x1'],
  },
  'a member of what one branch knows as a text, where another takes any object': {
    given: [{ anyOf: [{ properties: { error: { type: 'string' } } }, { type: 'object' }] }],
    path: ['error', 'code'],
  },
  'a member of what is a text, or an object of which only a condition knows': {
    given: [{ properties: { id: {} }, if: {}, then: { properties: { error: { type: 'string' } } } }],
    path: ['erorr'],
    want: 'erorr',
  },
  'a member by both branches of a condition': {
    given: [
      { if: { type: 'array' }, then: { items: named }, else: { ...named, additionalProperties: false } },
    ],
    path: ['total'],
    want: 'total',
  },
  'a member of a text or of what nothing is said of': {
    given: [{ oneOf: [{ type: 'string' }, { minLength: 1 }] }],
    path: ['a'],
  },
  'a member of a listed text': { given: [{ enum: ['a', null] }], path: ['a'], want: 'a' },
  'a member of a number': { given: [named], path: ['amount', 'value'], want: 'value' },
  'a member of nothing known': { given: [{}], path: ['amount'] },
  'a member of a schema that refuses everything': {
    given: [{ properties: { id: false } }],
    path: ['id', 'of'],
  },
  'an item': { given: [{ type: 'array', items: named }], path: ['0', 'amount'] },
  'a misspelt member of an item': { given: [{ items: named }], path: ['7', 'amuont'], want: 'amuont' },
  'a member of a list': { given: [{ type: 'array', items: named }], path: ['amount'], want: 'amount' },
  'an item of a list of anything': { given: [{ type: 'array' }], path: ['0'] },
  'an item by its place': {
    given: [{ type: 'array', prefixItems: [named, { type: 'string' }] }],
    path: ['1', 'amount'],
    want: 'amount',
  },
  'a name that every object has': {
    given: [{ ...named, additionalProperties: false }],
    path: ['constructor'],
    want: 'constructor',
  },
};

describe('a path into a value by its schema', () => {
  for (const [name, { given, path, want }] of Object.entries(rows))
    test(`has ${want === undefined ? 'no mistake' : 'a mistake'}: ${name}`, () => {
      const places = given.map((_, index) => ({ document: given, pointer: `/${String(index)}` }));
      const unknown = findUnknownName(places, path, false);
      assert.equal(unknown && path[unknown.depth], want);
      assert.ok(unknown === undefined || unknown.expected.length > 10 || unknown.known.length === 1);
    });

  const pairs: readonly (readonly [known: string, name: string, isMistake: boolean])[] = [
    ['payerId', 'payeeId', false],
    ['minAmount', 'maxAmount', false],
    ['item', 'items', false],
    ['name', 'names', false],
    ['error', 'errors', false],
    ['customer', 'customerId', false],
    ['date', 'data', false],
    ['line1', 'line2', false],
    ['status', 'statsu', true],
    ['error', 'eror', true],
    ['createdAt', 'created_at', true],
    ['customer', 'custmer', true],
  ];
  for (const [known, name, isMistake] of pairs)
    test(`${name} is ${isMistake ? 'a misspelling' : 'no misspelling'} of ${known}`, () => {
      const places = [{ document: { properties: { [known]: {} } }, pointer: '' }];
      assert.equal(findUnknownName(places, [name], false) !== undefined, isMistake);
    });

  test('of a value of which nothing is said only a misspelling is a mistake', () => {
    const places = [{ document: { ...named, additionalProperties: false }, pointer: '' }, undefined];
    assert.equal(findUnknownName(places, ['total'], false), undefined);
    assert.equal(findUnknownName(places, ['amuont'], false)?.depth, 0);
    assert.equal(findUnknownName([undefined], ['total'], true), undefined);
  });

  test('ends where a schema holds itself', () => {
    const circle: Record<string, unknown> = { ...named };
    circle['anyOf'] = [circle];
    circle['properties'] = { ...named.properties, parent: circle };
    const places = [{ document: circle, pointer: '' }];
    assert.equal(findUnknownName(places, ['parent', 'parent', 'amuont'], false)?.depth, 2);
  });

  test('ends where references follow one another by the ten thousand', () => {
    const schemas = Array.from({ length: 50_000 }, (_, index) => ({ $ref: `#/${String(index + 1)}` }));
    const places = [{ document: [...schemas, named], pointer: '/0' }];
    assert.equal(findUnknownName(places, ['amuont'], false)?.depth, 0);
  });

  test('with a closed schema any other name is a mistake', () => {
    const places = [{ document: named, pointer: '' }];
    assert.equal(findUnknownName(places, ['total'], true)?.expected, 'one of amount');
  });
});

describe('the values that bodies list', () => {
  const lists = { properties: { code: { enum: ['A', 'B'] } } };
  const cases: readonly (readonly [
    name: string,
    given: readonly (object | undefined)[],
    want: readonly string[] | undefined,
  ])[] = [
    ['of one body', [lists], ['A', 'B']],
    ['of several, each once', [lists, { properties: { code: { const: 'B' } } }, lists], ['A', 'B']],
    ['where one has no code', [lists, { properties: { kind: {} } }], ['A', 'B']],
    ['where one takes any text', [lists, { properties: { code: { type: 'string' } } }], undefined],
    [
      'where one takes any text as well',
      [{ properties: { code: { anyOf: [{ enum: ['A'] }, { type: 'string' }] } } }],
      undefined,
    ],
    ['where one takes anything', [lists, {}], undefined],
    ['where one is of nothing known', [lists, undefined], undefined],
    [
      'where one takes any text of a length as well',
      [{ properties: { code: { anyOf: [{ enum: ['A'] }, { minLength: 1 }] } } }],
      undefined,
    ],
    [
      'where only a condition lists',
      [{ properties: { code: { type: 'string' } }, if: {}, then: { properties: { code: { enum: ['A'] } } } }],
      undefined,
    ],
    [
      'where one branch lists and another takes any text',
      [{ oneOf: [lists, { properties: { code: { type: 'string' } } }] }],
      undefined,
    ],
    [
      'where one branch lists and another takes any object',
      [{ oneOf: [lists, { type: 'object' }] }],
      undefined,
    ],
    [
      'where every branch lists',
      [{ oneOf: [lists, { properties: { code: { const: 'C' } } }] }],
      ['A', 'B', 'C'],
    ],
    ['beside null', [{ properties: { code: { oneOf: [{ enum: ['A'] }, { type: 'null' }] } } }], ['A']],
    ['where none has a code', [{ properties: { kind: {} } }], undefined],
  ];
  for (const [name, given, want] of cases)
    test(name, () => {
      const places = given.map((one, index) => one && { document: given, pointer: `/${String(index)}` });
      assert.deepEqual(namedValues(places, [['code']]), want);
    });
});
