import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDrift } from './drifts.ts';
import { acmeBehaviour, acmeContract } from './testing/acme.ts';
import { openWorld } from './testing/open-world.ts';

const origin = 'https://services.acme.example';
const behaviour = { ...acmeBehaviour, before: () => undefined };

for (const { text, wanted } of [
  { text: 'fluz=get-bins-back', wanted: { provider: 'fluz', pack: 'get-bins-back' } },
  {
    text: 'fluz@staging=record-id-snake',
    wanted: { provider: 'fluz', environment: 'staging', pack: 'record-id-snake' },
  },
]) {
  test(`${text} is read`, () => assert.deepEqual(parseDrift(text), wanted));
}

for (const text of ['', 'fluz', 'fluz=', '=pack', 'fluz@=pack', 'fluz@staging:op=pack']) {
  test(`${text || 'nothing'} is refused`, () =>
    assert.throws(() => parseDrift(text), { code: 'config_invalid' }));
}

for (const { text, message } of [
  { text: 'acme@prepro=amount-as-text', message: /prepro is no environment of acme.*did you mean preprod/s },
  { text: 'acmee=amount-as-text', message: /acmee is no provider.*did you mean acme/s },
  { text: 'acme@preprod=amount-as-tex', message: /acme has no drift pack amount-as-tex/ },
]) {
  test(`${text} is refused: in force nowhere, it would say that nothing breaks`, async () => {
    await assert.rejects(openWorld(acmeContract(), behaviour, [text]), { code: 'config_invalid', message });
  });
}

test('a pack changes replies in its environment; such replies are no disagreements', async (t) => {
  const open = await openWorld(acmeContract(), behaviour, ['acme@preprod=amount-as-text']);
  t.after(() => open.close());
  const drifted = await open.ask(origin, '/connect-api-preprod/items/preprod-a');
  assert.equal((drifted.body as { readonly amount: unknown }).amount, '10');
  const other = await open.ask('https://staging.acme.example', '/api/items/staging-a');
  assert.equal((other.body as { readonly amount: unknown }).amount, 10);
  assert.deepEqual(open.worlds.disagreements(), []);
});

test("a pack may refuse in the behaviour's place", async (t) => {
  const open = await openWorld(acmeContract(), behaviour, ['acme=name-mandatory']);
  t.after(() => open.close());
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"a","amount":1}',
  };
  const refused = await open.ask(origin, '/connect-api-preprod/items', options);
  assert.deepEqual(refused.body, { error: 'tag_missing', message: 'tag_missing' });
});
