import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { readPublishedSchema } from './published-schema.ts';
import { sendJson } from './testing/test-server.ts';
import type { Answer } from './testing/test-server.ts';
import { setUpClient, testCredentials } from './testing/set-up-client.ts';

const options = {
  baseUrl: 'https://services.acme.example/connect-api-preprod',
  defaultAuth: 'key',
  maxBytes: 1000,
  timeout: 2000,
};

async function introspect(context: TestContext, answer: Answer) {
  const { client, recorder, server } = await setUpClient(context, answer);
  const read = readPublishedSchema(client, { kind: 'introspection' }, options);
  return { read, recorder, seen: server.seen };
}

const schema = { data: { __schema: { types: [] } } };

test('one question, below the base URL, with the credential, and no exchange of it', async (context) => {
  const { read, recorder, seen } = await introspect(context, (_, response) =>
    sendJson(response, 200, schema),
  );
  assert.deepEqual(JSON.parse((await read).toString()), schema);
  assert.deepEqual(
    seen.map(({ method, path }) => `${method} ${path}`),
    ['POST /connect-api-preprod'],
  );
  assert.equal(seen[0]?.headers.authorization, `Basic ${testCredentials.clientSecret}`);
  assert.match(JSON.stringify(seen), /IntrospectionQuery/);
  assert.deepEqual(recorder.exchanges, []);
});

test('a server that does not know the newest parts is asked for less', async (context) => {
  const { read, seen } = await introspect(context, ({ body }, response) =>
    /isOneOf|specifiedByURL/.test(body)
      ? sendJson(response, 400, { errors: [{ message: 'Cannot query field "isOneOf" on type "__Type".' }] })
      : sendJson(response, 200, schema),
  );
  assert.deepEqual(JSON.parse((await read).toString()), schema);
  assert.equal(seen.length, 3);
});

const secret = testCredentials.clientSecret;
const refusals: [string, Answer, { code: string; message: RegExp }][] = [
  [
    'a schema with errors beside it',
    (_, response) => sendJson(response, 200, { ...schema, errors: [{ message: 'too deep' }] }),
    { code: 'unreadable', message: /came with errors, so it may not be whole: "too deep"/ },
  ],
  [
    'a refusal, without the secret that it repeats',
    (_, response) => sendJson(response, 401, { errors: [{ message: `no such key: ${secret}` }] }),
    { code: 'refused', message: /answered 401 \("no such key: \[redacted\]"\), expected 200$/ },
  ],
  [
    'a document that repeats the secret',
    (_, response) => sendJson(response, 200, { ...schema, extensions: { key: secret } }),
    { code: 'unreadable', message: /repeats a credential/ },
  ],
  [
    'a redirect',
    (_, response) =>
      void response.writeHead(302, { location: 'https://services.acme.example/connect-api' }).end(),
    { code: 'redirected', message: /answered 302, and redirects are not followed/ },
  ],
  [
    'more bytes than are read',
    (_, response) => sendJson(response, 200, { data: 'x'.repeat(20_000_000) }),
    { code: 'too_large', message: /more than 1000 bytes/ },
  ],
  [
    'no answer',
    (_, response) => void response.destroy(),
    { code: 'no_answer', message: /no answer \(connection_reset/ },
  ],
];

for (const [name, answer, { code, message }] of refusals)
  test(`${name} is no schema`, async (context) => {
    const { read, seen } = await introspect(context, answer);
    await assert.rejects(read, { name: 'FetchError', code, exitCode: 3, message });
    assert.equal(seen.length, 1);
  });

test('an OpenAPI document is read with GET; a path that leaves the base URL is stopped', async (context) => {
  const { client, server } = await setUpClient(context, (_, response) =>
    sendJson(response, 200, { openapi: '3.1.0' }),
  );
  const document = await readPublishedSchema(client, { kind: 'openapi', path: '/openapi.json' }, options);
  assert.equal(document.toString(), '{"openapi":"3.1.0"}');
  assert.equal(server.seen[0]?.path, '/connect-api-preprod/openapi.json');
  await assert.rejects(readPublishedSchema(client, { kind: 'openapi', path: '/../connect-api/x' }, options), {
    name: 'GuardError',
  });
  assert.equal(server.seen.length, 1);
});

test('an OpenAPI document that is refused is not repeated with the secret', async (context) => {
  const { client } = await setUpClient(context, (_, response) =>
    sendJson(response, 401, { message: `no such key: ${secret}` }),
  );
  await assert.rejects(readPublishedSchema(client, { kind: 'openapi', path: '/openapi.json' }, options), {
    code: 'refused',
    message: /answered 401 \("no such key: \[redacted\]"\), expected 200$/,
  });
});

const document = { method: 'GET', path: '', headers: {}, auth: 'none', timeout: 2000 } as const;

test('the guard speaks for itself without a credential, too', async (context) => {
  const { client, server } = await setUpClient(context, (_, response) => sendJson(response, 200, schema));
  await assert.rejects(client.read({ ...document, path: '/../connect-api/x' }), { name: 'GuardError' });
  assert.equal(server.seen.length, 0);
});

test('an abort is its own reason', async (context) => {
  const abort = new AbortController();
  const { client } = await setUpClient(context, () => abort.abort(new Error('enough')), {
    signal: abort.signal,
  });
  await assert.rejects(client.read(document), { message: 'enough' });
});
