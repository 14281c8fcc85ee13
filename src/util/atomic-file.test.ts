import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeFileAtomic } from './atomic-file.ts';
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
