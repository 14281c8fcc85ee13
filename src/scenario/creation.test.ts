import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../network/reply.ts';
import type { ScenarioApi } from './api.ts';
import { countOf, expectAskedFor, fence, idOf, readBack } from './creation.ts';
import type { Given } from './given.ts';

const given = { input: ({ input }: { input: unknown }) => Promise.resolve(input ?? {}) } as unknown as Given;

function answering(data: unknown): ScenarioApi {
  return { call: () => Promise.resolve({ data } as Reply) } as unknown as ScenarioApi;
}

test('countOf counts the items, and nothing where the provider file does not say how', async () => {
  const countWith = { operation: 'listThings', items: '/items' };
  assert.equal(await countOf(answering({ items: [1, 2, 3] }), { countWith }, given), 3);
  assert.equal(await countOf(answering({ items: [] }), { countWith }, given), 0);
  assert.equal(await countOf(answering({ items: [1] }), {}, given), undefined);
});

test('countOf does not take what is no list for an empty one', async () => {
  const countWith = { operation: 'listThings', items: '/nothing' };
  await assert.rejects(countOf(answering({ items: [1] }), { countWith }, given), /a list at \/nothing/);
});

test('idOf finds the id, and does not hold where there is none', () => {
  assert.equal(idOf({ data: { id: 0 } } as Reply, '/id'), 0);
  assert.throws(() => idOf({ data: { id: null } } as Reply, '/id'), /an id at \/id/);
  assert.throws(() => idOf({ data: {} } as Reply, '/id'), /an id at \/id/);
});

const creation = {
  operation: 'createThing',
  id: '/id',
  readBack: { operation: 'getThing', input: {}, id: '/id' },
  same: { '/body/name': '/name', '/body/amount': '/amount' },
  invalid: [],
} as unknown as Parameters<typeof readBack>[1];
const created = { id: 'a', input: { body: { name: 'lamp', amount: 25 } } };

test('readBack holds for the same id and values, money as text included', async () => {
  await readBack(answering({ id: 'a', name: 'lamp', amount: '25.00' }), creation, given, created);
});

for (const [name, data, message] of [
  ['another id', { id: 'b', name: 'lamp', amount: 25 }, /id at \/id/],
  ['another value', { id: 'a', name: 'table', amount: 25 }, /\/name is "table", was sent as "lamp"/],
  ['a lost value', { id: 'a', name: 'lamp' }, /\/amount is undefined, was sent as 25/],
] as const) {
  test(`readBack does not hold for ${name}`, async () => {
    await assert.rejects(readBack(answering(data), creation, given, created), message);
  });
}

test('expectAskedFor holds for the id that was asked for, as a number or as text, and for no other', () => {
  const input = { path: { id: '7' }, query: { lang: 'en' } };
  expectAskedFor({ data: { id: 7 } } as Reply, '/id', input);
  expectAskedFor({ data: { id: 'en' } } as Reply, '/id', input);
  for (const id of [8, '77', undefined, null, true])
    assert.throws(() => expectAskedFor({ data: { id } } as Reply, '/id', input), /\/id/);
});

test('fence makes and awaits an object where objects come late, and only there', async () => {
  const sent: string[] = [];
  const api = {
    call: (operation: string) => {
      sent.push(operation);
      return Promise.resolve({ data: { id: 'a', status: sent.length > 2 ? 'DONE' : 'OPEN' } } as Reply);
    },
  } as unknown as ScenarioApi;
  const thing = { ...creation, same: {} };
  assert.equal(await fence(api, thing, given), 0);
  assert.deepEqual(sent, []);
  const until = { at: '/status', is: 'DONE', within: 'PT1S' };
  assert.equal(await fence(api, { ...thing, readBack: { ...thing.readBack, until } }, given), 1);
  assert.deepEqual(sent, ['createThing', 'getThing', 'getThing']);
});
