import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError } from '../network-error.ts';
import { setUpClient, testCredentials, testOrigin } from '../testing/set-up-client.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import type { Answer } from '../testing/test-server.ts';
import { sendJson } from '../testing/test-server.ts';

const item = { path: { id: '1' } };
const alone = { auth: 'none' } as const;
const payload = { success: 'success', error: 'error', code: 'code' };

for (const [name, protocol, body, want] of [
  ['a success', 'rest', { success: true }, { ok: true, data: { success: true } }],
  ['a failure in the payload', 'rest', { success: false }, { ok: false, data: { success: false } }],
  ['data of GraphQL', 'graphql', { data: { a: 1 } }, { ok: true, data: { a: 1 } }],
  ['errors of GraphQL', 'graphql', { data: null, errors: [{}] }, { ok: false, data: null }],
] as const)
  test(`${name} under 200: ${want.ok ? 'ok' : 'not ok'}`, async (context) => {
    const contract = testContract({ provider: { protocol, errors: { ...testProvider.errors, payload } } });
    const answer: Answer = (_, response) => {
      sendJson(response, 200, body);
    };
    const { client } = await setUpClient(context, answer, { contract });
    const { data, ok } = await client.send('getItem', item, alone);
    assert.deepEqual({ ok, data }, want);
  });

test('what the contract says of an answer is in the reply', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    sendJson(response, 418, {});
  });
  const { findings } = await client.send('getItem', item, alone);
  assert.deepEqual(
    findings.map(({ code, found }) => [code, found]),
    [['status_undocumented', '418']],
  );
});

test('a text is not recorded, whatever it says', async (context) => {
  const { client, recorder } = await setUpClient(context, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('all about Ada');
  });
  await client.send('getItem', item, alone);
  assert.equal(recorder.exchanges[0]?.response?.body?.text, '[text/plain, not recorded]');
});

test('no finding quotes a secret', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    response.writeHead(200, { 'content-encoding': 'hush-hush-hush' }).end('{}');
  });
  const { findings } = await client.send('getItem', item, alone);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['header_invalid', 'secret_echoed'],
  );
  const path = { id: '../hush-hush-hush' };
  await assert.rejects(client.send('getItem', { path }, alone), (error: Error) => {
    assert.ok(error instanceof NetworkError);
    assert.match(error.findings[0]?.found ?? '', /path_escape.*\[redacted\]/);
    assert.ok(!JSON.stringify([findings, error.findings]).includes('hush'));
    return true;
  });
});

for (const secret of [testCredentials.clientSecret, 'hush/hush~hush'])
  test(`no finding says its place by a name that is a secret: ${secret}`, async (context) => {
    const body = { [secret]: { a: `${testOrigin}/connect-api/items` } };
    const answer: Answer = (_, response) => {
      sendJson(response, 200, body);
    };
    const credentials = { ...testCredentials, clientSecret: secret };
    const { client } = await setUpClient(context, answer, { credentials });
    const { findings } = await client.send('getItem', item, alone);
    const link = findings.find(({ code }) => code === 'live_link');
    assert.equal(link?.at, '/[redacted]/a');
  });

test('the largest difference between the clocks stays', async (context) => {
  const differences = [90_000, 0];
  const { client } = await setUpClient(context, (_, response) => {
    const date = new Date(Date.now() + (differences.shift() ?? 0)).toUTCString();
    sendJson(response, 200, {}, { date });
  });
  for (const auth of ['none', 'none']) await client.send('getItem', item, { auth });
  assert.ok(Math.abs(Number(client.clockDifference) - 90_000) < 3000);
});

test('an abort passes as it is, and is no exchange', async (context) => {
  const abort = new AbortController();
  const reason = new Error('enough');
  const { client, recorder } = await setUpClient(context, () => abort.abort(reason), {
    signal: abort.signal,
  });
  await assert.rejects(client.send('getItem', item, alone), reason);
  assert.deepEqual(recorder.exchanges, []);
});
