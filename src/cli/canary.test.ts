import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findLeaks, formsOf } from './testing/find-leaks.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';

const canary = 'k1ng<fisher>&"glass/moth+7731';

/** Scenarios that do everything wrong that a suite can do with a secret. */
const careless = `import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, scenario } from '@livegate/scenario/index.ts';
const secret = process.env.TINY_STAGING_API_KEY ?? '';

// What it says itself: no exchange has a finding that would stand for it.
scenario('says a secret in every way', async ({}, testInfo) => {
  expect.soft({ key: secret }).toEqual({ key: 'other' });
  console.log(secret, Buffer.from(secret).toString('hex'));
  process.stdout.write(Buffer.from(secret));
  process.stderr.write(secret);
  testInfo.annotations.push({ type: 'note ' + secret, description: secret });
  await testInfo.attach('note', { body: 'the key is ' + secret });
  const file = join(process.cwd(), 'key.txt');
  writeFileSync(file, 'the key is ' + secret);
  await testInfo.attach('a file', { path: file });
  testInfo.attachments.push({ name: 'the file itself', contentType: 'text/plain', path: file });
  const packed = testInfo.outputPath('packed.txt.gz');
  writeFileSync(packed, gzipSync('the key is ' + secret));
  await testInfo.attach('a packed file', { path: packed });
  writeFileSync(testInfo.outputPath('left behind.txt'), 'the key is ' + secret);
  await scenario.step('a step with ' + secret, () => {});
  throw new Error('key ' + secret, { cause: new Error(secret) });
});
scenario('is echoed a secret', async ({ api }) => {
  await api.attempt('getThing', { path: { id: encodeURIComponent(secret) } });
  await api.call('createThing', { body: { name: 'lamp' } });
});
scenario('times out on a secret', async ({}, testInfo) => {
  testInfo.setTimeout(300);
  await expect.poll(() => secret, { timeout: 5000 }).toBe('never');
});
`;

const project = new TinyProject();

test('no artefact of a run holds a credential, whatever suites and providers do with it', async () => {
  const server = await TinyServer.start(canary);
  after(() => server.stop());
  server.alter = (body) => ({
    ...body,
    ...('name' in body ? { note: `key ${canary}` } : { message: canary }),
  });
  project.edit('contracts/tiny/provider.yaml', 'https://api.staging.tiny.example/v1', server.url);
  project.write('suites/tiny/things.spec.ts', careless);
  const words = ['verify', '--network', 'internet', '--workers', '1', '--keep-exchanges', '--allure'];
  const blob = join(project.root, 'reports/blob');
  const env = { TINY_STAGING_API_KEY: canary, PLAYWRIGHT_BLOB_OUTPUT_DIR: blob };
  const ended = await runCli(words, { cwd: project.root, env });
  assert.equal(ended.code, 1, ended.err);
  for (const form of formsOf(canary))
    assert.ok(
      !`${ended.out}${ended.err}`.includes(form.toString('latin1')),
      `the terminal shows it: ${ended.out}${ended.err}`,
    );
  assert.match(ended.out, /secret_echoed createThing/);
  const runs = join(project.root, 'reports/runs');
  for (const kept of ['*/allure-report/index.html', '*/playwright/*/left behind.txt', '../blob/*.zip'])
    assert.ok(globSync(kept, { cwd: runs }).length > 0, `${kept} is not there`);
  assert.deepEqual(findLeaks(join(project.root, 'reports'), canary), []);
});

test('a scenario whose title holds a credential is refused before anything is written of it', async () => {
  const named = new TinyProject();
  named.write(
    'suites/tiny/named.spec.ts',
    `import { scenario } from '@livegate/scenario/index.ts';
scenario('uses ' + process.env.TINY_STAGING_API_KEY, () => undefined);
`,
  );
  const env = { TINY_STAGING_API_KEY: canary };
  const ended = await runCli(['verify', '--network', 'internet'], { cwd: named.root, env });
  assert.match(ended.err, /title, tag or annotation holds a credential: suites\/tiny\/named\.spec\.ts:2/);
  assert.equal(ended.code, 2);
  const files = globSync('reports/**/*', { cwd: named.root }).map((file) => join(named.root, file));
  const held = files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(canary));
  assert.deepEqual([ended.err.includes(canary), held], [false, []]);
});

test('the sweep finds a canary that is there', () => {
  project.write('planted/one.txt', `x${Buffer.from(`ab${canary}`).toString('base64')}`);
  for (const name of ['2', '3', '4', '5', '6']) project.write(`planted/${name}.txt`, 'nothing');
  assert.deepEqual(findLeaks(join(project.root, 'planted'), canary), ['one.txt']);
});
