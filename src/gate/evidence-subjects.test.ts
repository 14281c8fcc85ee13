import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { readRunFiles } from './evidence-subjects.ts';

const megabyte = 2 ** 20;

const huge: readonly (readonly [what: string, sizes: Readonly<Record<string, number>>, says: RegExp])[] = [
  ['a record', { 'run.json': 17 }, /run\.json: cannot be judged[^]*at most 16 MB[^]*found 17 MB/],
  ['a file of exchanges', { 'exchanges/1.jsonl': 257 }, /exchanges\/1\.jsonl: cannot be[^]*found 257 MB/],
  [
    'all exchanges together',
    { 'exchanges/1.jsonl': 130, 'exchanges/2.jsonl': 130 },
    /its exchanges are more than 256 MB/,
  ],
];

for (const [what, sizes, says] of huge)
  test(`more is not read of a run than fits into memory: ${what}`, (context) => {
    const folder = temporaryFolder(context);
    mkdirSync(join(folder, 'exchanges'));
    for (const [name, size] of Object.entries({ 'run.json': 0, ...sizes })) {
      writeFileSync(join(folder, name), '');
      truncateSync(join(folder, name), size * megabyte);
    }
    assert.throws(() => readRunFiles(folder), { message: says, exitCode: 2 });
  });
