import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findLeaks } from './testing/find-leaks.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const key = 'k1ng<fisher>&"glass/moth+7731';
const provider = 'contracts/tiny/provider.yaml';
const sandbox = 'contracts/tiny/sandbox.ts';

/** The tiny provider with its key in `X-Api-Key`, which its OpenAPI requires; it tells no key from a wrong one. */
function projectWithOwnHeader(): TinyProject {
  const project = new TinyProject();
  project.addEveryProvider();
  project.edit(provider, 'kind: bearer,', 'kind: header, name: X-Api-Key,');
  project.edit(
    provider,
    'missingCredentials: { status: 401, codes: [unauthorized] }',
    'missingCredentials: { status: 401, codes: [no_key] }',
  );
  project.edit(
    'contracts/tiny/openapi.yaml',
    'parameters: [',
    'parameters: [{ name: X-Api-Key, in: header, required: true, schema: { type: string } }, ',
  );
  project.edit(
    sandbox,
    "headers.authorization === 'Bearer ' + credentials.apiKey ? undefined : refuse(401, 'unauthorized')",
    `headers.authorization !== undefined
      ? refuse(400, 'authorization_sent')
      : headers['x-api-key'] === credentials.apiKey
        ? undefined
        : refuse(401, headers['x-api-key'] === undefined ? 'no_key' : 'unauthorized')`,
  );
  project.edit(sandbox, 'newId.hex(40)', `newId.hex(0) + ${JSON.stringify(key)}`);
  return project;
}

const credentials = ['authenticates', 'refuses-missing-credentials', 'refuses-a-wrong-credential'];

test('a key in a header of its own: every scenario passes, and no artefact holds the key', async () => {
  const project = projectWithOwnHeader();
  const words = ['verify', '--workers', '1', '--keep-exchanges'];
  const { code, err, out } = await runCli(words, { cwd: project.root });
  assert.equal(code, 0, out + err);
  const verdicts = new Map(project.recordOf(out)?.scenarios.map(({ id, verdict }) => [id, verdict]));
  for (const id of credentials) assert.equal(verdicts.get(`every-provider/${id}`), 'passed', id);
  const files = globSync('reports/**/exchanges/**/*', { cwd: project.root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'));
  assert.match(files.join(''), /"x-api-key":\s*"\[redacted\]"/);
  assert.deepEqual(findLeaks(join(project.root, 'reports'), key), []);
});

test('a provider that takes any key is found out, and so is one that asks for none', async () => {
  const project = projectWithOwnHeader();
  const words = ['verify', '--workers', '1', '--grep', 'credential', '--fault', 'tiny:getThing=ignore-auth'];
  const { code, out } = await runCli(words, { cwd: project.root });
  assert.equal(code, 1, out);
  const verdicts = new Map(project.recordOf(out)?.scenarios.map(({ id, verdict }) => [id, verdict]));
  for (const id of credentials.slice(1)) assert.equal(verdicts.get(`every-provider/${id}`), 'failed', id);
});
