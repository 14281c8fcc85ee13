import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { suiteDigest } from './suite-digest.ts';

test('every file of the suites counts by name and bytes, whatever its ending; installed packages do not', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'suites-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('acme/orders.spec.ts', 'a');
  const digests = [await suiteDigest(folder)];
  const changes = [
    ['acme/orders.spec.ts', 'b'],
    ['acme/more.spec.ts', 'a'],
    ['acme/helper.mjs', 'a'],
    ['acme/data.json', '{}'],
    ['acme/data.json', '[]'],
  ] as const;
  for (const [name, text] of changes) {
    write(name, text);
    digests.push(await suiteDigest(folder));
  }
  assert.equal(new Set(digests).size, changes.length + 1);
  write('node_modules/x/index.js', 'x');
  assert.equal(await suiteDigest(folder), digests.at(-1));
});
