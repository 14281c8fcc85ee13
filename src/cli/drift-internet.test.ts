import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { parse } from 'yaml';
import { publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = publishedProject();
const key = 'tiny-key-for-this-test-only';
const seen: IncomingMessage[] = [];
let served = '';
const server = createServer((request, response) => {
  seen.push(request);
  const isOpen = request.url === '/live/openapi.json' || request.headers.authorization === `Bearer ${key}`;
  response.writeHead(isOpen ? 200 : 401, { 'content-type': 'application/json' }).end(isOpen ? served : '{}');
});

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = 'contracts/tiny/provider.yaml';
  project.edit(file, 'https://api.staging.tiny.example/v1', `${origin}/staging`);
  project.edit(file, 'https://api.tiny.example/v1', `${origin}/live`);
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  const pinned = readFileSync(join(project.root, 'contracts/tiny/openapi.yaml'), 'utf8');
  served = JSON.stringify(parse(pinned));
});

const drift = (words: readonly string[] = [], run = runWarm) =>
  run(['drift', '--network', 'internet', ...words], {
    cwd: project.root,
    env: { TINY_STAGING_API_KEY: key, TINY_LIVE_API_KEY: 'never-to-be-sent' },
  });

test('a test environment is asked with its own key, live with GET for its one public document and with none', async () => {
  const { code, err, out } = await drift([], runCli);
  assert.equal(code, 0, out + err);
  assert.deepEqual(
    seen.map(({ headers, method, url }) => [method, url, headers.authorization]),
    [
      ['GET', '/live/openapi.json', undefined],
      ['GET', '/staging/openapi.json', `Bearer ${key}`],
    ],
  );
  assert.doesNotMatch(out + err, /tiny-key|never-to-be-sent/);
});

test('what is no longer public is not asked for at all', async () => {
  project.edit('contracts/tiny/provider.yaml', ', public: true }', ' }');
  const { code, err } = await drift();
  assert.match(err, /a live environment is read only where it is a public document/);
  assert.equal(code, 2);
  assert.deepEqual(seen, []);
  project.edit(
    'contracts/tiny/provider.yaml',
    'path: /openapi.json }\nauth',
    'path: /openapi.json, public: true }\nauth',
  );
});

test('what has changed there shows, and a document that repeats the key is no document', async () => {
  served = served.replace('["id","name"]', '["id"]');
  const changed = await drift(['-e', 'staging']);
  assert.match(changed.out, /response-property-became-optional/);
  assert.equal(changed.code, 1);
  served = served.replace('Tiny Things', key);
  const { code, err, out } = await drift(['-e', 'staging']);
  assert.match(out, /repeats a credential/);
  assert.doesNotMatch(out + err, new RegExp(key));
  assert.equal(code, 3);
});

test('the key is not sent for a live document that shares the path of the test environment', async () => {
  const { out } = await runWarm(['diff', 'tiny', 'tiny@live', '--network', 'internet'], {
    cwd: project.root,
    env: { TINY_LIVE_API_KEY: 'never-to-be-sent' },
  });
  assert.match(out, /identical/);
  assert.deepEqual(
    seen.map(({ headers, url }) => [url, headers.authorization]),
    [['/live/openapi.json', undefined]],
  );
});
