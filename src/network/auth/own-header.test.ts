import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../../contract/contract.ts';
import type { CredentialUse, Provider } from '../../model/provider.ts';
import { setUpClient, testCredentials, testOrigin } from '../testing/set-up-client.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import type { Answer } from '../testing/test-server.ts';
import { sendJson } from '../testing/test-server.ts';

const item = { path: { id: '1' } };
const key = testCredentials.clientSecret;
const ok: Answer = (_, response) => {
  sendJson(response, 200, { id: '1' });
};

function contractWith(use: Partial<CredentialUse>, provider: Partial<Provider> = {}) {
  const own: CredentialUse = {
    kind: 'header',
    name: 'X-Acme-Key',
    value: '$credential.clientSecret',
    ...use,
  };
  return testContract({
    provider: { auth: { ...testProvider.auth, own }, defaultAuth: 'own', ...provider },
  });
}

const sent: readonly (readonly [Partial<CredentialUse>, Record<string, string>])[] = [
  [{}, { 'x-acme-key': key }],
  [{ name: 'apikey' }, { apikey: key }],
  [{ value: 'key=$credential.clientSecret' }, { 'x-acme-key': `key=${key}` }],
  [{ name: 'Authorization' }, { authorization: key }],
];

for (const [use, headers] of sent)
  test(`kind: header sends ${Object.keys(headers).join()}: the value alone, and no other header for it`, async (context) => {
    const { client, server } = await setUpClient(context, ok, { contract: contractWith(use) });
    await client.send('getItem', item);
    const { 'x-acme-key': named, apikey, authorization } = server.seen[0]?.headers ?? {};
    const seen = Object.entries({ 'x-acme-key': named, apikey, authorization });
    assert.deepEqual(Object.fromEntries(seen.filter(([, value]) => value !== undefined)), headers);
  });

test('a document that is no operation is read with it, too', async (context) => {
  const { client, server } = await setUpClient(context, ok, { contract: contractWith({}) });
  await client.read({ method: 'GET', path: '/openapi.json', headers: {}, auth: 'own', timeout: 1000 });
  assert.equal(server.seen[0]?.headers['x-acme-key'], key);
});

test('none leaves it out, a token takes its place, and what the scenario wrote itself stays', async (context) => {
  const { client, server } = await setUpClient(context, ok, { contract: contractWith({}) });
  await client.send('getItem', item, { auth: 'none' });
  await client.send('getItem', item, { token: 'another-key-entirely' });
  await client.send('getItem', { ...item, header: { 'X-ACME-Key': 'mine' } });
  assert.deepEqual(
    server.seen.map(({ headers }) => headers['x-acme-key']),
    [undefined, 'another-key-entirely', 'mine'],
  );
});

const another = 'another-key-entirely';
const templates: readonly (readonly [Partial<CredentialUse>, header: string, sent: string])[] = [
  [{ value: 'ApiKey $credential.clientSecret' }, 'x-acme-key', `ApiKey ${another}`],
  [
    { kind: 'bearer', name: 'Authorization', value: 'v2-$credential.clientSecret' },
    'authorization',
    `Bearer v2-${another}`,
  ],
  [
    { kind: 'basic', name: 'Authorization', value: '$credential.clientSecret:' },
    'authorization',
    `Basic ${another}:`,
  ],
];
for (const [use, header, wanted] of templates)
  test(`another key is sent as the file writes its own: ${wanted}`, async (context) => {
    const { client, server } = await setUpClient(context, ok, { contract: contractWith(use) });
    await client.send('getItem', item, { token: another });
    await client.send('getItem', item);
    const own = wanted.replace(another, key);
    assert.deepEqual(
      server.seen.map(({ headers }) => headers[header]),
      [wanted, own],
    );
  });

test('an issued token is renewed after a 401, and one that was asked for is written as the file says', async (context) => {
  let issued = 0;
  const answer: Answer = (request, response) => {
    if (request.path !== '/auth/token') sendJson(response, 401, {});
    else sendJson(response, 200, { access_token: `access-${String((issued += 1))}`, expires_in: 1200 });
  };
  const { obtain } = testProvider.auth['user'] ?? {};
  assert.ok(obtain !== undefined);
  const contract = contractWith({ value: 'key=$token', obtain });
  const { client, server } = await setUpClient(context, answer, { contract });
  await client.send('getItem', item);
  const token = await client.token('own');
  await client.send('getItem', item, { token });
  const seen = server.seen.filter(({ path }) => path !== '/auth/token');
  assert.deepEqual(
    seen.map(({ headers }) => headers['x-acme-key']),
    ['key=access-1', 'key=access-2'],
  );
  assert.equal(issued, 2);
});

test('a 401 to what the scenario wrote itself is no word on the token', async (context) => {
  let issued = 0;
  const answer: Answer = (request, response) => {
    if (request.path === '/auth/token') issued += 1;
    const isRefused = request.headers['x-acme-key'] === 'mine';
    sendJson(response, isRefused ? 401 : 200, { access_token: 'access-token', expires_in: 1200 });
  };
  const { obtain } = testProvider.auth['user'] ?? {};
  assert.ok(obtain !== undefined);
  const { client } = await setUpClient(context, answer, {
    contract: contractWith({ value: '$token', obtain }),
  });
  for (const header of [{}, { 'X-Acme-Key': 'mine' }, {}]) await client.send('getItem', { ...item, header });
  assert.equal(issued, 1);
});

test('its values are recorded nowhere: not of the header, which the contract may name, nor in an answer', async (context) => {
  const named = (one: Operation): Operation => ({
    ...one,
    fieldNames: new Set([...one.fieldNames, 'x-acme-key', 'apikey']),
  });
  const contract = contractWith({});
  const operations = new Map([...contract.operations].map(([id, one]) => [id, named(one)]));
  const forms = [key, Buffer.from(key).toString('hex'), Buffer.from(key).toString('base64')];
  const { client, recorder } = await setUpClient(
    context,
    (_, response) => {
      sendJson(response, 200, { name: forms.join(' ') }, { 'x-acme-key': key });
    },
    { contract: { ...contract, operations } },
  );
  const reply = await client.send('getItem', item);
  await client.send('getItem', { ...item, header: { 'X-Acme-Key': 'somebody-elses' } });
  assert.deepEqual(
    reply.findings.filter(({ code }) => code === 'secret_echoed').map(({ at }) => at),
    ['header:x-acme-key', '/name'],
  );
  const recorded = JSON.stringify(recorder.exchanges);
  for (const form of [...forms, 'somebody-elses']) assert.ok(!recorded.includes(form), recorded);
  assert.equal(recorder.exchanges[0]?.request.headers['x-acme-key'], '[redacted]');
});

test('a contract that requires the header as a parameter does not ask the scenario for it', async (context) => {
  const words = { severity: 'error', operation: 'getItem', expected: 'a parameter', found: 'none' } as const;
  const contract = contractWith({});
  const requiring = (at: string) => {
    const operations = [...contract.operations].map(([id, one]): [string, Operation] => [
      id,
      { ...one, requestFindings: () => [{ ...words, code: 'request_invalid', at }] },
    ]);
    return { contract: { ...contract, operations: new Map(operations) } };
  };
  const { client, server } = await setUpClient(context, ok, requiring('/header/X-ACME-Key'));
  await client.send('getItem', item);
  await client.send('getItem', item, { auth: 'none' });
  assert.equal(server.seen.length, 2);
  const own = { ...item, header: { 'x-acme-KEY': 'x' } };
  await assert.rejects(
    client.send('getItem', own),
    { code: 'request_invalid' },
    'what is said of one of its own counts',
  );
  const other = await setUpClient(context, ok, {
    ...requiring('/header/X-Other'),
    routes: { [testOrigin]: server.url },
  });
  await assert.rejects(other.client.send('getItem', item), { code: 'request_invalid' });
  assert.equal(server.seen.length, 2);
});
