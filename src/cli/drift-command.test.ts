import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { DriftReport } from '../model/drift-report.ts';
import type { EnvironmentDrift } from '../model/environment-drift.ts';
import { nameAsNumber, publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const published = publishedProject();
const silent = new TinyProject();

const drift = (words: readonly string[], cwd = repository, run = runWarm) =>
  run(['drift', ...words], { cwd });

async function comparisons(words: readonly string[], cwd?: string) {
  const { code, err, out } = await drift([...words, '--format', 'json'], cwd);
  assert.equal(err, '');
  return { code, drift: JSON.parse(out) as EnvironmentDrift };
}

describe('an environment that publishes its schema', () => {
  test('serves what is pinned', async () => {
    const { code, out, err } = await drift(['fluz'], repository, runCli);
    assert.equal(code, 0, out + err);
    assert.match(out, /fluz +staging +contract +schema +identical/);
    assert.match(out, /left out: fluz@live, nothing is read of it: Live answers nobody/);
  });

  test('is compared by livegate diff without the notes of the contract’s file, on whichever side they are', async () => {
    for (const sides of [
      ['fluz', 'fluz@staging'],
      ['fluz', 'contracts/fluz/schema.graphql'],
      ['contracts/fluz/schema.graphql', 'fluz@staging'],
    ]) {
      const { code, out } = await runWarm(['diff', ...sides], { cwd: repository });
      assert.match(out, /^identical: no changes/m, sides.join(' '));
      assert.equal(code, 0);
    }
  });

  test('breaks us, with the witness', async () => {
    const { code, out } = await drift(['fluz', '--drift', 'fluz=create-virtual-card-flat']);
    assert.equal(code, 1);
    assert.match(out, /breaking +graphql-argument-removed +Mutation › createVirtualCard › arg input/);
    assert.match(out, /witness: document\n +mutation \{ createVirtualCard\(input: /);
  });

  test('is compared with the contract and with live, each change with its trap', async () => {
    const { code, drift: found } = await comparisons(
      ['--drift', 'tiny@staging=size-added', '--drift', 'tiny@staging=name-gone'],
      published.root,
    );
    assert.equal(code, 1);
    assert.deepEqual(
      found.comparisons.map(({ against, environment, verdict }) => [environment, against, verdict]),
      [
        ['live', 'contract', 'identical'],
        ['staging', 'contract', 'breaking'],
        ['staging', 'live', 'breaking'],
      ],
    );
    const changes = found.comparisons[2]?.report?.changes ?? [];
    const traps = changes.map(({ id, trapClass }) => [id, trapClass]);
    assert.ok(
      traps.some(
        ([id, trap]) => id === 'response-optional-property-added' && trap === 'one-environment-only',
      ),
      JSON.stringify(traps),
    );
  });

  test('--against compares with that environment alone', async () => {
    const { code, drift: found } = await comparisons(['--against', 'live'], published.root);
    assert.equal(code, 0);
    assert.deepEqual(
      found.comparisons.map(({ against, environment, verdict }) => [environment, against, verdict]),
      [['staging', 'live', 'identical']],
    );
  });

  test('as JSON is what its schema says', async () => {
    const { drift: found } = await comparisons(['fluz', '--drift', 'fluz=get-bins-back']);
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const file = join(repository, 'schemas/environment-drift.schema.json');
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    assert.ok(validate(found), JSON.stringify(validate.errors));
    assert.equal(found.verdict, 'breaking');
  });
});

describe('a schema that cannot be read is no verdict', () => {
  for (const [fault, says] of [
    ['introspection-off', /answered 400 \("GraphQL introspection is not allowed/],
    ['status:401', /answered 401/],
    ['html', /no schema but a page/],
    ['truncate', /the document is cut off/],
    ['empty', /the document is empty/],
    ['reset', /no answer \(connection_reset/],
    ['redirect:live', /answered 307, and redirects are not followed/],
    ['set:/data/__schema/types=[]', /introspection result is not whole/],
  ] as const)
    test(`${fault}: exit 3 with the reason`, async () => {
      const { code, out } = await drift(['fluz', '--fault', `fluz@staging=${fault}`]);
      assert.match(out, says);
      assert.match(out, /fluz +staging +contract +schema +unknown/);
      assert.doesNotMatch(out, /identical/);
      assert.equal(code, 3, out);
    });

  test('a wrong key is refused by the sandbox itself', async () => {
    const other = publishedProject(', auth: none');
    const { code, out } = await drift(['-e', 'staging'], other.root);
    assert.match(out, /openapi\.json: answered 401/);
    assert.equal(code, 3);
  });
});

describe('usage', () => {
  const cases: [string, string[], RegExp][] = [
    ['an unknown provider', ['fluzz'], /Did you mean fluz\?/],
    ['an unknown environment', ['fluz', '-e', 'stagin'], /Did you mean staging\?/],
    ['a live environment', ['fluz', '-e', 'live'], /live is a live environment/],
    ['an unknown other side', ['fluz', '--against', 'liv'], /Did you mean live\?/],
    ['the internet without credentials', ['fluz', '--network', 'internet'], /env:FLUZ_STAGING_API_KEY/],
    ['a fault on the internet', ['fluz', '--network', 'internet', '--fault', 'html'], /sandbox network/],
    ['an unknown drift pack', ['fluz', '--drift', 'fluz=get-bins'], /did you mean get-bins-back\?/],
    ['an unknown fault', ['flexiti', '--fault', 'htm'], /did you mean html\?/],
    ['a run that is not there', ['flexiti', '--from', 'nosuch'], /no record of a run/],
    ['an unknown format', ['--format', 'yaml'], /Allowed choices/],
  ];
  for (const [name, words, says] of cases)
    test(`${name}: exit 2`, async () => {
      const { code, err, out } = await drift(words);
      assert.match(out + err, says);
      assert.equal(code, 2, out + err);
    });

  test('live is not read where it is not public: exit 3 with the reason', async () => {
    const { code, out } = await drift(['fluz', '--against', 'live']);
    assert.match(out, /staging against live: fluz@live: Live answers nobody without a live key/);
    assert.equal(code, 3);
  });
});

describe('an environment that publishes none', () => {
  const verify = (words: readonly string[]) =>
    runWarm(['verify', '--workers', '1', ...words], { cwd: silent.root });
  before(async () => {
    silent.edit('contracts/tiny/sandbox.ts', 'drifts: {},', `drifts: { ${nameAsNumber} },`);
    assert.equal((await drift([], silent.root)).code, 3);
    assert.equal((await verify([])).code, 0);
    assert.equal((await verify(['--drift', 'tiny=name-as-number'])).code, 1);
  });

  test('without a run is unknown, never clean', async () => {
    const empty = new TinyProject();
    const { code, out } = await drift([], empty.root);
    assert.match(out, /no run has looked at it: livegate verify tiny/);
    assert.equal(code, 3);
    const diff = await runWarm(['diff', 'tiny', 'tiny@staging'], { cwd: empty.root });
    assert.match(diff.err, /no run has looked at it: livegate verify tiny/);
    assert.equal(diff.code, 3);
  });

  test('is judged by the latest run under the same drift packs', async () => {
    const clean = await drift([], silent.root);
    assert.match(
      clean.out,
      /tiny +staging +contract +observed +(safe|identical) .* answers of 2\/2 operations/,
    );
    assert.equal(clean.code, 0);
    const drifted = await comparisons(['--drift', 'tiny=name-as-number'], silent.root);
    assert.equal(drifted.code, 1);
    const [change] = drifted.drift.comparisons[0]?.report?.changes ?? [];
    assert.equal(change?.id, 'observed-type');
    assert.equal(change.proof, 'witness');
    assert.match(change.reason, /^integer in \d+ of \d+ values; the contract says string$/);
    assert.match(JSON.stringify(change.witness), /expected string, found integer 7/);
  });

  test('--from names the run', async () => {
    const ids = readdirSync(join(silent.root, 'reports/runs')).sort();
    const { code } = await drift(['--from', ids[1] ?? ''], silent.root);
    assert.equal(code, 1);
  });

  test('is compared by livegate diff likewise, with the contract and with another environment', async () => {
    const diff = await runWarm(['diff', 'tiny', 'tiny@staging', '--format', 'json'], { cwd: silent.root });
    assert.equal(diff.code, 0, diff.err);
    const report = JSON.parse(diff.out) as DriftReport;
    const [same] = (await comparisons([], silent.root)).drift.comparisons;
    assert.equal(report.verdict, 'safe');
    assert.deepEqual(report.changes, same?.report?.changes);
    const [run] = readdirSync(join(silent.root, 'reports/runs')).sort();
    assert.equal(report.new.source, `tiny@staging, as observed in run ${run}`);
    const { code, out } = await runWarm(['diff', 'tiny@staging', 'tiny@staging'], { cwd: silent.root });
    assert.match(
      out,
      /old tiny@staging, as observed in run \S+ {2}→ {2}new tiny@staging, as observed in run/,
    );
    assert.equal(code, 0);
  });

  const sides: [string, string, string, number, RegExp][] = [
    [
      'the contract as the new side',
      'tiny@staging',
      'tiny',
      2,
      /publishes no schema[^]*livegate diff tiny tiny@staging/,
    ],
    ['a file', 'contracts/tiny/openapi.yaml', 'tiny@staging', 2, /livegate diff tiny tiny@staging/],
    ['live', 'tiny', 'tiny@live', 3, /tiny@live has no schema to compare: it is live/],
    ['an environment that there is not', 'tiny', 'tiny@stagin', 2, /Did you mean staging\?/],
  ];
  for (const [name, old, next, wanted, says] of sides)
    test(`is not compared by livegate diff with ${name}: exit ${wanted}`, async () => {
      const { code, err, out } = await runWarm(['diff', old, next], { cwd: silent.root });
      assert.match(err, says);
      assert.deepEqual([code, out], [wanted, '']);
    });

  test('is unknown once the contract is another', async () => {
    silent.edit('contracts/tiny/openapi.yaml', "version: '1' }", "version: '2' }");
    const { code, out } = await drift([], silent.root);
    assert.match(out, /was judged by another version of the contract/);
    assert.equal(code, 3);
    silent.edit('contracts/tiny/openapi.yaml', "version: '2' }", "version: '1' }");
  });
});

test('every format is written, to a file as well', async () => {
  const words = ['--drift', 'tiny@staging=name-gone'];
  const marks = {
    markdown: /^## livegate drift: breaking/,
    html: /<title>livegate drift<\/title>/,
    junit: /<testsuite name="livegate diff tiny@live/,
    sarif: /"automationDetails"/,
    github: /^::error .*title=breaking/m,
  };
  for (const [format, mark] of Object.entries(marks)) {
    const { code, out } = await drift([...words, '--format', format], published.root);
    assert.match(out, mark);
    assert.equal(code, 1);
  }
  const ended = await drift([...words, '--format', 'html', '--output', 'drift.html'], published.root);
  assert.match(ended.out, /^breaking: 3 comparisons[^]*wrote drift\.html/);
  assert.ok(existsSync(join(published.root, 'drift.html')));
});
