import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';

const page = readFileSync('docs/drift-api.md', 'utf8');
const examples = [...page.matchAll(/^## (.+)\n\n```ts\n([^]*?)^```\n\n```text\n([^]*?)^```$/gm)];
const entry = new URL('index.ts', import.meta.url).href;

test('the page has examples', () => {
  assert.ok(examples.length >= 3);
});

for (const [, title = '', code = '', output] of examples)
  test(`docs/drift-api.md: ${title}`, async (context) => {
    const file = join(temporaryFolder(context), 'example.mts');
    writeFileSync(file, code.replaceAll("'livegate/drift'", `'${entry}'`));
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    assert.equal(stdout, output);
  });
