import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { ask, askJson } from './testing/ask.ts';
import { openShop } from './testing/open-shop.ts';

const ok = (_: unknown, response: Parameters<typeof sendJson>[0]): void => {
  sendJson(response, 200, { ok: true });
};

const form = 'application/x-www-form-urlencoded';

for (const [name, headers] of [
  ['a form', { 'content-type': form }],
  ['a form of parts', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['a body of no type', {}],
  ['a form among two types', { 'content-type': `${form}, application/json` }],
  ['a form behind another type', { 'content-type': `application/json, ${form}` }],
  ['a form, its type taken for one of the connection', { 'content-type': form, connection: 'content-type' }],
] as const) {
  test(`${name}, in which some servers read another method, is refused where the contract takes none`, async (context) => {
    const { gateway, reached } = await openShop(context, ok);
    const sent = { method: 'POST', headers, body: '_method=DELETE' };
    const { status, body } = await ask(gateway.url, '/items', sent);
    const { code, command, item, reason } = body as Record<string, string>;
    assert.deepEqual([status, code, item], [403, 'form_refused', 'operations']);
    assert.match(`${reason}: ${command}`, /createItem takes no form.*content-type that the contract says/);
    assert.equal(reached.length, 0);
  });
}

test('a form passes where the contract takes one', async (context) => {
  const { gateway, reached } = await openShop(context, ok);
  const sent = { method: 'POST', headers: { 'content-type': form }, body: 'name=lamp' };
  assert.equal((await ask(gateway.url, '/forms', sent)).status, 200);
  assert.equal(reached[0]?.headers['content-type'], form);
});

test('a body goes on with the type that it was judged by, and with no other', async (context) => {
  const { gateway, reached } = await openShop(context, ok);
  const headers = { connection: 'content-type, close', content_type: form, content_encoding: 'gzip' };
  await askJson(gateway.url, '/items', { name: 'lamp' }, { headers });
  const { 'content-type': type, content_encoding: coding, content_type: other } = reached[0]?.headers ?? {};
  assert.deepEqual([type, coding, other], ['application/json', undefined, undefined]);
});
