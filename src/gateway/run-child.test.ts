import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { testProvider } from '../network/testing/test-provider.ts';
import { runChild } from './run-child.ts';
import type { ChildOptions } from './run-child.ts';
import { openLive } from './testing/open-live.ts';
import { startChild } from './testing/start-child.ts';

const node = process.execPath;
const path = [dirname(node), process.env['PATH'] ?? ''].join(delimiter);

test('the child gets the listed variables, those asked for, and the address; nothing else', async () => {
  const env = {
    ...{ PATH: path, HOME: homedir(), LANG: 'C', LC_ALL: 'C', TZ: 'UTC', TERM: 'dumb' },
    ...{ NODE_OPTIONS: '--no-warnings', AWS_SECRET_ACCESS_KEY: 'abcdefgh', WANTED: 'yes', OTHER: 'no' },
    ...{ TEST_CLIENT_SECRET: 'hush-hush-hush', LIVEGATE_KEY: 'x', CI: 'has hush-hush-hush inside' },
  };
  const print = [node, '-e', 'console.log(JSON.stringify(process.env))'] as const;
  const gateway = { url: 'http://127.0.0.1:9/key', socket: '/tmp/a.sock' };
  const credentials = { clientSecret: 'hush-hush-hush' };
  const { out, err, code } = await startChild(
    { command: print, pass: ['WANTED', 'ABSENT'], gateway, credentials },
    env,
  ).ended;
  assert.equal(code, 0, err);
  assert.deepEqual(JSON.parse(out), {
    ...{ PATH: path, HOME: homedir(), LANG: 'C', LC_ALL: 'C', TZ: 'UTC', TERM: 'dumb', WANTED: 'yes' },
    ...{ LIVEGATE_BASE_URL: gateway.url, ACME_BASE_URL: gateway.url, LIVEGATE_SOCKET: gateway.socket },
    ...{ NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
  });
});

for (const { name, pass, env, expected } of [
  { name: 'a variable of a provider file', pass: 'TEST_CLIENT_ID', env: {}, expected: /holds a credential/ },
  {
    name: 'another with its value',
    pass: 'MINE',
    env: { MINE: 'Basic hush-hush-hush' },
    expected: /holds a cred/,
  },
  { name: 'one of livegate', pass: 'LIVEGATE_KEY', env: {}, expected: /names of livegate/ },
]) {
  test(`${name} is not passed on, and nothing is started`, async () => {
    const options = { command: [node, '-e', 'console.log(1)'] as const, pass: [pass] };
    const credentials = { clientSecret: 'hush-hush-hush' };
    const ended = await startChild({ ...options, credentials }, { PATH: path, ...env }).ended;
    assert.deepEqual([ended.code, ended.out], [2, '']);
    assert.match(ended.err, expected);
    assert.doesNotMatch(ended.err, /hush/);
  });
}

for (const { name, script, code } of [
  { name: 'its exit code', script: 'process.exitCode = 7', code: 7 },
  { name: 'a signal that ended it', script: 'process.kill(process.pid, "SIGKILL")', code: 137 },
]) {
  test(`the child's end is ours: ${name}`, async () => {
    assert.equal((await startChild({ command: [node, '-e', script] }).ended).code, code);
  });
}

test('a command that is not there is a mistake of use', async () => {
  const { code, err } = await startChild({ command: ['no-such-command-at-all'] }).ended;
  assert.equal(code, 2);
  assert.match(err, /no-such-command-at-all: the command cannot be started \(ENOENT\)/);
});

const untilSignal = `
  process.on('SIGTERM', () => { console.log('got SIGTERM'); process.exit(5); });
  console.log('ready'); setInterval(() => {}, 1000);`;

test('signals go on to the child, which ends as it likes', async () => {
  const child = startChild({ command: [node, '-e', untilSignal] });
  await child.printed('ready');
  child.process.kill('SIGTERM');
  const { code, out } = await child.ended;
  assert.deepEqual([code, out], [5, 'ready\ngot SIGTERM\n']);
});

const isolatedScript = `
  const { request } = require('node:http');
  const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
  const tried = (act) => { try { return act(); } catch (error) { return error.code; } };
  const get = (options) => new Promise((resolve) => {
    const sent = request(options, (response) => { response.resume(); resolve(response.statusCode); });
    sent.on('error', (error) => resolve(error.code)); sent.end();
  });
  const { LIVEGATE_SOCKET: socketPath, LIVEGATE_BASE_URL: base, TARGET, HIDDEN } = process.env;
  const path = new URL(base).pathname + '/v1/product';
  const main = async () => console.log(JSON.stringify({
    gateway: await get({ socketPath, path }),
    network: await get(TARGET),
    processes: readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length,
    hidden: tried(() => readFileSync(HIDDEN, 'utf8')),
    folder: tried(() => readdirSync(process.cwd() + '/keys')),
    write: tried(() => writeFileSync(process.cwd() + '/written', 'x')),
    temporary: tried(() => writeFileSync('/tmp/written', 'x')),
  }));
  main();`;

test('an isolated child reaches the gateway and nothing else', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-isolate-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const hidden = join(folder, 'key.txt');
  writeFileSync(hidden, 'a key');
  const keys = join(folder, 'keys');
  mkdirSync(keys);
  writeFileSync(join(keys, 'another.txt'), 'a key');
  const socket = join(folder, 'gateway.sock');
  const { gateway, sandbox } = await openLive(context, 'truphone', 'production', { listen: { socket } });
  const env = { PATH: path, HIDDEN: hidden, TARGET: Object.values(sandbox.world.routes)[0] };
  const command = [node, '-e', isolatedScript] as const;
  const options = { command, gateway, directory: folder, pass: ['HIDDEN', 'TARGET'] };
  const { code, out, err } = await startChild(
    { ...options, isolate: { hide: [hidden, keys, join(folder, 'absent')] } },
    env,
  ).ended;
  if (code === 2) {
    assert.match(err, /^isolation_(unavailable|refused): /);
    return;
  }
  assert.equal(code, 0, err);
  const seen = JSON.parse(out) as { readonly processes: number };
  assert.deepEqual(
    { ...seen, processes: seen.processes < 5 },
    {
      ...{ gateway: 200, network: 'ECONNREFUSED', processes: true },
      ...{ hidden: 'EACCES', folder: [], write: 'EROFS' },
    },
  );
});

test('an isolated child gets signals, and its exit code comes back', async (context) => {
  const socket = join(mkdtempSync(join(tmpdir(), 'livegate-isolate-')), 'gateway.sock');
  context.after(() => {
    rmSync(dirname(socket), { recursive: true });
  });
  const { gateway } = await openLive(context, 'truphone', 'production', { listen: { socket } });
  const child = startChild({ command: [node, '-e', untilSignal], gateway, isolate: {} });
  const first = await Promise.race([child.printed('ready'), child.ended]);
  if (first !== undefined) {
    assert.match(first.err, /^isolation_(unavailable|refused): /);
    return;
  }
  child.process.kill('SIGTERM');
  const { code, out } = await child.ended;
  assert.deepEqual([code, out], [5, 'ready\ngot SIGTERM\n']);
});

const refusals: readonly { readonly name: string; readonly bwrap?: string; readonly expected: RegExp }[] = [
  { name: 'there is no bubblewrap', expected: /^isolation_unavailable: .* no bwrap in PATH/ },
  {
    name: 'namespaces are refused',
    bwrap: '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n',
    expected: /^isolation_refused: .*bwrap: No permissions to create new namespace/,
  },
];

for (const { name, bwrap, expected } of refusals) {
  test(`--isolate is an error where ${name}, and the child is not run`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'livegate-path-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    if (bwrap !== undefined) writeFileSync(join(folder, 'bwrap'), bwrap, { mode: 0o755 });
    const gateway = { url: 'http://localhost/key', socket: join(folder, 'a.sock') };
    const command = [node, '-e', 'console.log(1)'] as const;
    const ended = await startChild({ command, gateway, isolate: {} }, { PATH: folder }).ended;
    assert.deepEqual([ended.code, ended.out], [2, '']);
    assert.match(ended.err, expected);
  });
}

const unstarted: readonly (readonly [what: string, more: Partial<ChildOptions>, code: string])[] = [
  ['a command that is not there', { command: ['/no/such/program'] }, 'config_missing'],
  ['a file that nobody can start', { command: [import.meta.filename] }, 'config_missing'],
  ['isolation where there is no bubblewrap', { isolate: {} }, 'isolation_unavailable'],
  ['both', { command: ['/no/such/program'], isolate: {} }, 'config_missing'],
];
for (const [what, more, code] of unstarted)
  test(`${what} is found out before anything is written down`, async () => {
    let confirmed = 0;
    const options: ChildOptions = {
      ...{ command: [node], credentials: {}, provider: testProvider, providers: [testProvider] },
      ...{ gateway: { url: 'http://localhost/key', socket: '/nowhere.sock' }, from: { PATH: '/nowhere' } },
      confirm: () => Promise.resolve(void (confirmed += 1)),
      ...more,
    };
    await assert.rejects(runChild(options), { code, exitCode: 2 });
    assert.equal(confirmed, 0);
  });

test('a program that is not there for an isolated child is found out as well', async (context) => {
  // not below the working folder, which is seen from within wherever temporary files go
  const folder = mkdtempSync('/tmp/livegate-isolate-');
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'mine'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(folder, 'a.sock'), '');
  const gateway = { url: 'http://localhost/key', socket: join(folder, 'a.sock') };
  const env = { PATH: [folder, path].join(delimiter) };
  const start = (program: string) => startChild({ command: [program], gateway, isolate: {} }, env).ended;
  const known = await start(join(folder, 'mine'));
  if (/^isolation_/.test(known.err)) return;
  assert.equal(known.code, 0, known.err);
  const { code, err } = await start('mine');
  assert.equal(code, 2);
  assert.match(err, /mine: the command cannot be started \(ENOENT within the isolation\)/);
});

test('--isolate needs a socket', async () => {
  const { code, err } = await startChild({ isolate: {} }).ended;
  assert.equal(code, 2);
  assert.match(err, /an isolated child reaches no loopback port/);
});
