import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { trustEntry } from '../gate/testing/people.ts';
import { openShop } from './testing/open-shop.ts';
import { runCli } from './testing/run-cli.ts';

/** Asks the gateway's process for its inspector, then looks for it, and uses the gateway. */
const child = `
const get = (url) => fetch(url).then(({ status }) => status, (error) => error.cause.code);
const order = process.env.ACME_BASE_URL + '/orders/1';
console.log(await get(order));
for (let turn = 0; turn < 5; turn++) {
  process.kill(process.ppid, 'SIGUSR1');
  await new Promise((resolve) => setTimeout(resolve, 100));
}
console.log(await get('http://127.0.0.1:' + process.argv[2] + '/json'));
console.log(await get(order));
process.exit();
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('SIGUSR1 opens no inspector in the gateway, and does not end it', async (context) => {
  const { exec, project } = await openShop(context);
  project.write('child.mjs', child);
  const port = await freePort();
  const env = { NODE_OPTIONS: `--inspect-port=${port}` };
  const words = exec('--', process.execPath, 'child.mjs', String(port));
  const { code, err, out } = await runCli(words, { cwd: project.root, env });
  assert.deepEqual([code, out], [0, '204\nECONNREFUSED\n204\n'], err);
  assert.doesNotMatch(err, /Debugger listening/);
});

for (const words of [
  ['exec', '--sandbox', 'http://127.0.0.1:1', '--', 'true'],
  ['credentials', 'seal'],
  ['credentials', 'rotate', '--local-key', 'id.age'],
  ['credentials', 'rekey', '--local-key', 'id.age'],
])
  test(`nothing is opened beside a debugger: ${words.join(' ')}`, async (context) => {
    const { project } = await openShop(context);
    const recipient = `recipient: ${project.identity.recipient}`;
    project.write('trust.yaml', `keys:\n${trustEntry('alice', 'approver', recipient)}`);
    const verb = words[0] === 'exec' ? 1 : 2;
    const env = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };
    const ended = await runCli(words.toSpliced(verb, 0, 'acme'), { cwd: project.root, env });
    assert.equal(ended.code, 2, ended.err);
    assert.match(ended.err, /a debugger listens.*\nRun it without --inspect/);
  });

test('an approver releases nothing beside a debugger', async (context) => {
  const { project } = await openShop(context);
  const words = ['approve', 'any.json', '--key', 'alice.pem', '--local-key', 'id.age', '--yes'];
  const env = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };
  const ended = await runCli(words, { cwd: project.root, env });
  assert.deepEqual([ended.code, /a debugger listens/.test(ended.err)], [2, true], ended.err);
});
