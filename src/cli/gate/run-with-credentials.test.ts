import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDoor } from '../../gate/door.ts';
import { revoke } from '../../gate/revoke.ts';
import { createSecondClock } from '../../gate/second-clock.ts';
import { PromotedProject } from '../../gate/testing/promoted-project.ts';
import { runWithCredentials } from './run-with-credentials.ts';

const script = `const { writeFileSync, readFileSync } = require('node:fs');
const { ACME_BASE_URL: url, ACME_LIVE_KEY: key = 'none' } = process.env;
const handed = process.argv[2] === 'fd' ? readFileSync(3, 'utf8') : '';
writeFileSync(process.argv[1], JSON.stringify({ url, key, handed }));`;

async function start(context: TestContext, mode: 'fd' | 'env', expiresAt?: string) {
  const project = await PromotedProject.make(context);
  const opening = await project.open(context);
  const promotion = opening.promotion.statement.predicate;
  const end = expiresAt ?? promotion.expiresAt;
  const [now, elapsed] = [() => Date.now(), () => performance.now()];
  const admit = openDoor({ promotion: { ...promotion, expiresAt: end }, watch: opening.watch, now, elapsed });
  const file = join(project.root, 'seen.json');
  const command = [process.execPath, '-e', script, file, mode] as const;
  const plan = { command, mode, patience: 0, pass: [], isolate: false, hide: [] } as const;
  const released = { credentials: { apiKey: 'a live secret' }, expiresAt: end } as const;
  const providers = [opening.basis.contract.provider];
  const second = createSecondClock(30_000);
  return { project, file, run: { plan, opening, released, admit, providers, second } };
}

for (const { mode, want } of [
  { mode: 'env', want: { key: 'a live secret', handed: '' } },
  { mode: 'fd', want: { key: 'none', handed: '{"apiKey":"a live secret"}\n' } },
] as const)
  test(`--mode ${mode}: the child has the credentials, and the provider's own address`, async (context) => {
    const { file, run } = await start(context, mode);
    assert.equal(await runWithCredentials(run), 0);
    const seen: unknown = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(seen, { url: 'https://api.acme.example/v1', ...want });
  });

test('on the sandbox network the address is that of the sandbox', async (context) => {
  const { file, run } = await start(context, 'env');
  const routes = { 'https://api.acme.example': 'http://127.0.0.1:4711' };
  assert.equal(await runWithCredentials({ ...run, routes }), 0);
  assert.match(readFileSync(file, 'utf8'), /"url":"http:\/\/127\.0\.0\.1:4711\/v1"/);
});

test('nothing is handed out once the provider is revoked', async (context) => {
  const { file, project, run } = await start(context, 'env');
  await revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now: new Date() }, project.ledger);
  await assert.rejects(runWithCredentials(run), { code: 'revoked', message: 'revoked: a drill' });
  assert.ok(!existsSync(file));
});

test('nothing is handed out once the release has expired', async (context) => {
  const { file, run } = await start(context, 'fd', new Date().toISOString());
  await assert.rejects(runWithCredentials(run), { code: 'expired' });
  assert.ok(!existsSync(file));
});
