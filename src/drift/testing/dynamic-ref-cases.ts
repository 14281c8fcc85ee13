export type Json = { readonly [name: string]: unknown };

/** Values that a schema accepts and refuses. */
export type DynamicRefCase = {
  readonly name: string;
  readonly schema: Json;
  readonly files?: Readonly<Record<string, Json>>;
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
};

export const base = 'https://test.example';
const text = { type: 'string' };
const items = { $dynamicAnchor: 'items', ...text };
export const list = (anchor: Json = { $dynamicAnchor: 'items' }): Json => ({
  $id: 'list',
  type: 'array',
  items: { $dynamicRef: '#items' },
  $defs: { items: anchor },
});
const itself = (reference: Json, anchor: Json): Json => ({
  $id: `${base}/itself`,
  type: 'array',
  items: reference,
  $defs: { foo: { ...text, ...anchor } },
});
const strings = { accepted: [['foo', 'bar']], refused: [['foo', 42]] };
const anything = {
  accepted: [
    ['foo', 'bar'],
    ['foo', 42],
  ],
  refused: [],
};
const meta = (anchor: Json): Json => ({
  $id: `${base}/relative/root`,
  $dynamicAnchor: 'meta',
  type: 'object',
  properties: { foo: { const: 'pass' } },
  $ref: 'extended',
  $defs: {
    extended: { $id: 'extended', ...anchor, type: 'object', properties: { bar: { $ref: 'bar' } } },
    bar: { $id: 'bar', type: 'object', properties: { baz: { $dynamicRef: 'extended#meta' } } },
  },
});
const pass = { foo: 'pass', bar: { baz: { foo: 'pass' } } };
const fail = { foo: 'pass', bar: { baz: { foo: 'fail' } } };
const listOf = (name: string, type: string): Json => ({
  [name]: {
    $id: name,
    $defs: { itemType: { $dynamicAnchor: 'itemType', type } },
    $ref: 'genericList',
  },
});
const length = (most: number): Json => ({ $dynamicAnchor: 'length', maxLength: most });

/** The cases of the official suite for `$dynamicRef` in 2020-12, by their names there. */
export const dynamicRefCases: readonly DynamicRefCase[] = [
  {
    name: 'a $dynamicRef to a $dynamicAnchor in the same resource is a $ref to an $anchor',
    schema: itself({ $dynamicRef: '#items' }, { $dynamicAnchor: 'items' }),
    ...strings,
  },
  {
    name: 'a $dynamicRef to an $anchor in the same resource',
    schema: itself({ $dynamicRef: '#items' }, { $anchor: 'items' }),
    ...strings,
  },
  {
    name: 'a $ref to a $dynamicAnchor in the same resource',
    schema: itself({ $ref: '#items' }, { $dynamicAnchor: 'items' }),
    ...strings,
  },
  {
    name: 'the first $dynamicAnchor still in scope',
    schema: { $id: `${base}/typical/root`, $ref: 'list', $defs: { foo: items, list: list() } },
    ...strings,
  },
  {
    name: 'scopes in between without a matching $dynamicAnchor',
    schema: {
      $id: `${base}/between/root`,
      $ref: 'between',
      $defs: { foo: items, between: { $id: 'between', $ref: 'list' }, list: list() },
    },
    ...strings,
  },
  {
    name: 'an $anchor of the same name is not used',
    schema: {
      $id: `${base}/anchor/root`,
      $ref: 'list',
      $defs: { foo: { $anchor: 'items', ...text }, list: list() },
    },
    ...anything,
  },
  {
    name: 'without a matching $dynamicAnchor in the same resource it is a $ref to the $anchor',
    schema: {
      $id: `${base}/without/root`,
      $ref: 'list',
      $defs: { foo: items, list: list({ $anchor: 'items' }) },
    },
    ...anything,
  },
  {
    name: 'with one that does not match too',
    schema: {
      $id: `${base}/other/root`,
      $ref: 'list',
      $defs: { foo: items, list: list({ $anchor: 'items', $dynamicAnchor: 'foo' }) },
    },
    ...anything,
  },
  {
    name: 'a relative $dynamicRef to a matching $dynamicAnchor leads to the first in scope',
    schema: meta({ $dynamicAnchor: 'meta' }),
    accepted: [pass],
    refused: [fail],
  },
  {
    name: 'and to the $anchor where none matches',
    schema: meta({ $anchor: 'meta' }),
    accepted: [pass, fail],
    refused: [],
  },
  {
    name: 'several ways to one $dynamicRef',
    schema: {
      $id: `${base}/several/main`,
      if: { properties: { kindOfList: { const: 'numbers' } }, required: ['kindOfList'] },
      then: { $ref: 'numberList' },
      else: { $ref: 'stringList' },
      $defs: {
        genericList: {
          $id: 'genericList',
          properties: { list: { items: { $dynamicRef: '#itemType' } } },
          $defs: { defaultItemType: { $dynamicAnchor: 'itemType' } },
        },
        ...listOf('numberList', 'number'),
        ...listOf('stringList', 'string'),
      },
    },
    accepted: [
      { kindOfList: 'numbers', list: [1.1] },
      { kindOfList: 'strings', list: ['foo'] },
    ],
    refused: [
      { kindOfList: 'numbers', list: ['foo'] },
      { kindOfList: 'strings', list: [1.1] },
    ],
  },
  {
    name: 'a scope that was left is not used',
    schema: {
      $id: `${base}/left/main`,
      if: { $id: 'first_scope', $defs: { thingy: { $dynamicAnchor: 'thingy', type: 'number' } } },
      then: {
        $id: 'second_scope',
        $ref: 'start',
        $defs: { thingy: { $dynamicAnchor: 'thingy', type: 'null' } },
      },
      $defs: {
        start: { $id: 'start', $dynamicRef: 'inner_scope#thingy' },
        thingy: { $id: 'inner_scope', $dynamicAnchor: 'thingy', type: 'string' },
      },
    },
    accepted: [null],
    refused: ['a string', 42],
  },
  {
    name: 'a strict tree guards against misspelled members',
    schema: {
      $id: 'strict-tree.json',
      $dynamicAnchor: 'node',
      $ref: 'tree.json',
      unevaluatedProperties: false,
    },
    files: {
      'tree.json': {
        $id: 'tree.json',
        $dynamicAnchor: 'node',
        type: 'object',
        properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
      },
    },
    accepted: [{ children: [{ data: 1 }] }],
    refused: [{ children: [{ daat: 1 }] }],
  },
  {
    name: 'a strict schema that extends one of another file',
    schema: {
      $id: 'strict-extendible.json',
      $ref: 'extendible.json',
      $defs: {
        elements: {
          $dynamicAnchor: 'elements',
          properties: { a: true },
          required: ['a'],
          additionalProperties: false,
        },
      },
    },
    files: {
      'extendible.json': {
        $id: 'extendible.json',
        type: 'object',
        properties: { elements: { type: 'array', items: { $dynamicRef: '#elements' } } },
        required: ['elements'],
        additionalProperties: false,
        $defs: { elements: { $dynamicAnchor: 'elements' } },
      },
    },
    accepted: [{ elements: [{ a: 1 }] }],
    refused: [{ a: true }, { elements: [{ b: 1 }] }],
  },
  {
    name: 'a $ref to a $dynamicRef finds a detached $dynamicAnchor',
    schema: { $ref: 'detached.json#/$defs/foo' },
    files: {
      'detached.json': {
        $id: 'detached.json',
        $defs: {
          foo: { $dynamicRef: '#detached' },
          detached: { $dynamicAnchor: 'detached', type: 'integer' },
        },
      },
    },
    accepted: [1],
    refused: ['a'],
  },
  {
    name: 'to a boolean schema',
    schema: {
      $defs: { true: true, false: false },
      properties: { true: { $dynamicRef: '#/$defs/true' }, false: { $dynamicRef: '#/$defs/false' } },
    },
    accepted: [{ true: 1 }],
    refused: [{ false: 1 }],
  },
  {
    name: 'resources in between that are not entered are skipped',
    schema: {
      $id: `${base}/skips/main`,
      type: 'object',
      properties: { 'bar-item': { $ref: 'item' } },
      $defs: {
        bar: {
          $id: 'bar',
          type: 'array',
          items: { $ref: 'item' },
          $defs: {
            item: {
              $id: 'item',
              type: 'object',
              properties: { content: { $dynamicRef: '#content' } },
              $defs: { defaultContent: { $dynamicAnchor: 'content', type: 'integer' } },
            },
            content: { $dynamicAnchor: 'content', type: 'string' },
          },
        },
      },
    },
    accepted: [{ 'bar-item': { content: 42 } }],
    refused: [{ 'bar-item': { content: 'value' } }],
  },
  {
    name: 'roots may be avoided, scopes are entered still',
    schema: {
      $id: `${base}/avoids/base`,
      $ref: 'first#/$defs/stuff',
      $defs: {
        first: { $id: 'first', $defs: { stuff: { $ref: 'second#/$defs/stuff' }, length: length(1) } },
        second: { $id: 'second', $defs: { stuff: { $ref: 'third#/$defs/stuff' }, length: length(2) } },
        third: { $id: 'third', $defs: { stuff: { $dynamicRef: '#length' }, length: length(3) } },
      },
    },
    accepted: ['h'],
    refused: ['hi'],
  },
];
