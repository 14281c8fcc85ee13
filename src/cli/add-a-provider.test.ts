import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const page = readFileSync(join(repository, 'docs/add-a-provider.md'), 'utf8');
const files = [...page.matchAll(/^```(?:yaml|ts) (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => ({
  name,
  text,
}));
const modules = {
  scenario: 'src/scenario',
  sandbox: 'src/sandbox',
  'every-provider': 'suites/every-provider',
};
const root = temporaryFolder({ after });

before(() => {
  for (const { name, text } of files) {
    const own = Object.entries(modules).reduce(
      (all, [module, folder]) => all.replaceAll(`'livegate/${module}'`, `'${repository}/${folder}/index.ts'`),
      text,
    );
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), own);
  }
});

for (const { words, code, says } of [
  { words: ['providers'], code: 0, says: /tiny +staging +test[^]*tiny +live +live/ },
  { words: ['types'], code: 0, says: /wrote contracts\/tiny\/types\.d\.ts/ },
  {
    words: ['verify', '--workers', '1'],
    code: 0,
    says: /passed: 1\d of \d+ scenarios passed on the sandbox network/,
  },
  { words: ['checklist', 'show', 'tiny'], code: 0, says: /opens +live/ },
  { words: ['gate'], code: 1, says: /refused: tiny → live/ },
])
  test(`with the files of docs/add-a-provider.md, livegate ${words.join(' ')} ends with ${code}`, async () => {
    const ended = await runWarm(words, { cwd: root });
    assert.equal(ended.code, code, ended.out + ended.err);
    assert.match(ended.out, says);
  });
