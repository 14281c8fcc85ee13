import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { digestOf } from '../util/digest.ts';
import { publishedProject } from './testing/published-project.ts';
import type { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = publishedProject();

const verify = (words: readonly string[], { root }: TinyProject = project) =>
  runWarm(['verify', '--workers', '1', ...words], { cwd: root });

/** Each entry of the run's drift in a few words. */
const shortly = (run?: RunRecord) => run?.drift?.map(({ basis, verdict }) => `${basis} ${verdict}`);

describe('a run holds its contracts against the environments', () => {
  test('and leaves a report of each beside its record, with the digest', async () => {
    const { code, out, err } = await verify(['--json']);
    assert.equal(code, 0, out + err);
    const run = JSON.parse(out) as RunRecord;
    assert.deepEqual(shortly(run), ['schema identical', 'observed safe']);
    for (const { network, report } of run.drift ?? []) {
      assert.equal(network, 'sandbox');
      const text = readFileSync(join(project.root, 'reports/runs', run.id, report?.file ?? ''), 'utf8');
      assert.equal(digestOf(text), report?.digest);
    }
    assert.equal(run.liveRequests, 0);
  });

  const cases: [string, string[], number, string[], RegExp][] = [
    [
      'a schema that breaks us',
      ['--drift', 'tiny=name-gone'],
      1,
      ['schema breaking', 'observed safe'],
      /failed:/,
    ],
    ['one that does not', ['--drift', 'tiny=size-added'], 0, ['schema safe', 'observed safe'], /passed:/],
    [
      'answers that break us',
      ['--drift', 'tiny=name-as-number'],
      1,
      ['schema identical', 'observed breaking'],
      /failed:/,
    ],
  ];
  for (const [name, words, wanted, drift, says] of cases)
    test(`${name}: exit ${wanted}`, async () => {
      const ended = await verify(words);
      assert.match(ended.out, says);
      assert.match(ended.out, /^drift +environment +by +verdict/m);
      assert.equal(ended.code, wanted, ended.out + ended.err);
      assert.deepEqual(shortly(project.recordOf(ended.out)), drift);
    });

  test('a schema that cannot be read: exit 3 though every scenario passed', async () => {
    const other = publishedProject(', auth: none');
    const { code, out } = await verify([], other);
    assert.match(out, /cannot tell tiny@staging: .*answered 401/);
    assert.match(out, /^undecided: 2 of 2 scenarios passed/m);
    assert.equal(code, 3, out);
    other.edit('suites/tiny/things.spec.ts', "toBe('lamp')", "toBe('table')");
    assert.equal((await verify([], other)).code, 1);
  });

  test('waivers with mistakes end it before the first request: exit 2', async () => {
    const other = publishedProject();
    other.write('contracts/tiny/waivers.yaml', 'waivers: 7\n');
    const { code, err, out } = await verify([], other);
    assert.match(out + err, /contracts\/tiny\/waivers\.yaml/);
    assert.equal(code, 2, out + err);
  });
});
