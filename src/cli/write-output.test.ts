import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from './testing/run-cli.ts';
import { writeOutput } from './write-output.ts';

const folder = mkdtempSync(join(tmpdir(), 'livegate-output-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'file'), 'kept');
writeFileSync(join(folder, 'schema.json'), '{}');

test('folders are made as needed, and what was there is replaced', async () => {
  for (const text of ['one', 'two']) {
    await writeOutput(join(folder, 'made/for/it.txt'), text);
    assert.equal(readFileSync(join(folder, 'made/for/it.txt'), 'utf8'), text);
  }
});

for (const name of ['file/below.txt', '.'])
  test(`${name} cannot be written, and nothing is left behind`, async () => {
    const before = readdirSync(folder);
    await assert.rejects(writeOutput(join(folder, name), 'text'), {
      code: 'output_unwritable',
      exitCode: 2,
    });
    assert.deepEqual(readdirSync(folder), before);
    assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'kept');
  });

test('a command says which file it is, without a stack, and exits with 2', async () => {
  const words = ['diff', 'schema.json', 'schema.json', '--output', 'file/below.json'];
  const { code, err } = await runCli(words, { cwd: folder });
  assert.equal(code, 2);
  assert.match(err, /file\/below\.json cannot be written \((?:EEXIST|ENOTDIR)\)/);
  assert.doesNotMatch(err, /\n +at /);
});
