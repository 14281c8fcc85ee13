import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const seen: IncomingMessage[] = [];
const bodies: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/a.json': (response) => response.end('{"type":"integer"}'),
  '/packed.json': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('{"type":"integer"}')),
  '/split/main.json': (response) => response.end('{"$ref":"../a.json"}'),
  '/moved.json': (response) => response.writeHead(302, { location: '/a.json' }).end(),
  '/secret.json': (response) => response.writeHead(401).end('{"message":"no"}'),
  '/page': (response) => response.end('<html><title>Sign in</title></html>'),
  '/errors': (response) => response.end('{"errors":[{"message":"introspection is disabled"}]}'),
  '/half.json': (response) => response.end('{"type":"inte'),
  '/cut.json': (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"type"');
    setTimeout(() => response.destroy(), 20);
  },
};
const server = createServer((request, response) => {
  seen.push(request);
  const body = bodies[request.url?.split('?')[0] ?? ''];
  if (body === undefined) response.writeHead(404).end();
  else body(response);
});

const root = mkdtempSync(join(tmpdir(), 'livegate-url-'));
writeFileSync(join(root, 'a.json'), '{"type":"integer"}');
let url = '';
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const diff = (...words: readonly string[]) => runWarm(['diff', ...words], { cwd: root });

describe('a schema at a URL', () => {
  for (const [path, run] of [
    ['/a.json', runCli],
    ['/packed.json', runWarm],
    ['/split/main.json', runWarm],
  ] as const)
    test(`is read without credentials: ${path}`, async () => {
      const { code, out, err } = await run(['diff', 'a.json', url + path], { cwd: root });
      assert.equal(code, 0, out + err);
      for (const { headers, method } of seen) {
        assert.equal(method, 'GET');
        assert.equal(headers.authorization ?? headers.cookie, undefined);
      }
    });

  const refused: readonly (readonly [string, RegExp])[] = [
    ['/moved.json', /answered 302, and redirects are not followed/],
    ['/secret.json', /answered 401/],
    ['/none.json', /answered 404/],
    ['/page', /:1:1: .*page\n.*\n.*Sign in/],
    ['/errors', /introspection is disabled/],
    ['/half.json', /cut off/],
    ['/cut.json', /no answer/],
  ];
  for (const [path, message] of refused)
    test(`could not decide: ${path}`, async () => {
      const { code, out, err } = await diff('a.json', url + path);
      assert.equal(code, 3, out + err);
      assert.match(err, message);
      assert.equal(out, '');
    });

  test('could not decide where nobody answers', async () => {
    const { code, err } = await runCli(['diff', 'a.json', 'http://127.0.0.1:9/a.json'], { cwd: root });
    assert.equal(code, 3);
    assert.match(err, /no answer/);
  });

  test('is shown without its query, which may hold a key', async () => {
    const { out, err } = await diff('a.json', `${url}/a.json?key=hush-hush`);
    assert.match(out, /a\.json\?…/);
    assert.doesNotMatch(out + err, /hush/);
    const failed = await diff('a.json', `${url}/none.json?key=hush-hush`);
    assert.doesNotMatch(failed.out + failed.err, /hush/);
  });
});

describe('a live environment', () => {
  const project = new TinyProject();
  const urls = ['', '/openapi.json', '/../v1/openapi.json', '/%6fpenapi.json'].map(
    (path) => `https://api.tiny.example/v1${path}`,
  );
  for (const one of [...urls, 'https://api.tiny.example/', 'https://API.tiny.example/V1/openapi.json'])
    test(`is not asked: ${one}`, async () => {
      const { code, err } = await runWarm(['diff', 'tiny', one], { cwd: project.root });
      assert.equal(code, 2, err);
      assert.match(err, /nothing was sent/);
    });

  test('nor anything at all while a provider file has mistakes', async () => {
    const broken = new TinyProject();
    broken.edit('contracts/tiny/provider.yaml', 'stage: live', 'stage: lve');
    const before = seen.length;
    const { code } = await runWarm(['diff', 'contracts/tiny/openapi.yaml', `${url}/a.json`], {
      cwd: broken.root,
    });
    assert.equal(code, 2);
    assert.equal(seen.length, before);
  });
});

describe('references to other servers', () => {
  test('are followed only when that is allowed', async () => {
    writeFileSync(join(root, 'far.json'), JSON.stringify({ $ref: `${url}/a.json` }));
    const before = seen.length;
    const refused = await diff('far.json', 'a.json');
    assert.equal(seen.length, before);
    assert.equal(refused.code, 3, refused.out);
    const allowed = await diff('far.json', 'a.json', '--allow-remote-refs');
    assert.equal(allowed.code, 0, allowed.out + allowed.err);
  });
});
