import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const names = { createThing: 'POST /things', getThing: 'GET /things/{id}' };

test('operations without ids are called by method and path everywhere', async () => {
  const project = new TinyProject();
  const text = (file: string) => readFileSync(join(project.root, file), 'utf8');
  for (const [id, name] of Object.entries(names)) {
    project.edit('contracts/tiny/openapi.yaml', `      operationId: ${id}\n`, '');
    for (const file of [
      'contracts/tiny/provider.yaml',
      'contracts/tiny/sandbox.ts',
      'suites/tiny/things.spec.ts',
    ])
      project.write(file, text(file).replaceAll(new RegExp(`'?\\b${id}\\b'?`, 'g'), `'${name}'`));
  }
  const run = async (...words: readonly string[]) => {
    const { code, err, out } = await runWarm(words, { cwd: project.root });
    return { code, out: out + err };
  };
  const verify = ['verify', '--workers', '1'];
  const verified = await run(...verify);
  assert.equal(verified.code, 0, verified.out);
  const failed = await run(
    ...verify,
    '--grep',
    'keeps its name',
    '--fault',
    `tiny:${names.getThing}=status:501`,
  );
  assert.equal(failed.code, 1, failed.out);
  assert.match(failed.out, /^ {2}error status_undocumented GET \/things\/\{id\} status: .* found 501/m);
  assert.match(failed.out, /^ {2}repeat: .* --fault "tiny:GET \/things\/\{id\}=status:501"/m);
  const types = await run('types');
  assert.equal(types.code, 0, types.out);
  assert.match(text('contracts/tiny/types.d.ts'), /^ {2}'GET \/things\/\{id\}': \{ input: /m);
  const usage = await run('usage', 'tiny');
  assert.equal(usage.code, 0, usage.out);
  const { operations } = JSON.parse(text('contracts/tiny/usage.json')) as { operations: object };
  assert.deepEqual(Object.keys(operations).sort(), Object.values(names).sort());
  project.edit('contracts/tiny/provider.yaml', `'${names.getThing}': { effect`, 'GET /thing/{id}: { effect');
  const refused = await run(...verify);
  assert.equal(refused.code, 2, refused.out);
  assert.match(refused.out, /no such operation[^]*GET \/things\/\{id\}/);
});
