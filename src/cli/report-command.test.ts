import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = new TinyProject();
const report = (...words: readonly string[]) => runWarm(['report', ...words], { cwd: project.root });
const page = (name = 'reports/index.html') => readFileSync(join(project.root, name), 'utf8');

before(async () => {
  const pack =
    'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing]\n';
  project.write('contracts/tiny/checklist.yaml', pack);
  const { code, err } = await runCli(['verify', '--workers', '1'], { cwd: project.root });
  assert.equal(code, 0, err);
});

test('it writes the decision, what stands against it and the command that clears it', async () => {
  const { code, err, out } = await runCli(['report'], { cwd: project.root });
  assert.equal(code, 0, err);
  assert.match(
    out,
    /^report: .*reports\/index\.html \(1 provider, 1 run on the sandbox network\)\nnext: open file:\/\/.*\/reports\/index\.html\n$/,
  );
  const text = page();
  assert.match(text, /<h1 id="headline" tabindex="-1">Tiny Things may not go live\.<\/h1>/);
  // Each word of a command is an element of its own.
  assert.match(text.replaceAll(/<[^>]*>/g, ''), /livegate verify tiny --sign/);
  assert.match(text, /it is not signed/);
  assert.match(text, /a thing keeps its name/);
});

test('evidence of the sandbox says nothing on the internet', async () => {
  const { code, out } = await report('--network', 'internet', '--out', 'other.html');
  assert.equal(code, 0);
  assert.match(out, /other\.html \(1 provider, 0 runs on the internet network\)/);
  assert.doesNotMatch(page('other.html'), /a thing keeps its name/);
});

test('--from takes the folder of one run as well', async () => {
  const [run = ''] = readdirSync(join(project.root, 'reports/runs'));
  const { out } = await report('--from', `reports/runs/${run}`, '--compare', run);
  assert.match(out, /1 run on/);
});

describe('what cannot be', () => {
  for (const [what, words, code, message] of [
    ['a provider that is none', ['tyni'], 2, /there is no provider called "tyni"[^]*tiny/],
    ['a run that is none', ['--compare', 'r0'], 2, /--compare: there is no run "r0"[^]*The newest are/],
    ['a network that is none', ['--network', 'moon'], 2, /sandbox, internet/],
  ] as const)
    test(what, async () => {
      const ended = await report(...words);
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
    });
});

test('a run that cannot be read is told, and the others are shown', async () => {
  const [run = ''] = readdirSync(join(project.root, 'reports/runs'));
  project.write('reports/runs/broken/run.json', '\u001b[31m{"id":');
  const drift = join(project.root, 'reports/runs', run, 'drift');
  for (const name of readdirSync(drift).filter((file) => file !== 'index.json'))
    writeFileSync(join(drift, name), '{}');
  const { code, err, out } = await report();
  assert.equal(code, 0);
  assert.match(out, /1 run on/);
  assert.match(err, /left out: .*broken\/run\.json: expected JSON, found .*\\u\{1b\}/);
  assert.doesNotMatch(err, /[^\P{Cc}\n]/u);
  assert.match(err, /is not the comparison that its run recorded/);
  assert.match(page(), /could not be read/);
});
