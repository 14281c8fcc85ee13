import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boltBehaviour, boltContract, firstBox } from '../testing/bolt.ts';
import { openWorld } from '../testing/open-world.ts';

const origin = 'https://graph.staging.bolt.example';
const contract = boltContract();

type Data = {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string }[];
};
type Send = (
  operation: string,
  variables: object,
  key?: string,
) => Promise<Data & { readonly status: number }>;

async function underFault<Result>(fault: string, check: (send: Send) => Promise<Result>): Promise<Result> {
  const open = await openWorld(contract, boltBehaviour);
  const send: Send = async (
    operation,
    variables,
    key = open.world.credentials['bolt@staging']?.['key'] ?? '',
  ) => {
    const query = contract.graphql?.documents.get(operation)?.loc?.source.body;
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'application/json',
    };
    const { body, status } = await open.ask(origin, '/v1/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return { ...(body as Data), status };
  };
  await send('whoami', {});
  open.worlds.addFault({ world: open.world.id, fault });
  return check(send).finally(() => open.close());
}

test('a pointer goes into data', () =>
  underFault('null:/boxes/*/name', async (send) => {
    const { data } = await send('boxes', { limit: 2 });
    assert.deepEqual(
      (data['boxes'] as { name: unknown }[]).map(({ name }) => name),
      [null, null],
    );
  }));

test('a pointer that begins with /errors goes there', () =>
  underFault('set:/errors/0/message="other"', async (send) => {
    const { errors } = await send('found', { id: firstBox('live') });
    assert.equal(errors?.[0]?.message, 'other');
  }));

test('lose-item: a list of data loses its last item, a list of errors keeps all', () =>
  underFault('lose-item', async (send) => {
    assert.equal(((await send('boxes', { limit: 2 })).data['boxes'] as unknown[]).length, 1);
    assert.equal((await send('found', { id: firstBox('live') })).errors?.length, 1);
  }));

test('a fault of one operation leaves the others alone', () =>
  underFault('bolt@staging:boxes=status:500', async (send) => {
    assert.equal((await send('whoami', {})).status, 200);
    assert.equal((await send('boxes', {})).status, 500);
  }));

test('double-effect: the same key makes two boxes', () =>
  underFault('double-effect', async (send) => {
    const input = { key: 'a0000000-0000-4000-8000-000000000009', name: 'x' };
    const made = [await send('makeBox', { input }), await send('makeBox', { input })];
    const ids = made.map(({ data }) => (data['makeBox'] as { box: { id: string } }).box.id);
    assert.notEqual(ids[0], ids[1]);
  }));

test('leak-environments: a box of live is found', () =>
  underFault('leak-environments', async (send) => {
    const { data } = await send('found', { id: firstBox('live') });
    assert.deepEqual(data, { found: { __typename: 'Box', size: 1 } });
  }));

test('ignore-auth: a wrong key is as good as the right one', () =>
  underFault('ignore-auth', async (send) => {
    assert.deepEqual((await send('whoami', {}, 'wrong')).data, { whoami: 'bolt' });
  }));

test('accept-invalid: a refusal inside a payload becomes the last success', () =>
  underFault('accept-invalid', async (send) => {
    const good = await send('makeBox', { input: { name: 'x', size: 1 } });
    const bad = await send('makeBox', { input: { name: 'x', size: 0 } });
    assert.deepEqual(bad.data, good.data);
  }));

test('crash-on-boundary: zero breaks it', () =>
  underFault('crash-on-boundary', async (send) => {
    assert.equal((await send('makeBox', { input: { name: 'x', size: 0 } })).status, 500);
  }));

test('crash-on-missing: a missing member breaks it', () =>
  underFault('crash-on-missing', async (send) => {
    assert.equal((await send('makeBox', { input: { size: 3 } })).status, 500);
  }));

test('introspection-off: no schema is told, operations go on', async (t) => {
  const open = await openWorld(contract, boltBehaviour);
  t.after(() => open.close());
  open.worlds.addFault({ world: open.world.id, fault: 'introspection-off' });
  const key = open.world.credentials['bolt@staging']?.['key'] ?? '';
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const ask = (query: string) =>
    open.ask(origin, '/v1/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
  assert.equal((await ask('query whoami { whoami }')).status, 200);
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Box") { name } }']) {
    const { body, status } = await ask(query);
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /introspection is not allowed/);
  }
});
