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
/** Without what is another in each run: times, ids, and the blanks that make room for them. */
const masked = (line: string) =>
  line
    .replaceAll(/\b[0-9a-f]{32}\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\d+\.\d s$/g, '#')
    .replaceAll(/ +/g, ' ')
    .trim();

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
      const printed = out.split('\n').map(masked);
      for (const line of shown.split('\n').map(masked))
        assert.ok(line === '[…]' || printed.includes(line), `printed ${out}, not ${line}`);
    });
  }
});
