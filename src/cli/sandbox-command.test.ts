import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const root = join(import.meta.dirname, '../..');

type Printed = { routes: Record<string, string>; credentials: Record<string, Record<string, string>> };

test('livegate sandbox serves the real URLs of a provider to any client until it is interrupted', async () => {
  const child = spawn(process.execPath, [join(root, 'bin/livegate.js'), 'sandbox', 'flexiti', '--json'], {
    cwd: root,
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const { routes, credentials } = JSON.parse(chunk.toString()) as Printed;
  const { clientId = '', clientSecret = '' } = credentials['flexiti@training'] ?? {};
  const url = `${routes['https://posapi-training.flexiti.fi'] ?? ''}/flexiti/pos-api/v2.5/oauth/token`;
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'client_credentials',
  });
  const good = await fetch(url, { method: 'POST', body });
  assert.equal(((await good.json()) as { expires_in: number }).expires_in, 1200);
  body.set('client_secret', 'wrong');
  assert.equal((await fetch(url, { method: 'POST', body })).status, 400);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'close'), [0, null]);
});

test('livegate sandbox says how to move its clock and to inject faults, and so it is', async (t) => {
  const child = spawn(process.execPath, [join(root, 'bin/livegate.js'), 'sandbox', 'flexiti'], { cwd: root });
  t.after(() => child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const text = chunk.toString();
  const [, address = ''] = /training \(test\)[^]*?address +(\S+)/.exec(text) ?? [];
  const call = async (what: string) => {
    const [, url = '', body = ''] = new RegExp(`${what} +(\\S+) +(\\{.*\\})`).exec(text) ?? [];
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { result: unknown }).result;
  };
  const ahead = ((await call('move the clock')) as number) - Date.now();
  assert.ok(ahead > 50_000 && ahead <= 60_000);
  await call('inject a fault');
  const ask = () => fetch(`${address}/v2.5/oauth/token`, { method: 'POST', body: new URLSearchParams() });
  assert.deepEqual([(await ask()).status, (await ask()).status], [503, 400]);
  assert.deepEqual(await call('count requests'), {
    requests: { 'flexiti@training': 2, 'flexiti@merchant-integration': 0, 'flexiti@production': 0 },
    liveRequests: 0,
  });
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'close'), [0, null]);
});

/** As much of curl as is printed, for a machine that has none. */
const standIn = `#!/usr/bin/env node
const { parseArgs } = require('node:util');
const text = { type: 'string' };
const options = { s: { type: 'boolean', short: 's' }, S: { type: 'boolean', short: 'S' }, X: { ...text, short: 'X' } };
const headers = { header: { ...text, short: 'H', multiple: true }, 'data-raw': text };
const { values, positionals } = parseArgs({ options: { ...options, ...headers }, allowPositionals: true });
const body = values['data-raw'];
const sent = values.header.map((one) => one.split(/: (.*)/s).slice(0, 2));
fetch(positionals[0], { method: values.X ?? (body === undefined ? 'GET' : 'POST'), headers: sent, body })
  .then((answer) => answer.text())
  .then((answer) => process.stdout.write(answer));
`;

/** The answers to the commands that a sandbox prints, each pasted into a shell as it stands. */
async function pasted(context: TestContext, cwd: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-curl-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'curl'), standIn, { mode: 0o755 });
  const child = spawn(process.execPath, [join(root, 'bin/livegate.js'), 'sandbox'], { cwd });
  context.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(() => assert.fail('it ended before it had printed anything'));
  const [chunk] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  const lines = chunk.toString().match(/^ +curl .*$/gm) ?? [];
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:${folder}` };
  const answers = await Promise.all(lines.map((line) => promisify(execFile)('sh', ['-c', line], { env })));
  return answers.map(({ stdout }) => stdout);
}

test('livegate sandbox prints a command for each provider that works as it stands', async (context) => {
  const answers = await pasted(context, root);
  assert.equal(answers.length, 3);
  const [flexiti = '', fluz = '', truphone = ''] = answers;
  assert.match(flexiti, /^\{"token_type":"bearer","access_token":"\w+"/);
  assert.match(fluz, /^\{"data":\{"generateUserAccessToken":\{"token":"\w+"/);
  assert.match(truphone, /^\{"access_token":"\w+"/);
});

const uses = [
  'kind: header, name: X-Api-Key, value: ApiKey $credential.apiKey',
  'kind: bearer, value: $credential.apiKey',
];
for (const use of uses)
  test(`and so with a key that a shell would read something in: ${use}`, async (context) => {
    const project = new TinyProject();
    project.edit('contracts/tiny/provider.yaml', 'kind: bearer, value: $credential.apiKey', use);
    project.edit('contracts/tiny/provider.yaml', 'rateLimits:', 'headers: { X-Part: "a b" }\nrateLimits:');
    project.edit(
      'contracts/tiny/openapi.yaml',
      'parameters: [',
      'parameters: [{ name: X-Part, in: header, schema: { type: string } }, ',
    );
    project.edit(
      'contracts/tiny/sandbox.ts',
      'newId.hex(40)',
      `newId.hex(0) + ${JSON.stringify(`a'b"$HOME\`id\`!%`)}`,
    );
    project.edit(
      'contracts/tiny/sandbox.ts',
      "headers.authorization === 'Bearer ' + credentials.apiKey",
      "headers['x-part'] === 'a b' && (headers['x-api-key'] ?? headers.authorization) === " +
        `${use.startsWith('kind: header') ? "'ApiKey '" : "'Bearer '"} + credentials.apiKey`,
    );
    const [answer = ''] = await pasted(context, project.root);
    assert.match(answer, /^\{"id":"[-\w]+","name":"\w+"\}$/);
  });

test('livegate sandbox refuses a fault that does not exist, with the nearest one', async () => {
  const { code, err } = await runCli(['sandbox', 'flexiti', '--fault', 'flexiti=trunkate']);
  assert.equal(code, 2);
  assert.match(err, /truncate/);
});

test('livegate providers shows every environment with its stage and what it shares with live', async () => {
  const { code, out } = await runCli(['providers']);
  assert.equal(code, 0);
  assert.match(
    out,
    /truphone +pre-production +test +active, ahead +host, credentials, catalogue +https:\/\/services\.truphone\.com\/connect-api-preprod/,
  );
  assert.match(out, /truphone +staging +test +ended 2020-06-24/);
  assert.match(
    out,
    /fluz +live +live +active +https:\/\/transactional-graph\.fluzapp\.com\/api\/v1\/graphql\n/,
  );
});

test('an unknown command is a usage error', async () => {
  assert.equal((await runCli(['promot'])).code, 2);
});
