import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runProcess } from './testing/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, text = '']) => text.trim());

test('the first command stands by line 20 with its output below', () => {
  const line = readme.slice(0, readme.indexOf('npm start')).split('\n').length;
  assert.ok(line <= 20, `line ${line}`);
  assert.match(
    readme,
    /npm start\n```\n\n```text\n[^]*?passed: \d+ of \d+ scenarios passed on the sandbox network, 0 requests to live/,
  );
});

describe('every sh block of the README', () => {
  for (const block of blocks) {
    // The continuous integration has carried out `npm ci` before it runs this test, on the same checkout.
    const words = block
      .replace(/^npm ci && /, '')
      .split('\n')
      .join(' && ');
    test(words, async () => {
      const { code, out, err } = await runProcess('bash', ['-euc', words], root);
      assert.equal(code, 0, `${out}${err}`);
    });
  }
});
