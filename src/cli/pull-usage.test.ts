import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, describe, test } from 'node:test';
import { loadContract } from '../contract/load-contract.ts';
import type { RestUse, Usage } from '../model/usage.ts';
import { digestOf } from '../util/digest.ts';
import { publishedProject } from './testing/published-project.ts';
import { runCli, runProcess } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = publishedProject();
project.edit(
  'contracts/tiny/sandbox.ts',
  "'size-added': {",
  "'thing-moved': { describe: 'things are items', source: 'made up for tests', openapi: (document) => JSON.parse(JSON.stringify(document).replace('/things/{id}', '/items/{id}')) },\n    'size-added': {",
);
const run = (...words: readonly string[]) => runWarm(words, { cwd: project.root });
const pull = (...words: readonly string[]) => run('pull', 'tiny', '--accept-breaking', ...words);
const path = (name: string) => join(project.root, name);
const usageFile = path('contracts/tiny/usage.json');
const schemaFile = path('contracts/tiny/openapi.yaml');
const read = () =>
  JSON.parse(readFileSync(usageFile, 'utf8')) as Usage & { operations: Record<string, RestUse> };

let pinned = '';
let recorded = '';
let runFolder = '';

before(async () => {
  const request = { method: 'GET', url: 'https://api.tiny.example/v1/things/a', headers: [] };
  const entry = { request, response: { status: 200, content: {} } };
  project.write('app.har', JSON.stringify({ log: { entries: [entry] } }));
  const { err, out } = await run('verify', '--workers', '1', '--json');
  assert.match(out, /^\{/, err);
  const { id } = JSON.parse(out) as { id: string };
  runFolder = path(`reports/runs/${id}`);
  assert.equal((await run('usage', '--from', id, '--har', path('app.har'))).code, 0);
  pinned = readFileSync(schemaFile, 'utf8');
  recorded = readFileSync(usageFile, 'utf8');
  project.write('next.yaml', pinned.replace('name: { type: string }, size', 'size'));
});

beforeEach(() => {
  writeFileSync(schemaFile, pinned);
  writeFileSync(usageFile, recorded);
});

/** What both files say after a whole pull. */
const both = () => [readFileSync(schemaFile, 'utf8'), readFileSync(usageFile, 'utf8')];

describe('with the baseline goes what we use of it', () => {
  test('told under the new schema, and what a later comparison goes by', async () => {
    const old = read();
    const { code, err, out } = await runCli(['pull', 'tiny', '--drift', 'tiny=size-added'], {
      cwd: project.root,
    });
    assert.equal(code, 0, err);
    assert.match(
      out,
      /wrote contracts\/tiny\/openapi\.yaml\nwrote contracts\/tiny\/usage\.json: 2 operations, \d+ exchanges of \S+, 1 of 1 requests of app\.har\n/,
    );
    const now = read();
    assert.deepEqual([now.operations, now.sources], [old.operations, old.sources]);
    const { digest } = await loadContract(path('contracts/tiny'));
    assert.deepEqual(now.contract, { digest, schema: digestOf(readFileSync(schemaFile)) });
    assert.notEqual(now.contract.schema, old.contract.schema);
    const after = await run('drift', 'tiny', '--format', 'json', '--drift', 'tiny=size-added');
    assert.match(after.out, /"state": "current"/);
  });

  test('without what is at another path now, and that is said', async () => {
    const { code, out } = await pull('--drift', 'tiny=thing-moved');
    assert.equal(code, 0, out);
    assert.match(out, /exchanges of \S+, without those of getThing, which is gone/);
    assert.deepEqual(Object.keys(read().operations), ['POST /things']);
  });

  test('a dry run says so, and writes neither', async () => {
    const { out } = await pull('--drift', 'tiny=size-added', '--dry-run');
    assert.match(
      out,
      /Nothing written[^]*would write \S+openapi\.yaml\nwould write \S+usage\.json: 2 operations/,
    );
    assert.deepEqual(both(), [pinned, recorded]);
  });
});

describe('a pull that is killed', () => {
  /** Ends the process, as a power cut would, before or after it puts the file of a number in its place. */
  const killer = (count: number, when: string) => `
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { rename } = fs;
    let seen = 0;
    const end = (now) => now === '${when}' && seen === ${count} && process.kill(process.pid, 'SIGKILL');
    fs.rename = async (from, to) => {
      if (to.includes('contracts')) seen += 1;
      end('before');
      await rename(from, to);
      end('after');
    };
    syncBuiltinESMExports();`;
  const main = join(import.meta.dirname, 'main.ts');
  const words = ['pull', 'tiny', '--drift', 'tiny=size-added'];
  const points = [
    [1, 'before', 'recorded'],
    [1, 'after', 'new'],
    [2, 'before', 'new'],
  ] as const;
  for (const [count, when, usage] of points)
    test(`${when} file ${count} leaves no use that is told of another schema, and the next one ends it`, async () => {
      await run(...words);
      const whole = both();
      writeFileSync(schemaFile, pinned);
      writeFileSync(usageFile, recorded);
      const preload = `data:text/javascript,${encodeURIComponent(killer(count, when))}`;
      const killed = await runProcess(process.execPath, ['--import', preload, main, ...words], project.root);
      assert.equal(killed.code, null);
      assert.deepEqual(both(), [pinned, usage === 'new' ? whole[1] : recorded]);
      const { out } = await run('diff', 'tiny', 'next.yaml');
      assert.match(
        out,
        usage === 'new' ? /our use: unknown, for it was recorded .* another schema/ : /our use: broken/,
      );
      const { code, out: ended } = await run(...words);
      assert.equal(code, 0);
      assert.match(
        ended,
        usage === 'new' ? /usage\.json speaks of the new schema already/ : /wrote \S+usage\.json/,
      );
      assert.deepEqual(both(), whole);
    });
});

describe('what cannot honestly be told stays as it was, and the command says why', () => {
  const away = () => `${runFolder}-away`;
  const table: readonly (readonly [string, () => void, () => void, RegExp])[] = [
    [
      'the run is gone',
      () => {
        renameSync(runFolder, away());
      },
      () => {
        renameSync(away(), runFolder);
      },
      /run \S+, which it was recorded from, is not in reports\/runs/,
    ],
    [
      'a HAR file is another one',
      () => {
        renameSync(path('app.har'), path('away.har'));
        project.write('app.har', '{"log":{"entries":[]}}');
      },
      () => {
        renameSync(path('away.har'), path('app.har'));
      },
      /app\.har is not what it was recorded from/,
    ],
    [
      'a HAR file is gone',
      () => {
        renameSync(path('app.har'), path('away.har'));
      },
      () => {
        renameSync(path('away.har'), path('app.har'));
      },
      /app\.har: no such file/,
    ],
    [
      'it was stale before',
      () => {
        writeFileSync(usageFile, recorded.replace(/"schema": "sha256:./, '"schema": "sha256:f'));
      },
      () => undefined,
      /it was recorded under another schema already/,
    ],
    [
      'the contract has changed since the run',
      () => {
        project.edit('contracts/tiny/provider.yaml', 'name: Tiny Things', 'name: Tiny Thing');
      },
      () => {
        project.edit('contracts/tiny/provider.yaml', 'name: Tiny Thing', 'name: Tiny Things');
      },
      /the run judged another contract/,
    ],
  ];
  for (const [name, spoil, restore, says] of table)
    test(name, async () => {
      spoil();
      const before = readFileSync(usageFile, 'utf8');
      const { code, out } = await pull('--drift', 'tiny=size-added');
      restore();
      assert.equal(code, 0, out);
      assert.match(out, new RegExp(`left contracts/tiny/usage\\.json as it was: .*${says.source}`));
      assert.match(out, /what we use is unknown[^]*livegate verify tiny && livegate usage tiny/);
      assert.equal(readFileSync(usageFile, 'utf8'), before);
      assert.notEqual(readFileSync(schemaFile, 'utf8'), pinned);
    });
});

test('without a place for temporary files nothing is written', async () => {
  const env = { TMPDIR: '/nowhere', TEMP: '/nowhere', TMP: '/nowhere' };
  const words = ['pull', 'tiny', '--drift', 'tiny=size-added'];
  const { code, err } = await runCli(words, { cwd: project.root, env });
  assert.equal(code, 3);
  assert.match(err, /^no temporary folder: .*\nNothing was written\.\n$/);
  assert.deepEqual(both(), [pinned, recorded]);
});

test('where no use was recorded none is made up', async () => {
  renameSync(usageFile, `${usageFile}.away`);
  const { code, out } = await pull('--drift', 'tiny=size-added');
  assert.equal(existsSync(usageFile), false);
  assert.equal(code, 0);
  assert.doesNotMatch(out, /usage\.json/);
});
