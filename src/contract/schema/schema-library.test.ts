import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SchemaLibrary } from './schema-library.ts';

const document = {
  schemas: {
    Leaf: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 3 } } },
    Extended: {
      allOf: [{ $ref: '#/schemas/Leaf' }, { type: 'object', properties: { age: { type: 'integer' } } }],
    },
    Tree: {
      type: 'object',
      properties: {
        leaf: { $ref: '#/schemas/Leaf' },
        left: { anyOf: [{ $ref: '#/schemas/Tree' }, { type: 'null' }] },
        list: { type: 'array', items: { $ref: '#/schemas/Tree' } },
      },
    },
    Either: {
      oneOf: [
        {
          type: 'object',
          required: ['cat'],
          properties: { cat: { type: 'object', properties: { lives: { type: 'integer' } } } },
        },
        {
          type: 'object',
          required: ['dog'],
          properties: { dog: { type: 'object', properties: { tail: { type: 'boolean' } } } },
        },
      ],
    },
    Any: { anyOf: [{ $ref: '#/schemas/Leaf' }, { $ref: '#/schemas/Tree' }] },
    Map: {
      type: 'object',
      properties: { id: { type: 'string' } },
      additionalProperties: { $ref: '#/schemas/Leaf' },
    },
    Pattern: { type: 'object', patternProperties: { '^x-': { $ref: '#/schemas/Leaf' } } },
    Free: { type: 'object' },
    Tuple: {
      type: 'array',
      prefixItems: [{ $ref: '#/schemas/Leaf' }, { type: 'string' }],
      items: { $ref: '#/schemas/Extended' },
    },
    Conditional: {
      type: 'object',
      properties: { kind: { type: 'string' } },
      if: { properties: { kind: { const: 'a' } } },
      then: { properties: { a: { type: 'string' } } },
      else: { properties: { b: { type: 'string' } } },
    },
    Inherited: {
      type: 'object',
      required: ['constructor', 'toString'],
      properties: {
        constructor: { type: 'string' },
        toString: { type: 'string' },
        valueOf: { type: 'integer' },
      },
      dependentRequired: { hasOwnProperty: ['constructor'] },
    },
    Secret: {
      type: 'object',
      properties: {
        token: { type: 'string', pattern: '^ok' },
        deep: { type: 'object', properties: { token: { enum: ['ok'] } } },
        tokens: { type: 'object', properties: { first: { type: 'integer' } } },
      },
    },
  },
};

const found = (name: string, value: unknown): readonly string[] =>
  new SchemaLibrary(document)
    .check(`/schemas/${name}`, value)
    .map(({ kind, at, schemaAt }) => `${kind} ${at} by ${schemaAt.slice('/schemas/'.length)}`);

describe('SchemaLibrary', () => {
  const cases: readonly [name: string, value: unknown, want: readonly string[]][] = [
    ['Leaf', { name: 'abc' }, []],
    ['Leaf', { name: 'abcd' }, ['invalid /name by Leaf/properties/name']],
    ['Leaf', { nme: 'abc' }, ['invalid  by Leaf', 'undocumented /nme by Leaf']],
    ['Extended', { name: 'abc', age: 1 }, []],
    ['Extended', { name: 'abc', age: 1, extra: 1 }, ['undocumented /extra by Leaf']],
    [
      'Extended',
      { name: 'abc', age: '1', extra: 1 },
      ['invalid /age by Extended/allOf/1/properties/age', 'undocumented /extra by Leaf'],
    ],
    [
      'Tree',
      { leaf: { name: 'a', x: 1 }, left: { list: [{ y: 1 }] } },
      ['undocumented /leaf/x by Leaf', 'undocumented /left/list/0/y by Tree'],
    ],
    ['Tree', { left: { left: { left: null } } }, []],
    ['Tree', { left: { left: { leaf: {} } } }, ['invalid /left/left/leaf by Leaf']],
    ['Tree', { list: [null] }, ['invalid /list/0 by Tree']],
    ['Either', { cat: { lives: 9 } }, []],
    [
      'Either',
      { dog: { tail: true, lives: 9 } },
      ['undocumented /dog/lives by Either/oneOf/1/properties/dog'],
    ],
    ['Either', { cat: {}, dog: {} }, ['invalid  by Either']],
    ['Either', { cat: 1, dog: {} }, ['undocumented /cat by Either/oneOf/1']],
    ['Any', { name: 'a', extra: {} }, ['undocumented /extra by Leaf']],
    ['Map', { id: 'x', a: { name: 'a' }, b: { name: 'b', z: 1 } }, ['undocumented /b/z by Leaf']],
    ['Pattern', { 'x-a': { name: 'a' }, y: 1 }, ['undocumented /y by Pattern']],
    ['Free', { anything: { goes: 1 } }, []],
    [
      'Tuple',
      [{ name: 'a', b: 1 }, 's', { name: 'c', d: 1 }],
      ['undocumented /0/b by Leaf', 'undocumented /2/d by Leaf'],
    ],
    ['Conditional', { kind: 'a', a: 'x' }, []],
    ['Conditional', { kind: 'a', b: 'x' }, ['undocumented /b by Conditional']],
    ['Conditional', { kind: 'b', b: 'x' }, []],
    ['Conditional', { kind: 'b', a: 'x' }, ['undocumented /a by Conditional']],
    ['Inherited', { constructor: 'a', toString: 'b' }, []],
    ['Inherited', {}, ['invalid  by Inherited', 'invalid  by Inherited']],
    [
      'Inherited',
      { constructor: 'a', toString: 'b', valueOf: '1' },
      ['invalid /valueOf by Inherited/properties/valueOf'],
    ],
  ];
  for (const [name, value, want] of cases) {
    it(`${name} of ${JSON.stringify(value)}`, () => assert.deepEqual(found(name, value), want));
  }

  it('lets undocumented members through where it is asked to', () => {
    assert.deepEqual(new SchemaLibrary(document).checkOpen('/schemas/Leaf', { name: 'a', extra: 1 }), []);
  });

  it('never shows the value of a sensitive name, however deep', () => {
    const library = new SchemaLibrary(document);
    const problems = library.check(
      '/schemas/Secret',
      { token: 'hunter2', deep: { token: 'hunter2', hunter: 'hunter2' }, tokens: { first: 'hunter2' } },
      new Set(['token', 'tokens']),
    );
    assert.equal(problems.length, 4);
    assert.ok(!JSON.stringify(problems).includes('hunter2'));
    assert.ok(JSON.stringify(library.check('/schemas/Secret', { token: 'hunter2' })).includes('hunter2'));
  });

  it('names members that need escaping, and is not confused by those of a prototype', () => {
    const library = new SchemaLibrary({
      'a/b': { type: 'object', properties: { 'c~d': { type: 'string' } } },
    });
    const value = JSON.parse('{"c~d":1,"__proto__":{"x":1},"toString":2}') as unknown;
    assert.deepEqual(
      library.check('/a~1b', value).map(({ at, kind }) => `${kind} ${at}`),
      ['invalid /c~0d', 'undocumented /__proto__', 'undocumented /toString'],
    );
  });

  it('finds exactly the members that were added to a documented value', () => {
    const leaf = fc.record({ name: fc.string({ maxLength: 3, unit: 'grapheme-ascii' }) });
    const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
      tree: fc.record(
        {
          leaf,
          left: fc.option(tie('tree'), { maxDepth: 3 }),
          list: fc.array(tie('tree'), { maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
    }));
    const library = new SchemaLibrary(document);
    fc.assert(
      fc.property(tree, fc.string(), (value, name) => {
        fc.pre(!['leaf', 'left', 'list', '__proto__'].includes(name));
        assert.deepEqual(library.check('/schemas/Tree', value), []);
        assert.deepEqual(
          library.check('/schemas/Tree', { ...value, [name]: 1 }).map(({ kind }) => kind),
          ['undocumented'],
        );
      }),
      { numRuns: 50 },
    );
  });
});

it('of a pattern that comes to no end it is said so', () => {
  const name = { type: 'string', pattern: '^(\\w+\\.?)+$' };
  const slow = { schemas: { Slow: { type: 'object', properties: { name } } } };
  const [problem] = new SchemaLibrary(slow).check('/schemas/Slow', { name: `${'a'.repeat(50)}!` });
  assert.deepEqual(
    [problem?.expected, problem?.found],
    ['text matching ^(\\w+\\.?)+$', 'string of 51 characters, for which the pattern comes to no end'],
  );
});

it('judges by schemas of thousands of members, which are no one test', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 2500 }, (_, index) => [`p${index}`, { $ref: '#/schemas/Text' }]),
  );
  const wide = { schemas: { Text: { type: 'string' }, Wide: { type: 'object', properties } } };
  const library = new SchemaLibrary(wide);
  const value = Object.fromEntries(Object.keys(properties).map((name) => [name, 'x']));
  assert.deepEqual(library.check('/schemas/Wide', value), []);
  assert.deepEqual(
    library.check('/schemas/Wide', { ...value, p7: 7, other: 1 }).map(({ at, kind }) => `${kind} ${at}`),
    ['invalid /p7', 'undocumented /other'],
  );
});
