import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Log } from 'sarif';
import {
  codeQualityProblems,
  ctrfProblems,
  junitProblems,
  sarifProblems,
} from '../report/formats/testing/validators.ts';
import { commitAll } from './story/commit-all.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = new TinyProject();
const run = (...words: readonly string[]) => runWarm(words, { cwd: project.root });
const read = (name: string) => readFileSync(join(project.root, name), 'utf8');

before(async () => {
  project.write('.gitignore', 'reports\n');
  project.write(
    'contracts/tiny/checklist.yaml',
    'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing]\n',
  );
  commitAll(project.root, 'alex@tiny.example', 'before');
  project.edit('contracts/tiny/openapi.yaml', 'size: { type: integer }', 'size: { type: string }');
  const fault = ['--fault', 'tiny@staging:getThing=wrong-type:/name'];
  const reports = ['--report', 'junit=out/a.xml', '--report', 'ctrf=out/a.json'];
  const words = ['verify', '--workers', '1', ...fault, ...reports];
  const { code, err } = await runCli(words, { cwd: project.root });
  assert.equal(code, 1, err);
});

async function exported(format: string, ...words: readonly string[]): Promise<string> {
  const { code, err, out } = await run('export', '--format', format, ...words);
  assert.equal(code, 0, err);
  return out;
}

describe('what a run showed', () => {
  test('is written by verify itself, and is the same when it is exported later', async () => {
    assert.deepEqual(await junitProblems(read('out/a.xml')), []);
    assert.deepEqual(ctrfProblems(read('out/a.json')), []);
    assert.equal(await exported('junit'), read('out/a.xml'));
  });

  test('points at the line of the contract that does not hold', async () => {
    const text = await exported('sarif');
    assert.deepEqual(sarifProblems(text), []);
    const { runs } = JSON.parse(text) as Log;
    const found = runs[0]?.results?.find(({ ruleId }) => ruleId === 'body_invalid');
    const place = found?.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, 'contracts/tiny/openapi.yaml');
    const line = read('contracts/tiny/openapi.yaml').split('\n')[(place.region?.startLine ?? 0) - 1];
    assert.match(line ?? '', /properties: \{ id: \{ type: string \}, name: \{ type: string \}/);
  });

  test('is an annotation, and an entry of the code-quality report', async () => {
    const [first = ''] = (await exported('github')).split('\n');
    assert.match(
      first,
      /^::error file=contracts\/tiny\/openapi\.yaml,line=\d+,col=\d+,title=body_invalid::tiny@staging getThing \/name: /,
    );
    assert.deepEqual(codeQualityProblems(await exported('gitlab-code-quality')), []);
  });

  test('stands beside what the gate says and what the branch changes', async () => {
    const words = [
      'export',
      '--format',
      'pull-request',
      '--gate',
      '--base',
      'HEAD',
      '--output',
      'out/comment.md',
    ];
    const { code, err, out } = await runCli(words, { cwd: project.root });
    assert.equal(code, 0, err);
    assert.match(
      out,
      /^refused: .*\nwrote out\/comment\.md\nnext: livegate verify tiny --environment staging --fault .*\n$/,
    );
    const text = read('out/comment.md');
    assert.match(text, /\| gate tiny → live &#40;sandbox&#41; \|/);
    assert.match(text, /- `contract of tiny`\n {2}- breaking: 1 breaking/);
    assert.match(text, /livegate sign-off tiny on-call/);
    assert.match(text, /livegate verify tiny --environment staging --fault/);
    const summary = await exported('github-summary');
    assert.match(summary, /^## livegate: refused/);
    assert.doesNotMatch(summary, /sign-off/);
  });

  test('misleads nobody where the contract is another one since: the provider file is shown', async () => {
    const before = read('contracts/tiny/openapi.yaml');
    project.write('contracts/tiny/openapi.yaml', `# one line more\n${before}`);
    const text = await exported('github');
    project.write('contracts/tiny/openapi.yaml', before);
    assert.match(text, /^::error file=contracts\/tiny\/provider\.yaml,line=7,col=3,title=body_invalid/m);
  });
});

test('on a terminal it says what it is doing, and nothing of it in the end', async () => {
  const words = ['export', '--format', 'junit', '--gate', '--output', 'out/gate.xml'];
  const { code, raw, screen } = await runInTerminal(words, { columns: 120, cwd: project.root });
  assert.equal(code, 0, raw);
  assert.ok(stripVTControlCharacters(raw).includes('reading what the run showed …'), raw);
  assert.match(screen.join('\n'), /^refused: .*\nwrote out\/gate\.xml\nnext: livegate /);
});

describe('refused', () => {
  const cases: readonly (readonly [what: string, words: readonly string[], says: RegExp])[] = [
    ['an unknown format', ['--format', 'xml'], /Allowed choices are junit, sarif/],
    ['an unknown run', ['--format', 'junit', '--run', 'no'], /no run "no"[^]*The newest are: \d+T/],
    ['an unknown provider', ['tinny', '--format', 'junit'], /no provider "tinny"[^]*Did you mean tiny\?/],
    ['an option for a revision', ['--format', 'junit', '--base', '--all'], /git knows no revision "--all"/],
    ['no run on the network', ['--format', 'junit', '--network', 'internet'], /no run on the internet/],
  ];
  for (const [what, words, says] of cases)
    test(what, async () => {
      const { code, err } = await run('export', ...words, '--output', 'out/none');
      assert.equal(code, 2, err);
      assert.match(err, says);
      assert.ok(!existsSync(join(project.root, 'out/none')));
    });

  test('a report of a run without a file, before anything ran', async () => {
    const { code, err } = await run('verify', '--report', 'junit');
    assert.equal(code, 2, err);
    assert.match(err, /Expected <format>=<file>/);
  });
});
