import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acmeBehaviour, acmeContract } from '../testing/acme.ts';
import { openWorld } from '../testing/open-world.ts';
import type { Ask, Seen } from '../testing/open-world.ts';
import { faultKinds } from './fault-kinds.ts';

const origin = 'https://services.acme.example';
const base = '/connect-api-preprod';
const contract = acmeContract();
const json = { 'content-type': 'application/json', 'x-correlation-id': 'one' };
const itemPath = `${base}/items/preprod-a`;

/** Asks under a fault: `get` reads the first item, `list` a page, `make` creates. Errors come back as their code. */
type Asker = {
  readonly get: (headers?: Record<string, string>) => Promise<Seen>;
  readonly list: (page: number) => Promise<Seen>;
  readonly make: (body: object) => Promise<Seen>;
  readonly find: (id: string) => Promise<Seen>;
  /** The token that goes out with every request. */
  readonly token: string;
};

async function underFault<Result>(fault: string, check: (asker: Asker) => Promise<Result>): Promise<Result> {
  const open = await openWorld(contract, acmeBehaviour);
  const { clientId = '', clientSecret = '' } = open.world.credentials['acme@preprod'] ?? {};
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ id: clientId, secret: clientSecret }).toString();
  const issued = await open.ask(origin, '/auth/token', { method: 'POST', headers: form, body });
  const token = (issued.body as { readonly access_token: string }).access_token;
  const ask = (path: string, { headers, ...rest }: Ask = {}) =>
    open.ask(origin, path, { ...rest, headers: { authorization: `Bearer ${token}`, ...headers } });
  await ask(itemPath);
  open.worlds.addFault({ world: open.world.id, fault });
  try {
    return await check({
      get: (headers = {}) => ask(itemPath, { headers }),
      list: (page) => ask(`${base}/items?page=${String(page)}`),
      make: (item) => ask(`${base}/items`, { method: 'POST', headers: json, body: JSON.stringify(item) }),
      find: (id) => ask(`${base}/items/${id}`),
      token,
    });
  } finally {
    await open.close();
  }
}

const whole = { id: 'preprod-a', name: 'a', amount: 10, status: 'NEW', sold: false, tags: ['one'] };
const text = (seen: Seen): string => seen.bytes.toString('utf8');
const ids = (seen: Seen): readonly string[] => (seen.body as { readonly id: string }[]).map(({ id }) => id);
const codeOf = (error: unknown): string =>
  (error as { readonly code?: string; readonly message: string }).code ?? String(error);

type Check = (asker: Asker) => Promise<void>;

const changed =
  (member: string, value: unknown): Check =>
  async ({ get }) =>
    assert.deepEqual((await get()).body, { ...whole, [member]: value });
const answered =
  (status: number): Check =>
  async ({ get }) =>
    assert.equal((await get()).status, status);

const checks: Readonly<Record<string, Check>> = {
  'status:503': answered(503),
  '429': async ({ get }) => assert.equal((await get()).headers['retry-after'], '1'),
  'expired-token': async ({ get }) =>
    assert.deepEqual((await get()).body, { error: 'token_expired', message: 'token_expired' }),
  'ignore-auth': async ({ get }) =>
    assert.deepEqual((await get({ authorization: 'Bearer wrong' })).body, whole),
  'accept-invalid': async ({ find, make }) => {
    const made = await make({ name: 'x', amount: -1 });
    assert.equal(made.status, 201);
    assert.equal((await find((made.body as { readonly id: string }).id)).status, 200);
    const strange = await make({ name: 7, amount: 1 });
    assert.deepEqual([strange.status, (strange.body as { readonly name: unknown }).name], [201, 7]);
  },
  'crash-on-missing': async ({ make }) => {
    assert.equal((await make({ name: 'x', amount: -1 })).status, 400);
    assert.equal((await make({ name: 'x' })).status, 500);
  },
  'act-on-refused': async ({ list, make }) => {
    for (const item of [
      { name: 'x', amount: -1 },
      { name: 7, amount: 1 },
    ])
      assert.equal((await make(item)).status, 400);
    // What was refused is there as it was sent, though the contract knows no such name.
    const pages = [await list(1), await list(2)].flatMap(({ body }) => body as { readonly name: unknown }[]);
    assert.deepEqual(
      pages.map(({ name }) => name),
      ['c', 'x', 7],
    );
  },
  'crash-on-boundary': async ({ make }) => {
    assert.equal((await make({ name: 'x' })).status, 400);
    assert.equal((await make({ name: 'x', amount: 0 })).status, 500);
  },
  'leak-environments': async ({ find }) => assert.equal((await find('production-a')).status, 200),
  flaky: async ({ get }) =>
    assert.deepEqual([(await get()).status, (await get()).status, (await get()).status], [503, 200, 503]),
  'double-effect': async ({ make }) => {
    const [one, two] = [
      await make({ name: 'x', amount: 1, key: 'k' }),
      await make({ name: 'x', amount: 1, key: 'k' }),
    ];
    assert.notEqual((one.body as { id: string }).id, (two.body as { id: string }).id);
  },
  'repeat-page': async ({ list }) => {
    const pages = [await list(0), await list(1), await list(1)].map(ids);
    assert.deepEqual(pages, [['preprod-a', 'preprod-b'], ['preprod-a', 'preprod-b'], ['preprod-c']]);
  },
  'stale-read': async ({ list, make }) => {
    await list(1);
    await make({ name: 'x', amount: 1 });
    assert.deepEqual(ids(await list(1)), ['preprod-c']);
  },
  'wrong-type:/amount': changed('amount', '10'),
  'wrong-type:/tags/*': changed('tags', [7]),
  'missing:/status': async ({ get }) => assert.equal('status' in ((await get()).body as object), false),
  'null:/name': changed('name', null),
  'enum:/status': changed('status', 'NEW_VALUE'),
  'invalid-format:/id': changed('id', 'not as documented'),
  'empty-text:/name': changed('name', ''),
  'set:/sold="yes"': changed('sold', 'yes'),
  'extra-field': changed('undocumented', true),
  'echo-secret': async ({ get, token }) =>
    assert.equal(((await get()).body as { debug?: string }).debug, token),
  'lose-item': async ({ list }) => {
    assert.deepEqual(ids(await list(0)), ['preprod-a']);
    assert.deepEqual(ids(await list(0)), ['preprod-a', 'preprod-b']);
  },
  'hide-item': async ({ list }) => {
    assert.deepEqual(ids(await list(0)), ['preprod-a']);
    assert.deepEqual(ids(await list(0)), ['preprod-a']);
  },
  'latency:80ms': async ({ get }) => {
    const before = performance.now();
    await get();
    assert.ok(performance.now() - before >= 78);
  },
  reset: async ({ get }) => assert.equal(await get().catch(codeOf), 'ECONNRESET'),
  abort: async ({ get }) => assert.equal(await get().catch(codeOf), 'ECONNRESET'),
  stall: async ({ get }) => assert.match(await get().then(text, String), /no answer within 2 s/),
  truncate: async ({ get }) => {
    const seen = await get();
    assert.equal(seen.body, undefined);
    assert.equal(seen.headers['content-length'], String(seen.bytes.length));
  },
  malformed: async ({ get }) => assert.match(text(await get()), /,}$/),
  empty: async ({ get }) => assert.equal(text(await get()), ''),
  html: async ({ get }) => assert.equal((await get()).headers['content-type'], 'text/html'),
  'content-type:text/csv': async ({ get }) => {
    const seen = await get();
    assert.equal(seen.headers['content-type'], 'text/csv');
    assert.deepEqual(seen.body, whole);
  },
  'oversize:100kB': async ({ get }) => {
    const seen = await get();
    assert.equal(seen.bytes.length, 100_000);
    assert.deepEqual(seen.body, whole);
  },
  'deep:3': changed('deep', [[[]]]),
  'duplicate-key:/name': async ({ get }) => assert.match(text(await get()), /"name":"a","name":"a"/),
  'big-integer:/amount': async ({ get }) => assert.match(text(await get()), /"amount":9007199254740993/),
  bom: async ({ get }) => assert.deepEqual([...(await get()).bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]),
  'bad-utf8': async ({ get }) => {
    const { bytes } = await get();
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), TypeError);
  },
  'redirect:live': async ({ get }) => {
    const seen = await get();
    assert.equal(seen.status, 307);
    assert.equal(seen.headers.location, 'https://services.acme.example/connect-api/items/preprod-a');
  },
  'undocumented-status:299': answered(299),
  'skew:1h': async ({ get }) => {
    const shown = Date.parse((await get()).headers.date ?? '');
    assert.ok(Math.abs(shown - Date.now() - 3_600_000) < 5000);
  },
  deprecation: async ({ get }) => assert.equal((await get()).headers['deprecation'], '@1704067200'),
  sunset: async ({ get }) => assert.ok(Date.parse(String((await get()).headers['sunset'])) > Date.now()),
  // Of REST there is nothing to refuse; graphql-faults.test.ts has the rest.
  'introspection-off': changed('name', 'a'),
  'drop-header:content-type': async ({ get }) =>
    assert.equal((await get()).headers['content-type'], undefined),
  'header:content-type=application/xml': async ({ get }) =>
    assert.equal((await get()).headers['content-type'], 'application/xml'),
};

test('ignore-auth serves even where no good credential was seen yet', async () => {
  const open = await openWorld(contract, acmeBehaviour);
  open.worlds.addFault({ world: open.world.id, fault: 'ignore-auth' });
  const { body, status } = await open.ask(origin, itemPath);
  await open.close();
  assert.deepEqual({ status, body }, { status: 200, body: whole });
});

test('double-effect carries out a request without a key twice', () =>
  underFault('double-effect', async ({ list, make }) => {
    const made = await make({ name: 'x', amount: 1 });
    const after = [...ids(await list(1)), ...ids(await list(2))];
    assert.equal(after.length, 3, `preprod-c and two more: ${after.join(', ')}`);
    assert.ok(after.includes((made.body as { readonly id: string }).id));
  }));

for (const [fault, check] of Object.entries(checks)) {
  test(`${fault} does what it says`, () => underFault(fault, check));
}

test('every kind of fault is checked here', () => {
  const checked = new Set(Object.keys(checks).map((fault) => fault.split(':')[0]));
  assert.deepEqual([...checked].sort(), Object.keys(faultKinds).sort());
});

test('without a fault an item is whole', () =>
  underFault('acme:listItems=null:/0/name', changed('name', 'a')));

test('`times` and `after` choose the requests that are hit', async () => {
  const open = await openWorld(contract, { ...acmeBehaviour, before: () => undefined });
  const fault = { operation: 'getItem', kind: 'status', value: '503', after: 1, times: 2 };
  open.worlds.addFault({ world: open.world.id, fault });
  const statuses = [];
  for (let count = 0; count < 5; count += 1) statuses.push((await open.ask(origin, itemPath)).status);
  await open.close();
  assert.deepEqual(statuses, [200, 503, 503, 200, 200]);
});

test('cleared faults are gone', async () => {
  const open = await openWorld(contract, { ...acmeBehaviour, before: () => undefined });
  open.worlds.addFault({ world: open.world.id, fault: 'status:503' });
  open.worlds.clearFaults({ world: open.world.id });
  const { status } = await open.ask(origin, itemPath);
  await open.close();
  assert.equal(status, 200);
});
