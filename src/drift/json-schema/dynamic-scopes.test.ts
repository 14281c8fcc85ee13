import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { base, dynamicRefCases, list } from '../testing/dynamic-ref-cases.ts';
import type { DynamicRefCase, Json } from '../testing/dynamic-ref-cases.ts';

/** Not of the suite. */
const more: readonly DynamicRefCase[] = [
  {
    name: 'a pointer to a $dynamicAnchor is a pointer',
    schema: {
      $id: `${base}/pointer/root`,
      $ref: 'list',
      $defs: {
        foo: { $dynamicAnchor: 'items', type: 'string' },
        list: { ...list(), items: { $dynamicRef: '#/$defs/items' } },
      },
    },
    accepted: [['foo', 42]],
    refused: [],
  },
  {
    name: 'a local pointer starts at the resource that it stands in',
    schema: {
      $ref: '#/$defs/part',
      $defs: {
        x: { type: 'string' },
        part: { $id: 'part', properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { type: 'integer' } } },
      },
    },
    accepted: [{ a: 1 }],
    refused: [{ a: 'x' }],
  },
  {
    name: 'and at the file where that has nothing there',
    schema: {
      $ref: '#/$defs/part',
      $defs: { x: { type: 'string' }, part: { $id: 'part', properties: { a: { $ref: '#/$defs/x' } } } },
    },
    accepted: [{ a: 'x' }],
    refused: [{ a: 1 }],
  },
  {
    name: 'values and members of such names are no identifiers',
    schema: {
      $ref: '#/$defs/part',
      $defs: {
        part: { properties: { $id: { $ref: 'part' }, a: { $dynamicRef: '#x' } } },
        x: { $id: 'part', $dynamicAnchor: 'x', type: 'integer' },
        default: { $dynamicAnchor: 'x', type: 'string' },
      },
      default: { $id: 'part', $dynamicAnchor: 'x' },
    },
    accepted: [{ a: 'x', $id: 1 }],
    refused: [{ a: 1 }, { $id: 'x' }],
  },
];

const source = ({ files = {}, schema }: Pick<DynamicRefCase, 'schema' | 'files'>) => ({
  ...schemaSource(schema),
  files: new Map(Object.entries(files)),
});

describe('$dynamicRef in 2020-12', () => {
  for (const { accepted, name, refused, ...given } of [...dynamicRefCases, ...more])
    test(name, () => {
      const isAccepted = (value: unknown): boolean => {
        const { changes, undecided } = findSchemaChanges(schemaSource({ const: value }), source(given), {
          as: 'request',
        });
        assert.deepEqual(undecided, []);
        const broken = changes.filter(({ severity }) => severity === 'breaking');
        assert.ok(broken.every(({ proof }) => proof === 'witness'));
        return broken.length === 0;
      };
      for (const value of accepted) assert.ok(isAccepted(value), `accepted: ${JSON.stringify(value)}`);
      for (const value of refused) assert.ok(!isAccepted(value), `refused: ${JSON.stringify(value)}`);
      const same = findSchemaChanges(source(given), { ...source(given), digest: 'sha256:1' });
      assert.deepEqual([same.changes, same.undecided], [[], []], 'nothing differs from itself');
    });

  test('an anchor that came into scope changes what the same words accept', () => {
    const whole = (anchor: Json) => ({
      $id: `${base}/root`,
      $ref: 'list',
      $defs: { foo: { ...anchor, type: 'string' }, list: list() },
    });
    const changes = (old: Json, next: Json) =>
      findSchemaChanges(schemaSource(whole(old)), schemaSource(whole(next)), { as: 'request' }).changes.map(
        ({ id, severity }) => `${severity} ${id}`,
      );
    const [none, anchor] = [{}, { $dynamicAnchor: 'items' }];
    assert.deepEqual([...new Set(changes(none, anchor))].sort(), [
      'breaking request-null-removed',
      'breaking request-type-removed',
    ]);
    assert.deepEqual([...new Set(changes(anchor, none))].sort(), [
      'safe request-null-added',
      'safe request-type-added',
    ]);
  });

  test('too many ways are undecided, never wrong', () => {
    const names = Array.from({ length: 9 }, (_, index) => `n${index}`);
    const part = (id: string, anchors: readonly string[]): Json => ({
      $id: id,
      properties: Object.fromEntries(names.map((name) => [name, { $ref: name }])),
      $defs: Object.fromEntries(anchors.map((name) => [name, { $dynamicAnchor: name }])),
    });
    const schema = {
      ...part(`${base}/root`, []),
      $defs: {
        ...Object.fromEntries(names.map((name) => [name, { ...part(name, [name]), items: { $ref: 'all' } }])),
        all: { ...part('all', names), not: { $dynamicRef: '#n1' } },
      },
    };
    const { changes, undecided, verdict } = findSchemaChanges(
      schemaSource(schema),
      schemaSource({ ...schema, maxProperties: 1 }),
      { as: 'request' },
    );
    assert.equal(verdict, 'unknown');
    assert.ok(changes.some(({ severity, stoppedBy }) => severity === 'dangerous' && stoppedBy !== undefined));
    assert.ok(undecided.some(({ reason }) => reason.includes('$dynamicRef')));
  });
});
