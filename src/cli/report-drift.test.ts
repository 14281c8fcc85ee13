import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { EnvironmentDrift } from '../model/environment-drift.ts';
import type { RunRecord } from '../model/run-record.ts';
import { nameAsNumber, publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = publishedProject();
const kept = 'reports/drift/tiny.json';
const report = (...words: readonly string[]) => runWarm(['report', ...words], { cwd: project.root });
const read = (name: string) => readFileSync(join(project.root, name), 'utf8');

/** What the page says of environments held against each other, one row of its table a line. */
const rows = (): readonly string[] =>
  [...read('reports/index.html').matchAll(/<th scope="row">\s*(\w+ against [^]*?)<\/tr>/g)].map(
    ([, row = '']) =>
      row
        .replaceAll(/<small>[^]*?<\/small>|<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
  );

const sandboxed =
  'Sandbox with tiny@preview=size-added : made to go wrong, not the provider’s own behaviour, and no evidence.';
const same = `live against staging ${sandboxed} identical – – – – – –`;
const grown = (environment: string) => `${environment} against staging ${sandboxed} safe 1 – – – – –`;

before(async () => {
  project.addTestEnvironment('preview');
  const words = ['--against', 'staging', '--drift', 'tiny@preview=size-added', '--format', 'json'];
  const { code, err, out } = await runCli(['drift', 'tiny', ...words, '--output', kept], {
    cwd: project.root,
  });
  assert.equal(code, 0, out + err);
});

test('environments held against each other are shown by the class of the trap between them', async () => {
  const { code, err } = await report();
  assert.equal(code, 0, err);
  // Columns: in one only, narrower in test, a value in one only, ahead of live, access, called compatible.
  assert.deepEqual(rows(), [same, grown('preview')]);
  assert.match(read('reports/index.html'), /<h4>In one environment only<\/h4>[^]*colour/);
});

test('a file that is asked for is read, wherever it is, and then no other', async () => {
  const other = JSON.parse(read(kept)) as { comparisons: { environment: string }[] };
  for (const one of other.comparisons) one.environment = one.environment.replace('preview', 'elsewhere');
  project.write('kept.json', JSON.stringify(other));
  assert.equal((await report('--drift', 'kept.json')).code, 0);
  assert.deepEqual(rows(), [same, grown('elsewhere')]);
});

test('what a drift pack made is no answer to what the provider does: both stand side by side', async () => {
  const plain = ['drift', 'tiny', '--against', 'staging', '--format', 'json', '--output', 'plain.json'];
  assert.equal((await runWarm(plain, { cwd: project.root })).code, 0);
  assert.equal('drifts' in (JSON.parse(read('plain.json')) as object), false);
  assert.deepEqual((JSON.parse(read(kept)) as EnvironmentDrift).drifts, ['tiny@preview=size-added']);
  assert.equal((await report('--drift', 'plain.json', '--drift', kept)).code, 0);
  assert.deepEqual(
    rows().toSorted(),
    [
      'live against staging identical – – – – – –',
      'preview against staging identical – – – – – –',
      same,
      grown('preview'),
    ].toSorted(),
  );
});

test('what a run was given stands with its traffic, though the comparison itself was given nothing', async () => {
  const other = new TinyProject();
  other.addTestEnvironment('preview');
  other.edit('contracts/tiny/sandbox.ts', 'drifts: {},', `drifts: { ${nameAsNumber} },`);
  const pack = 'tiny@preview=name-as-number';
  const ran = await runCli(['verify', '--json', '--drift', pack], { cwd: other.root });
  assert.equal(ran.code, 1, ran.err);
  const { id } = JSON.parse(ran.out) as RunRecord;
  const words = ['drift', 'tiny', '--against', 'staging', '--from', id, '--format', 'json'];
  const { out } = await runWarm(words, { cwd: other.root });
  const drift = JSON.parse(out) as EnvironmentDrift;
  assert.equal(drift.drifts, undefined);
  assert.deepEqual(
    drift.comparisons.map(({ observed }) => observed?.drifts),
    [[pack]],
  );
});

describe('what is no such file', () => {
  const cases: readonly (readonly [what: string, content: () => string, says: RegExp])[] = [
    ['no JSON', () => '{"comparisons":', /expected JSON/],
    ['another JSON', () => '{"comparisons":[{"provider":7}]}', /what livegate drift --format json writes/],
    [
      'of another network',
      () => read(kept).replace('"sandbox"', '"internet"'),
      /the sandbox network, found the internet/,
    ],
    [
      'with a member called __proto__',
      () => read(kept).replace('"network"', '"__proto__":{},"network"'),
      /additional/,
    ],
  ];
  for (const [what, content, says] of cases)
    test(`${what}: asked for it is refused, lying there it is left out and told`, async () => {
      project.write('bad.json', content());
      const asked = await report('--drift', 'bad.json', '--out', 'none.html');
      assert.equal(asked.code, 2);
      assert.match(asked.err, /--drift: bad\.json/);
      assert.match(asked.err, says);
      assert.throws(() => read('none.html'), /ENOENT/);
      project.write('reports/drift/bad.json', content());
      const { code, err } = await report();
      assert.equal(code, 0, err);
      assert.match(err, /left out: .*reports\/drift\/bad\.json/);
      assert.equal(rows().length, 2);
    });

  test('one that there is not: exit 2', async () => {
    const words = ['report', '--drift', 'nowhere.json'];
    const { code, err } = await runCli(words, { cwd: project.root });
    assert.equal(code, 2);
    assert.match(err, /nowhere\.json.*(?:ENOENT|no such file)/);
  });
});
