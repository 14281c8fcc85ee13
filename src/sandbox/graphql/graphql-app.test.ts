import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { boltBehaviour, boltContract, firstBox } from '../testing/bolt.ts';
import { openWorld } from '../testing/open-world.ts';
import type { OpenWorld, Seen } from '../testing/open-world.ts';

const origin = 'https://graph.staging.bolt.example';
const contract = boltContract();
const documents = Object.fromEntries(
  [...(contract.graphql?.documents ?? [])].map(([name, { loc }]) => [name, loc?.source.body ?? '']),
);

let bolt: OpenWorld;

before(async () => {
  bolt = await openWorld(contract, boltBehaviour);
});
after(() => bolt.close());

type Options = { readonly accept?: string; readonly key?: string };

function post(open: OpenWorld, query: string, variables: object = {}, options: Options = {}): Promise<Seen> {
  const key = options.key ?? open.world.credentials['bolt@staging']?.['key'] ?? '';
  const accept = options.accept ?? 'application/json';
  const headers = { authorization: `Bearer ${key}`, accept, 'content-type': 'application/json' };
  return open.ask(origin, '/v1/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
}

const ask = (name: string, variables: object = {}): Promise<Seen> =>
  post(bolt, documents[name] ?? '', variables);

test('a query is answered with data and extensions', async () => {
  const { body, status } = await ask('boxes', { limit: 1 });
  const wanted = {
    data: { boxes: [{ id: firstBox('staging'), name: 'box', size: 1 }] },
    extensions: { requestId: 'one' },
  };
  assert.deepEqual({ status, body }, { status: 200, body: wanted });
});

test('the resolvers know the caller', async () => {
  assert.deepEqual((await ask('whoami')).body, {
    data: { whoami: 'bolt' },
    extensions: { requestId: 'one' },
  });
});

test('a value of a union is one of its types', async () => {
  const { body } = await ask('found', { id: 'c0000000-0000-4000-8000-000000000000' });
  const found = { __typename: 'Bag', kind: 'NEW', madeAt: '2026-01-01T00:00:00Z' };
  assert.deepEqual((body as { data: unknown }).data, { found });
});

test('an error that the behaviour means has its code, and is no disagreement', async () => {
  const { body, status } = await ask('found', { id: firstBox('live') });
  assert.equal(status, 200);
  const [error] = (body as { errors: { extensions: object }[] }).errors;
  assert.deepEqual(error?.extensions, { code: 'NOT_FOUND' });
  assert.deepEqual(bolt.worlds.disagreements(), []);
});

for (const { name, query, variables = {}, message } of [
  { name: 'no document', query: 'query {', message: /Syntax Error/ },
  { name: 'an unknown field', query: '{ bxes { id } }', message: /Cannot query field/ },
  {
    name: 'a variable that is no UUID',
    query: documents['found'] ?? '',
    variables: { id: 'x' },
    message: /UUID cannot represent/,
  },
  { name: 'a missing variable', query: documents['found'] ?? '', message: /non-null type/ },
]) {
  test(`${name} is refused: 200 of application/json, 400 of application/graphql-response+json`, async () => {
    const plain = await post(bolt, query, variables);
    assert.equal(plain.status, 200);
    assert.match(plain.bytes.toString(), message);
    const strict = await post(bolt, query, variables, { accept: 'application/graphql-response+json' });
    assert.equal(strict.status, 400);
    assert.match(strict.headers['content-type'] ?? '', /^application\/graphql-response\+json/);
  });
}

test('introspection is on', async () => {
  const { body } = await post(bolt, '{ __schema { queryType { name } } }');
  assert.deepEqual((body as { data: unknown }).data, { __schema: { queryType: { name: 'Query' } } });
});

test('a wrong key is refused before anything is read', async () => {
  assert.equal((await post(bolt, 'no document', {}, { key: 'other' })).status, 401);
});

test('a GET carries a query in its URL', async () => {
  const key = bolt.world.credentials['bolt@staging']?.['key'] ?? '';
  const path = `/v1/graphql?query=${encodeURIComponent('{ whoami }')}`;
  const { body } = await bolt.ask(origin, path, {
    headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
  });
  assert.deepEqual((body as { data: unknown }).data, { whoami: 'bolt' });
});

test('another path is unknown', async () => {
  assert.equal((await bolt.ask(origin, '/v2/graphql')).status, 404);
});

for (const { operation, found } of [
  { operation: 'broken', found: /a bug/ },
  { operation: 'wrong', found: /UUID cannot represent/ },
]) {
  test(`${operation}: an error that nobody meant is a disagreement`, async (t) => {
    const open = await openWorld(contract, boltBehaviour);
    t.after(() => open.close());
    const reply = await post(open, documents[operation] ?? '');
    assert.equal(reply.status, 500);
    assert.equal(reply.headers['x-livegate-sandbox'], 'disagreement');
    const [noted] = open.worlds.disagreements();
    assert.equal(noted?.operation, operation);
    assert.match(noted.findings[0]?.found ?? '', found);
  });
}

test('a drift pack changes the schema of its environment, and resolvers go on', async (t) => {
  const open = await openWorld(contract, boltBehaviour, ['bolt@staging=size-as-text']);
  t.after(() => open.close());
  const { body } = await post(open, documents['boxes'] ?? '', { limit: 1 });
  assert.deepEqual((body as { data: unknown }).data, {
    boxes: [{ id: firstBox('staging'), name: 'box', size: '1' }],
  });
  assert.deepEqual(open.worlds.disagreements(), []);
});

test('a drift pack of the other environment changes nothing here', async (t) => {
  const open = await openWorld(contract, boltBehaviour, ['bolt@live=boxes-gone']);
  t.after(() => open.close());
  assert.equal((await post(open, documents['boxes'] ?? '', { limit: 1 })).body !== undefined, true);
  const gone = await openWorld(contract, boltBehaviour, ['bolt=boxes-gone']);
  t.after(() => gone.close());
  assert.match((await post(gone, documents['boxes'] ?? '')).bytes.toString(), /Cannot query field/);
});
