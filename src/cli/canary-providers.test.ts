import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findLeaks, formsOf } from './testing/find-leaks.ts';
import { runCli } from './testing/run-cli.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'livegate-canary-'));
after(() => rmSync(root, { recursive: true, force: true }));
for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json'])
  symlinkSync(join(repository, name), join(root, name));
for (const name of ['contracts', 'suites'])
  cpSync(join(repository, name), join(root, name), { recursive: true });

/** Scenarios that obtain, renew, misuse and are echoed them. */
const shown = 'tells its secrets|authenticates|renews|reads one|refuses [a-z]* [a-z]*credential';

/** Tells the test what the sandbox issued to the scenarios: credentials, and the tokens that they were exchanged for. */
const telltale = `import { appendFileSync } from 'node:fs';
import { scenario } from '../../src/scenario/index.ts';
scenario('tells its secrets', async ({ api, environment, given, provider }) => {
  const names = Object.keys(environment.credentials);
  const body = Object.fromEntries(names.map((name) => [name, '$credential.' + name]));
  const input = await given.input({ input: { body } });
  const issued = Object.keys(provider.auth).filter((name) => provider.auth[name].obtain !== undefined);
  const tokens = await Promise.all(issued.map((name) => api.token(name)));
  appendFileSync(process.env.TOLD, JSON.stringify([...Object.values(input.body), ...tokens]) + '\\n');
});
`;

test('no artefact of a run of the bundled providers holds a credential or a token', async () => {
  writeFileSync(join(root, 'suites/every-provider/telltale.spec.ts'), telltale);
  const told = join(root, 'told.jsonl');
  const faults = [
    'fluz@staging:getVirtualCardTransactions=echo-secret',
    'flexiti@training:getAuthorization=echo-secret',
    'truphone@pre-production:getProduct=echo-secret',
  ].flatMap((fault) => ['--fault', fault]);
  const ended = await runCli(['verify', '--keep-exchanges', '--json', '--grep', shown, ...faults], {
    cwd: root,
    env: { TOLD: told },
  });
  assert.equal(ended.code, 1, ended.err);
  assert.equal(ended.out.split('"secret_echoed"').length > 3, true, 'each provider echoes one');
  const lines = readFileSync(told, 'utf8').trim().split('\n');
  const secrets = new Set(lines.flatMap((line) => JSON.parse(line) as string[]));
  assert.ok(secrets.size > 15, String(secrets.size));
  const printed = `${ended.out}${ended.err}`;
  for (const secret of secrets) {
    const forms = formsOf(secret).filter((form) => printed.includes(form.toString('latin1')));
    assert.deepEqual([forms.length, findLeaks(join(root, 'reports'), secret)], [0, []]);
  }
});
