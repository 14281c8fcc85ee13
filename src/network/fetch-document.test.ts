import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchDocument } from './fetch-document.ts';
import type { FetchOptions } from './fetch-document.ts';
import { startTestServer } from './testing/test-server.ts';
import type { Answer } from './testing/test-server.ts';

const origin = 'https://docs.acme.example';
const live = [`${origin}/api/live`];
const limits = { timeout: 2000, maxBytes: 1000, live };

const documents: readonly (readonly [name: string, url: string, answer: Answer])[] = [
  ['as it is', '/openapi.json?v=1', (_, response) => void response.end('{}')],
  [
    'unpacked',
    '/openapi.json',
    (_, response) => void response.setHeader('content-encoding', 'gzip').end(gzipSync('{}')),
  ],
];
for (const [name, path, answer] of documents)
  test(`reads a document ${name}, without credentials`, async (context) => {
    const { seen, url } = await startTestServer(context, answer);
    const document = await fetchDocument(origin + path, { ...limits, routes: { [origin]: url } });
    assert.equal(document.toString(), '{}');
    assert.deepEqual(
      seen.map((one) => [one.method, one.path, one.headers.authorization]),
      [['GET', path, undefined]],
    );
  });

const blocked: readonly (readonly [url: string, code: string, options?: Partial<FetchOptions>])[] = [
  [`${origin}/api/live`, 'live_origin'],
  [`${origin}/api/live/openapi.json`, 'live_origin'],
  [`${origin}/API/Live/openapi.json`, 'live_origin'],
  [`${origin}/api`, 'live_origin'],
  [`${origin}/docs/../openapi.json`, 'not_allowed'],
  [`${origin}/openapi.json#top`, 'not_allowed'],
  ['https://me@docs.acme.example/openapi.json', 'not_allowed'],
  [`${origin}/openapi.json`, 'no_route', { routes: {} }],
];
for (const [url, code, options] of blocked)
  test(`nothing leaves for ${url}: ${code}`, async (context) => {
    const server = await startTestServer(context, (_, response) => void response.end('{}'));
    const routes = { [origin]: server.url };
    const fetched = fetchDocument(url, { ...limits, routes, ...options });
    await assert.rejects(fetched, { name: 'GuardError', code });
    assert.equal(server.seen.length, 0);
  });

test('a document that the provider file calls public may be below a live prefix', async (context) => {
  const { url } = await startTestServer(context, (_, response) => void response.end('{}'));
  const options = { ...limits, routes: { [origin]: url }, isPublic: true };
  assert.equal((await fetchDocument(`${origin}/api/live/openapi.json`, options)).toString(), '{}');
});

const refused: readonly (readonly [code: string, answer: Answer])[] = [
  ['redirected', (_, response) => void response.writeHead(302, { location: `${origin}/x` }).end()],
  ['refused', (_, response) => void response.writeHead(404).end('{}')],
  ['too_large', (_, response) => void response.end('x'.repeat(1001))],
  ['unreadable', (_, response) => void response.setHeader('content-encoding', 'gzip').end('{}')],
  ['no_answer', (_, response) => void response.destroy()],
];
for (const [code, answer] of refused)
  test(`no whole document: ${code}`, async (context) => {
    const { seen, url } = await startTestServer(context, answer);
    const fetched = fetchDocument(`${origin}/a?key=hush-hush`, { ...limits, routes: { [origin]: url } });
    await assert.rejects(fetched, (error: Error & { code?: string }) => {
      assert.deepEqual([error.name, error.code, error.message.includes('hush')], ['FetchError', code, false]);
      return true;
    });
    assert.equal(seen.length, 1);
  });
