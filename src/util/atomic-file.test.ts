import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { removeLeftovers, writeFileAtomic } from './atomic-file.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('writeFileAtomic', () => {
  it('writes, replaces, makes folders and leaves nothing else behind', async (context) => {
    const folder = join(temporaryFolder(context), 'deep', 'er');
    const file = join(folder, 'run.json');
    await writeFileAtomic(file, 'one');
    await writeFileAtomic(file, new TextEncoder().encode('two'));
    assert.equal(await readFile(file, 'utf8'), 'two');
    assert.deepEqual(await readdir(folder), ['run.json']);
  });

  it('shows a whole file to every reader while many write', async (context) => {
    const file = join(temporaryFolder(context), 'run.json');
    const contents = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    await writeFileAtomic(file, contents[0] ?? '');
    const writing = Promise.all(contents.map((content) => writeFileAtomic(file, content)));
    const seen = await Promise.all(Array.from({ length: 20 }, () => readFile(file, 'utf8')));
    await writing;
    for (const content of seen) assert.ok(contents.includes(content));
  });

  it('leaves the old state alone where it fails', async (context) => {
    const folder = temporaryFolder(context);
    await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
    await assert.rejects(writeFileAtomic(join(folder, 'taken'), 'x'));
    assert.deepEqual(await readdir(folder), ['taken']);
  });
});

describe('removeLeftovers', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const table: readonly (readonly [name: string, isRemoved: boolean])[] = [
    [`.run.json.${id}.tmp`, true],
    [`.run.json.${id}.tmp.txt`, false],
    [`.out.json.${id}.tmp`, false],
    ['.run.json.notes.tmp', false],
    [`run.json.${id}.tmp`, false],
    ['run.json', false],
  ];
  for (const [name, isRemoved] of table)
    it(`${isRemoved ? 'removes' : 'leaves'} ${name}`, async (context) => {
      const folder = temporaryFolder(context);
      await writeFile(join(folder, name), 'half');
      await removeLeftovers(join(folder, 'run.json'));
      assert.deepEqual(await readdir(folder), isRemoved ? [] : [name]);
    });

  it('knows what a write that is killed leaves', async (context) => {
    const folder = temporaryFolder(context);
    const script = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
      fs.rename = () => process.kill(process.pid, 'SIGKILL'); syncBuiltinESMExports();
      const { writeFileAtomic } = await import(${JSON.stringify(import.meta.resolve('./atomic-file.ts'))});
      await writeFileAtomic(${JSON.stringify(join(folder, 'run.json'))}, 'whole');`;
    spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
    assert.match(String(await readdir(folder)), /^\.run\.json\..*\.tmp$/);
    await removeLeftovers(join(folder, 'run.json'));
    assert.deepEqual(await readdir(folder), []);
  });
});
