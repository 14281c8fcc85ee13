import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from './testing/run-cli.ts';

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
