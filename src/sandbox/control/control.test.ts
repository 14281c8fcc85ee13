import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import { acmeBehaviour, acmeContract } from '../testing/acme.ts';
import { openWorld } from '../testing/open-world.ts';
import type { OpenWorld } from '../testing/open-world.ts';
import { connectControl } from './control-client.ts';
import type { ControlClient } from './control-client.ts';
import { startControlServer } from './control-server.ts';

const origin = 'https://services.acme.example';

let acme: OpenWorld;
let control: ControlClient;
let server: Awaited<ReturnType<typeof startControlServer>>;

before(async () => {
  acme = await openWorld(acmeContract(), acmeBehaviour);
  server = await startControlServer(acme.worlds);
  control = connectControl(server.url);
});
after(async () => {
  control.close();
  await server.close();
  await acme.close();
});

const here = (): { world: string; provider: string; environment: string } => ({
  world: acme.world.id,
  provider: 'acme',
  environment: 'preprod',
});

test('worlds are made, described and closed; each has its own state, credentials and addresses', async () => {
  const made = await control.createWorld({ provider: 'acme' });
  assert.deepEqual(await control.describeWorld({ world: made.id }), made);
  assert.notEqual(made.routes[origin], acme.world.routes[origin]);
  assert.notDeepEqual(made.credentials, acme.world.credentials);
  await control.closeWorld({ world: made.id });
  await assert.rejects(control.describeWorld({ world: made.id }), { code: 'world_unknown' });
});

test('the clock of a world is moved and read', async () => {
  const { id: world } = await control.createWorld({});
  const now = await control.advance({ world, milliseconds: 60_000 });
  assert.ok(Math.abs(now - Date.now() - 60_000) < 2000);
  assert.ok((await control.now({ world })) >= now);
  await control.closeWorld({ world });
});

for (const { name, url } of [
  { name: 'a method behind it', url: () => `${server.url}/advance` },
  { name: 'another sandbox', url: () => server.url.replace(/[^/]+$/, 'other') },
  { name: "an environment's address", url: () => acme.world.routes[origin] ?? '' },
])
  test(`a control URL with ${name} is none, and says so`, async () => {
    const wrong = connectControl(url());
    const error = { code: 'control_unreachable', message: /no sandbox answers at/, hint: /livegate sandbox/ };
    await assert.rejects(wrong.describeWorld({}), error);
    wrong.close();
  });

test('ids of an environment, its reset and its limits', async () => {
  assert.deepEqual(await control.sampleIds(here()), { itemId: 'preprod-a' });
  assert.equal(await control.reset(here()), null);
  assert.equal(await control.exhaust({ ...here(), operation: 'createItem' }), null);
  await assert.rejects(control.exhaust({ ...here(), operation: 'getItem' }), { code: 'limit_undeclared' });
});

test('counters outlive the worlds that they counted', async () => {
  const before = await control.counters({});
  const { id: world } = await control.createWorld({});
  assert.deepEqual((await control.counters({ world })).requests['acme@preprod'], 0);
  const address = (await control.describeWorld({ world })).routes[origin] ?? '';
  await fetch(`${address}/connect-api/items`);
  await control.closeWorld({ world });
  assert.equal((await control.counters({})).liveRequests, before.liveRequests + 1);
});

test('mistakes in faults and drift packs come back with their problems', async () => {
  const { world } = here();
  for (const [mistake, nearest] of [
    [control.addFault({ world, fault: 'acme=truncat' }), 'truncate'],
    [control.createWorld({ drifts: ['acme=amount-as-txt'] }), 'amount-as-text'],
  ] as const) {
    await assert.rejects(mistake, (error) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.problems[0]?.nearest, nearest);
      return true;
    });
  }
  await assert.rejects(control.createWorld({ drifts: ['nonsense'] }), { code: 'config_invalid' });
});

for (const { name, ask, code } of [
  {
    name: 'an unknown provider',
    ask: () => control.createWorld({ provider: 'acmee' }),
    code: 'provider_unknown',
  },
  {
    name: 'an unknown environment',
    ask: () => control.reset({ ...here(), environment: 'x' }),
    code: 'environment_unknown',
  },
  {
    name: 'a clock that should run backwards',
    ask: () => control.advance({ world: here().world, milliseconds: -1 }),
    code: 'control_failed',
  },
]) {
  test(`${name} is refused`, () => assert.rejects(ask(), { code }));
}

test('nothing is answered to whoever does not know the address', async () => {
  const { origin: address, pathname } = new URL(server.url);
  assert.ok(pathname.length > 24);
  for (const path of ['/counters', '/x/counters', `${pathname}x/counters`]) {
    const { status } = await fetch(address + path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(status, 404, path);
  }
});

test('an unknown method and a sandbox that is gone are told apart', async () => {
  const { status } = await fetch(`${server.url}/toString`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(status, 400);
  const gone = connectControl('http://127.0.0.1:9/none');
  await assert.rejects(gone.counters({}), { code: 'control_unreachable' });
  gone.close();
});
