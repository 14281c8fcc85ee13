import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, test } from 'node:test';
import { makeProgram } from './program.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';
import { runCli, runProcess } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const golden = join(import.meta.dirname, 'testing/golden');
const project = new TinyProject();
project.write(
  'contracts/tiny/checklist.yaml',
  'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing, getThing]\n',
);

/** Compared with the committed file; `UPDATE_GOLDEN=1` writes it anew, to be looked at before it is committed. */
function matchesGolden(name: string, lines: readonly string[]): void {
  const file = join(golden, `${name}.txt`);
  const text = `${lines.map(timeless).join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(golden, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'));
}

/** Without what differs between two runs of the same: ids and times. */
function timeless(line: string): string {
  return line.replaceAll(/\d{8}T\d{6}Z-[0-9a-z]+/g, '<run>').replaceAll(/\d+\.\d s/g, '0.0 s');
}

for (const columns of [80, 120])
  describe(`a terminal of ${columns} columns`, () => {
    const pages: readonly (readonly [name: string, words: readonly string[], code: number])[] = [
      ['help', ['--help'], 0],
      ['verify-help', ['verify', '--help'], 0],
      ['verify', ['verify', 'tiny', '--workers', '1'], 0],
      ['gate', ['gate', 'tiny'], 1],
      ['gate-quiet', ['gate', 'tiny', '--quiet'], 1],
      ['unknown-provider', ['gate', 'tinny'], 2],
    ];
    for (const [name, words, code] of pages)
      test(name, async () => {
        const shown = await runInTerminal(words, { columns, cwd: project.root });
        assert.equal(shown.code, code, shown.screen.join('\n'));
        matchesGolden(`${name}-${columns}`, shown.screen);
      });
  });

describe('a terminal', () => {
  test('shows how far a run is, and nothing of it in the end', async () => {
    const { raw, screen } = await runInTerminal(['verify', '--quiet', '--workers', '1'], {
      columns: 80,
      cwd: project.root,
    });
    const plain = stripVTControlCharacters(raw);
    for (const line of ['· tiny@staging  0/2 scenarios', '✓ tiny@staging  2/2 scenarios'])
      assert.ok(plain.includes(line), plain);
    assert.deepEqual(screen, ['passed: 2 of 2 scenarios passed on the sandbox network, 0 requests to live']);
  });

  test('gets no colour where NO_COLOR is set', async () => {
    const options = { columns: 80, cwd: project.root };
    const [coloured, plain] = await Promise.all([
      runInTerminal(['gate', 'tiny', '-q'], options),
      runInTerminal(['gate', 'tiny', '-q'], { ...options, env: { NO_COLOR: '1' } }),
    ]);
    assert.ok(coloured.raw.includes('\u001b[31m'));
    assert.ok(!plain.raw.includes('\u001b[3'));
    assert.deepEqual(plain.screen, coloured.screen);
  });
});

test('elsewhere there are neither colours nor progress', async () => {
  const { code, err, out } = await runCli(['gate', 'tiny'], { cwd: project.root });
  assert.deepEqual([code, err], [1, '']);
  assert.equal(out, stripVTControlCharacters(out));
});

const { commands } = await makeProgram();

describe('help', () => {
  const leaves = commands.flatMap((command) =>
    command.commands.length === 0 ? [command] : command.commands,
  );
  for (const command of leaves.filter((one) => one.name() !== 'help'))
    test(`of ${command.parent?.name() ?? ''} ${command.name()} has an example`, () => {
      let text = '';
      command.configureOutput({ writeOut: (more) => (text += more) }).outputHelp();
      assert.match(text, /\nExamples?:\n {2}livegate |\nExamples?:\n {2}source /);
    });
});

test('whoever calls a command does not wait for the others', async () => {
  for (const name of commands.map((one) => one.name()))
    assert.deepEqual(
      (await makeProgram(name)).commands.map((one) => one.name()),
      [name],
    );
});

describe('shell completion', () => {
  for (const [shell, check] of [
    ['bash', ['bash', '-n']],
    ['zsh', undefined],
    ['fish', undefined],
    ['powershell', undefined],
  ] as const)
    test(`the script of ${shell} asks livegate`, async () => {
      const { code, out } = await runWarm(['completion', shell], { cwd: project.root });
      assert.equal(code, 0);
      assert.match(out, /livegate complete/);
      if (check === undefined) return;
      project.write('completion.sh', out);
      assert.equal((await runProcess(check[0], [check[1], 'completion.sh'], project.root)).code, 0);
    });

  const asked: readonly (readonly [
    words: readonly string[],
    wanted: readonly string[],
    run?: typeof runCli,
  ])[] = [
    [['gat'], ['gate'], runCli],
    [['gate', ''], ['tiny']],
    [
      ['ledger', ''],
      ['show', 'verify', 'checkpoint', 'help'],
    ],
    [
      ['verify', '--network', ''],
      ['sandbox', 'internet'],
    ],
    [['verify', '--netw'], ['--network']],
  ];
  for (const [words, wanted, run = runWarm] of asked)
    test(`of "${words.join(' ')}"`, async () => {
      const { out } = await run(['complete', '--', ...words], { cwd: project.root });
      const offered = out.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
      assert.deepEqual(
        offered.map((line) => line.split('\t')[0]),
        wanted,
      );
    });

  test('of another shell is refused', async () => {
    const { code, err } = await runCli(['completion', 'tcsh'], { cwd: project.root });
    assert.equal(code, 2);
    assert.match(err, /Allowed choices are bash, zsh, fish, powershell/);
  });
});

describe('a terminal is told what takes its time, and nothing of it stays', () => {
  const commands: readonly (readonly [words: string, doing: string])[] = [
    ['drift tiny', 'reading what the environments serve …'],
    ['gate tiny', 'reading the evidence …'],
    ['ledger verify', 'recomputing the tree …'],
    ['usage', 'reading what was sent and read …'],
    ['merge <run>', 'merging the shards …'],
  ];
  for (const [words, doing] of commands)
    test(words, async () => {
      const [run = ''] = readdirSync(join(project.root, 'reports/runs'));
      const given = words.replace('<run>', join('reports/runs', run)).split(' ');
      const { raw, screen } = await runInTerminal(given, { columns: 120, cwd: project.root });
      assert.ok(stripVTControlCharacters(raw).includes(doing), raw);
      assert.ok(!screen.join('\n').includes(doing), screen.join('\n'));
    });
});

describe('the last line says what to do next', () => {
  const commands: readonly (readonly [words: string, next: RegExp])[] = [
    ['providers', /^next: livegate verify$/],
    ['drift tiny', /^next: livegate gate$/],
    ['drift tiny --network internet', /^next: livegate verify tiny --network internet, then compare again$/],
    ['checklist show tiny', /^next: livegate gate tiny$/],
    ['checklist explain tiny evidence', /^clears it: livegate verify tiny --sign/],
    ['gate tiny', /^next: livegate verify tiny --sign$/],
    ['ledger show', /^next: livegate ledger verify$/],
    ['ledger verify', /^next: livegate ledger checkpoint /],
    ['rules', /^\d+ rules\. livegate rules <rule> explains one/],
    ['report', /^next: open file:/],
  ];
  for (const [words, next] of commands)
    test(words, async () => {
      const { err, out } = await runWarm(words.split(' '), { cwd: project.root });
      assert.match(out.trimEnd().split('\n').at(-1) ?? '', next, err);
    });
});
