import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { ask } from './testing/ask.ts';
import { openShop, shopCredentials, shopToken } from './testing/open-shop.ts';

const forms: readonly (readonly [string, string])[] = [
  ['the secret', shopCredentials.clientSecret],
  ['its JSON form', JSON.stringify(shopCredentials.clientSecret).slice(1, -1)],
  ['the token', shopToken(1)],
  ['the token in base64', Buffer.from(`x:${shopToken(1)}`).toString('base64')],
  ['the token in hex', Buffer.from(shopToken(1)).toString('hex')],
];

for (const [name, secret] of forms) {
  test(`${name} is masked in a body, wherever it is cut`, async (context) => {
    const whole = `{"before":1,"echo":"${secret}","after":"${secret.slice(0, -1)}"}`;
    const { gateway } = await openShop(context, (incoming, response) => {
      const cut = Number(incoming.url?.split('/').at(-1));
      if (cut === 0) response.setHeader('content-length', Buffer.byteLength(whole));
      response.write(whole.slice(0, cut));
      setTimeout(() => response.end(whole.slice(cut)), 2);
    });
    const cuts = Array.from({ length: Math.ceil(whole.length / 3) }, (_, index) => index * 3);
    const answers = await Promise.all(cuts.map((cut) => ask(gateway.url, `/files/${String(cut)}`)));
    for (const { text } of answers) {
      assert.ok(!text.includes(secret), text);
      assert.equal(text.length, whole.length);
      assert.match(text, /^\{"before":1,"echo":".*\*{16,}.*","after":"/);
    }
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
  });
}

test('a secret in a header is masked, and one in its name goes', async (context) => {
  const { gateway } = await openShop(context, (_, response) => {
    const token = shopToken(1);
    response
      .writeHead(200, { 'x-echo': `Bearer ${token}`, [`x-${token}`]: '1', 'x-list': ['a', token] })
      .end('{}');
  });
  const { headers } = await ask(gateway.url, '/items');
  assert.deepEqual(
    Object.entries(headers).filter(([name]) => name.startsWith('x-')),
    [
      ['x-echo', `Bearer ${'*'.repeat(shopToken(1).length)}`],
      ['x-list', `a, ${'*'.repeat(shopToken(1).length)}`],
    ],
  );
});

test('an identifier that is no secret passes', async (context) => {
  const { gateway } = await openShop(context, (_, response) => {
    sendJson(response, 200, { id: shopCredentials.clientId });
  });
  assert.deepEqual((await ask(gateway.url, '/items')).body, { id: shopCredentials.clientId });
});
