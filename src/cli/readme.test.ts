import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runProcess } from './testing/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```sh\n([^]*?)^```\n(?:\n```text\n([^]*?)^```$)?/gm)].map(
  ([, text = '', shown = '']) => ({ text: text.trim(), shown }),
);
/** Its output has times and ids of its own. */
const isStory = (text: string) => text.endsWith('npm start');

test('the first command stands by line 20 with its output below', () => {
  const line = readme.slice(0, readme.indexOf('npm start')).split('\n').length;
  assert.ok(line <= 20, `line ${line}`);
  assert.match(
    readme,
    /npm start\n```\n\n```text\n[^]*?passed: \d+ of \d+ scenarios passed on the sandbox network, 0 requests to live/,
  );
});

describe('every sh block of the README', () => {
  for (const { shown, text } of blocks) {
    // The continuous integration has carried out `npm ci` before it runs this test, on the same checkout.
    const words = text
      .replace(/^npm ci && /, '')
      .split('\n')
      .join(' && ');
    test(words, async () => {
      const { code, out, err } = await runProcess('bash', ['-euc', words], root);
      assert.equal(code, 0, `${out}${err}`);
      if (isStory(text)) return;
      for (const part of shown.split('[…]\n')) assert.ok(out.includes(part), `printed ${out}, not ${part}`);
    });
  }
});
