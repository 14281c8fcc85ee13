import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SendOptions } from '../client-options.ts';
import { setUpClient } from '../testing/set-up-client.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import type { Answer } from '../testing/test-server.ts';
import { sendJson } from '../testing/test-server.ts';
import { credentialHeaderNames } from './credential-header.ts';

const item = { path: { id: '1' } };
const answer: Answer = (_, response) => {
  sendJson(response, 200, { access_token: 'access-token-1', refresh_token: 'refresh-token-1' });
};

test('a token is a secret from when it is issued, and so is what renews it', async (context) => {
  const { client } = await setUpClient(context, answer);
  await client.token();
  assert.equal(client.sweep('access-token-1 refresh-token-1'), '[redacted] [redacted]');
});

const given: readonly (readonly [name: string, value: string, options: SendOptions, secret: string])[] = [
  ['another credential', '$credential.clientId', { credentials: { clientSecret: 'another' } }, 'another'],
  ['a token that is given', 'key=$token', { token: 'old-token-1' }, 'old-token-1'],
  ['what is put together of short ones', '$credential.clientId:$credential.clientSecret', {}, 'abc:1234'],
];
for (const [name, value, options, secret] of given)
  test(`${name} is a secret`, async (context) => {
    const { user } = testProvider.auth;
    assert.ok(user?.obtain !== undefined);
    const own = { kind: 'header', name: 'X-Key', value } as const;
    const use = value.includes('$token') ? { ...own, obtain: user.obtain } : own;
    const contract = testContract({ provider: { auth: { own: use, user }, defaultAuth: 'own' } });
    const credentials = { clientId: 'abc', clientSecret: '1234' };
    const { client } = await setUpClient(context, answer, { contract, credentials });
    await client.send('getItem', item, options);
    assert.equal(client.sweep(`it is ${secret}.`), 'it is [redacted].');
  });

test('a header that authorises is one of the provider file, and Authorization always', () => {
  const own = { kind: 'header', name: 'X-Key', value: '$credential.clientSecret' } as const;
  assert.deepEqual(
    [...credentialHeaderNames({ ...testProvider, auth: { own } })],
    ['authorization', 'x-key'],
  );
});
