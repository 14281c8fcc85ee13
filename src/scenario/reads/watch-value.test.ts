import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';
import { UseTree } from '../../drift/usage/use-tree.ts';
import type { FieldUse } from '../../model/usage.ts';
import { makeCloneable } from './make-cloneable.ts';
import { Watcher } from './watch-value.ts';

type Order = {
  id: string;
  total?: number;
  lines: { sku: string; count: number }[];
  customer: { name: string; address: { city: string } };
  labels: Record<string, string>;
};

const order = (): Order => ({
  id: 'o-1',
  lines: [
    { sku: 'a', count: 1 },
    { sku: 'b', count: 2 },
  ],
  customer: { name: 'Ann', address: { city: 'Ulm' } },
  labels: { 'ann@example.com': 'x' },
});

const names = new Set([
  'id',
  'total',
  'lines',
  'sku',
  'count',
  'customer',
  'name',
  'address',
  'city',
  'labels',
]);

function watched(value: unknown = order()): { value: Order; use: () => FieldUse } {
  const tree = new UseTree();
  return { value: new Watcher(names).watch(value, tree) as Order, use: () => tree.toUse() };
}

describe('what is read', () => {
  const table: readonly (readonly [string, (value: Order) => unknown, FieldUse])[] = [
    ['nothing', () => 0, {}],
    ['a field', (value) => value.id, { properties: { id: {} } }],
    ['a field that is not there', (value) => value.total, { properties: { total: {} } }],
    ['whether a field is there', (value) => 'total' in value, { properties: { total: {} } }],
    ['whether a field is its own', (value) => Object.hasOwn(value, 'id'), { properties: { id: {} } }],
    [
      'a field far inside',
      (value) => value.customer.address.city,
      { properties: { customer: { properties: { address: { properties: { city: {} } } } } } },
    ],
    ['the length of a list', (value) => value.lines.length, { properties: { lines: {} } }],
    [
      'items',
      (value) => value.lines.map(({ sku }) => sku),
      { properties: { lines: { items: { properties: { sku: {} } } } } },
    ],
    [
      'items one by one',
      (value) => [...value.lines].filter(({ count }) => count > 1),
      { properties: { lines: { items: { properties: { count: {} } } } } },
    ],
    ['all by keys', (value) => Object.keys(value.customer), { properties: { customer: { whole: true } } }],
    ['all by spreading', (value) => ({ ...value.customer }), { properties: { customer: { whole: true } } }],
    ['all by serialising', (value) => JSON.stringify(value), { whole: true }],
    [
      'all by comparing',
      (value) => isDeepStrictEqual(value.customer, order().customer),
      { properties: { customer: { whole: true } } },
    ],
    [
      'only what a partial comparison names',
      (value) => expect(value).toMatchObject({ id: 'o-1', customer: { name: 'Ann' } }),
      { properties: { customer: { properties: { name: {} } }, id: {} } },
    ],
    [
      'a name that the contract does not know: not by name',
      (value) => value.labels['ann@example.com'],
      { properties: { labels: { additional: {} } } },
    ],
    [
      'what every object inherits',
      (value) => [Object.prototype.toString.call(value), 'toString' in value],
      {},
    ],
  ];
  for (const [name, read, use] of table)
    test(name, () => {
      const { use: found, value } = watched();
      read(value);
      assert.deepEqual(found(), use);
    });
});

describe('a watched value behaves as the value does', () => {
  const table: readonly (readonly [string, (value: Order) => unknown])[] = [
    [
      'deep equality, both ways',
      (value) => [isDeepStrictEqual(value, order()), isDeepStrictEqual(order(), value)],
    ],
    ['Array.isArray', (value) => [Array.isArray(value.lines), Array.isArray(value.customer)]],
    ['instanceof', (value) => [value instanceof Object, value.lines instanceof Array]],
    ['identity', (value) => [value.customer === value.customer, value.lines[0] === value.lines.at(0)]],
    [
      'includes, indexOf',
      (value) => value.lines.includes(value.lines[1]!) && value.lines.indexOf(value.lines[1]!),
    ],
    ['entries', (value) => Object.entries(value)],
    ['concat', (value) => [0, 1].concat(value.lines as never)],
    ['reduce', (value) => value.lines.reduce((sum, { count }) => sum + count, 0)],
    [
      'Object.prototype.toString',
      (value) => [Object.prototype.toString.call(value), Object.prototype.toString.call(value.lines)],
    ],
    ['inspect', (value) => inspect(value, { depth: 9 })],
    ['JSON', (value) => JSON.stringify(value)],
    ['structuredClone', (value) => [structuredClone(value), structuredClone({ inside: [value.lines] })]],
    ['destructuring with a rest', ({ id, ...rest }) => [id, rest]],
    ['typeof', (value) => [typeof value, typeof value.lines, typeof value.id]],
    [
      'sorting and writing',
      (value) => {
        value.lines.sort((left, right) => right.count - left.count);
        value.total = 3;
        value.lines.push({ sku: 'c', count: 0 });
        value.customer = { ...value.customer, name: 'Bob' };
        return [value, value.lines[0]?.sku];
      },
    ],
    [
      'for in',
      (value) => {
        const seen: string[] = [];
        for (const key in value.customer) seen.push(key);
        return seen;
      },
    ],
  ];
  for (const [name, use] of table)
    test(name, () => {
      makeCloneable();
      assert.deepEqual(use(watched().value), use(order()));
    });

  test('matchers of Playwright', () => {
    const { value } = watched();
    expect(value).toEqual(order());
    expect(value).toStrictEqual(order());
    expect(value.lines).toHaveLength(2);
    expect(value.lines).toContainEqual({ sku: 'a', count: 1 });
    expect(value).toHaveProperty('customer.address.city', 'Ulm');
    expect(value.lines).toEqual([expect.objectContaining({ sku: 'a' }), expect.anything()]);
    assert.throws(() => expect(value).toEqual({ ...order(), id: 'o-2' }), /"o-2"/);
  });

  test('a frozen value', () => {
    const frozen = Object.freeze({ ...order(), customer: Object.freeze(order().customer) });
    const { value } = watched(frozen);
    assert.equal(value.customer.address.city, 'Ulm');
    assert.deepEqual(value, order());
  });

  test('members named as what every object inherits', () => {
    const { value } = watched(JSON.parse('{"__proto__":{"id":1},"constructor":2,"toString":3}'));
    assert.equal(JSON.stringify(value), '{"__proto__":{"id":1},"constructor":2,"toString":3}');
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });

  test('bytes', () => {
    const bytes = Buffer.from('ab');
    assert.equal(new Watcher(names).watch(bytes, new UseTree()), bytes);
  });

  test('structuredClone still refuses what cannot be copied', () => {
    makeCloneable();
    assert.throws(() => structuredClone(() => 0), { name: 'DataCloneError' });
    assert.throws(() => structuredClone({ value: watched().value, refused: () => 0 }), {
      name: 'DataCloneError',
    });
  });
});
