import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { acmeBehaviour, acmeContract, acmeProvider } from '../testing/acme.ts';
import { openWorld } from '../testing/open-world.ts';
import type { Ask, OpenWorld, Seen } from '../testing/open-world.ts';

const origin = 'https://services.acme.example';
const preprod = '/connect-api-preprod';
const contract = acmeContract();
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };

let acme: OpenWorld;
let authorization: string;

before(async () => {
  acme = await openWorld(contract, acmeBehaviour);
});
after(() => acme.close());
beforeEach(async () => {
  authorization = `Bearer ${await token()}`;
});

async function token(): Promise<string> {
  const { clientId, clientSecret } = acme.world.credentials['acme@preprod'] ?? {};
  const body = new URLSearchParams({ id: clientId ?? '', secret: clientSecret ?? '' }).toString();
  const reply = await acme.ask(origin, '/auth/token', { method: 'POST', headers: form, body });
  return (reply.body as { readonly access_token: string }).access_token;
}

function ask(path: string, options: Ask = {}): Promise<Seen> {
  const headers = { authorization, 'x-correlation-id': 'one', ...options.headers };
  return acme.ask(origin, path, { ...options, headers });
}

for (const { name, alsoAllowed, at } of [
  { name: 'a whole URL', alsoAllowed: 'https://staging.acme.example/auth/token', at: 'staging' },
  { name: 'an origin alone', alsoAllowed: 'https://auth-staging.acme.example', at: 'auth-staging' },
]) {
  test(`an environment's own token endpoint, given as ${name}, knows its own clients and no others`, async (t) => {
    const { staging, ...others } = acmeProvider.environments;
    assert.ok(staging);
    const credentials = { clientId: 'env:STAGING_ID', clientSecret: 'env:STAGING_SECRET' };
    const apart = { ...staging, sharedWithLive: [], credentials, alsoAllowed: [alsoAllowed] };
    const environments = { ...others, staging: apart };
    const own = await openWorld(acmeContract({ ...acmeProvider, environments }), acmeBehaviour);
    t.after(() => own.close());
    const answers = await Promise.all(
      ['acme@staging', 'acme@preprod'].map(async (key) => {
        const { clientId = '', clientSecret = '' } = own.world.credentials[key] ?? {};
        const body = new URLSearchParams({ id: clientId, secret: clientSecret }).toString();
        const sent = { method: 'POST', headers: form, body };
        return (await own.ask(`https://${at}.acme.example`, '/auth/token', sent)).status;
      }),
    );
    assert.deepEqual(answers, [200, 401]);
  });
}

for (const { name, path, options = {}, status, body } of [
  { name: 'a list', path: '/items', status: 200 },
  { name: "a query of the schema's type", path: '/items?page=1&tags=a&tags=b', status: 200 },
  {
    name: 'a query of another type',
    path: '/items?page=x',
    status: 400,
    body: { error: 'invalid', message: '/query/page' },
  },
  { name: 'an unknown id', path: '/items/none', status: 404, body: { error: 'unknown', message: 'unknown' } },
  { name: 'no credentials', path: '/items', options: { headers: { authorization: '' } }, status: 401 },
  { name: 'an unknown path', path: '/nothing', status: 404, body: { message: 'Not Found' } },
  { name: 'a wrong method', path: '/items/one', options: { method: 'DELETE' }, status: 405 },
  {
    name: 'a body without a member',
    path: '/items',
    options: { method: 'POST', headers: json, body: '{"amount":1}' },
    status: 400,
    body: { error: 'invalid', message: '/body/name' },
  },
  {
    name: 'a body that is no JSON',
    path: '/items',
    options: { method: 'POST', headers: json, body: '{"amount":' },
    status: 400,
    body: { error: 'invalid', message: '/body' },
  },
  {
    name: 'a body of another media type',
    path: '/items',
    options: { method: 'POST', headers: form, body: 'name=a&amount=1' },
    status: 400,
    body: { error: 'invalid', message: '/header/content-type' },
  },
] as readonly { name: string; path: string; options?: Ask; status: number; body?: unknown }[]) {
  test(`${name} is answered ${String(status)}`, async () => {
    const reply = await ask(preprod + path, options);
    assert.equal(reply.status, status, reply.bytes.toString());
    if (body !== undefined) assert.deepEqual(reply.body, body);
  });
}

test('a required header that is missing is a problem, in lower case', async () => {
  const reply = await acme.ask(origin, `${preprod}/items`, {
    method: 'POST',
    headers: { authorization, ...json },
    body: '{"name":"a","amount":1}',
  });
  assert.deepEqual(reply.body, { error: 'invalid', message: '/header/x-correlation-id' });
});

test('what is created in one environment is known there and nowhere else', async () => {
  const body = '{"name":"a","amount":1}';
  const created = await ask(`${preprod}/items`, { method: 'POST', headers: json, body });
  const { id } = created.body as { readonly id: string };
  assert.equal((await ask(`${preprod}/items/${id}`)).status, 200);
  const elsewhere = await acme.ask('https://staging.acme.example', `/api/items/${id}`, {
    headers: { authorization },
  });
  assert.equal(elsewhere.status, 404);
});

test('a limit answers 429 with Retry-After until the clock passes it', async (t) => {
  const limited = await openWorld(contract, acmeBehaviour);
  t.after(() => limited.close());
  const at = { world: limited.world.id, provider: 'acme', environment: 'preprod' };
  limited.worlds.exhaust({ ...at, operation: 'createItem' });
  assert.throws(() => limited.worlds.exhaust({ ...at, operation: 'getItem' }), { code: 'limit_undeclared' });
  const post = {
    method: 'POST',
    headers: { ...json, ...(await headersIn(limited)) },
    body: '{"name":"a","amount":1}',
  };
  const refused = await limited.ask(origin, `${preprod}/items`, post);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers['retry-after'], '60');
  limited.worlds.advance({ world: limited.world.id, milliseconds: 60_000 });
  assert.equal((await limited.ask(origin, `${preprod}/items`, post)).status, 201);
});

async function headersIn(world: OpenWorld): Promise<Record<string, string>> {
  const { clientId = '', clientSecret = '' } = world.world.credentials['acme@preprod'] ?? {};
  const body = new URLSearchParams({ id: clientId, secret: clientSecret }).toString();
  const reply = await world.ask(origin, '/auth/token', { method: 'POST', headers: form, body });
  const { access_token: issued } = reply.body as { readonly access_token: string };
  return { authorization: `Bearer ${issued}`, 'x-correlation-id': 'one' };
}

test('the clock makes tokens expire, data reset and Date headers go on', async (t) => {
  const moved = await openWorld(contract, acmeBehaviour);
  t.after(() => moved.close());
  const headers = await headersIn(moved);
  const day = 86_400_000;
  moved.worlds.advance({ world: moved.world.id, milliseconds: day });
  const expired = await moved.ask(origin, `${preprod}/items`, { headers });
  assert.deepEqual(
    [expired.status, expired.body],
    [401, { error: 'token_expired', message: 'token_expired' }],
  );
  const shown = Date.parse(expired.headers.date ?? '');
  assert.ok(Math.abs(shown - Date.now() - day) < 5000);
  const reset = await moved.ask(origin, `${preprod}/items`, { headers: await headersIn(moved) });
  assert.deepEqual(reset.body, []);
});

test('an environment past its last day answers 410 to everything', async () => {
  for (const path of ['/api/items', '/api/nothing', '/api']) {
    assert.equal((await acme.ask('https://old.acme.example', path)).status, 410, path);
  }
});

test('a reply that contradicts the contract is answered 500 and noted', async (t) => {
  const wrong = { ...acmeBehaviour.handlers, listItems: () => ({ status: 200, body: [{ id: 7 }] }) };
  const open = await openWorld(contract, { ...acmeBehaviour, before: () => undefined, handlers: wrong });
  t.after(() => open.close());
  const reply = await open.ask(origin, `${preprod}/items`);
  assert.equal(reply.status, 500);
  assert.equal(reply.headers['x-livegate-sandbox'], 'disagreement');
  const [noted] = open.worlds.disagreements();
  assert.equal(noted?.operation, 'listItems');
  assert.ok(noted.findings.some(({ at }) => at === '/0/id'));
});

test('a handler that throws is a disagreement, not a lost connection', async (t) => {
  const throwing = {
    ...acmeBehaviour.handlers,
    listItems: () => {
      throw new Error('a bug');
    },
  };
  const open = await openWorld(contract, { ...acmeBehaviour, before: () => undefined, handlers: throwing });
  t.after(() => open.close());
  assert.equal((await open.ask(origin, `${preprod}/items`)).status, 500);
  assert.match(open.worlds.disagreements()[0]?.findings[0]?.found ?? '', /a bug/);
});

for (const { path, options = {}, live } of [
  { path: `${preprod}/items`, live: 0 },
  { path: '/auth/token', options: { method: 'POST' }, live: 0 },
  { path: '/connect-api/items', live: 1 },
  { path: '/connect-api/nothing', live: 1 },
  { path: `${preprod}/../connect-api/items`, live: 1 },
  { path: `${preprod}/%2e%2e/connect-api/items`, live: 1 },
  { path: `${preprod}/..%2Fconnect-api/items`, live: 1 },
  { path: '//connect-api/items', live: 1 },
  { path: '/Connect-Api/items', live: 1 },
  { path: '/connect-apix', live: 0 },
] as readonly { path: string; options?: Ask; live: number }[]) {
  test(`${path} counts ${String(live)} for live`, async (t) => {
    const open = await openWorld(contract, acmeBehaviour);
    t.after(() => open.close());
    await open.ask(origin, path, options);
    assert.equal(open.worlds.counters({}).liveRequests, live);
  });
}

test('a request with the host of live counts for live, wherever it was sent', async (t) => {
  const open = await openWorld(contract, acmeBehaviour);
  t.after(() => open.close());
  await open.ask('https://staging.acme.example', '/connect-api/items', {
    headers: { host: 'services.acme.example' },
  });
  assert.equal(open.worlds.counters({}).liveRequests, 1);
});
