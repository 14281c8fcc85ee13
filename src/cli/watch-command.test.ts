import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { PromotableProject } from './testing/promotable-project.ts';
import { publishedProject } from './testing/published-project.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';
import type { Look } from './watch/look.ts';

const gated = new PromotableProject();
const nameGone = ['--drift', 'tiny@staging=name-gone'];
const unreadable = ['--fault', 'tiny@staging=status:500'];

before(async () => {
  const { project } = gated;
  // One scenario passes, or not, by a file that is no part of what is digested.
  project.edit('contracts/tiny/sandbox.ts', 'import {', "import { existsSync } from 'node:fs';\nimport {");
  project.edit(
    'contracts/tiny/sandbox.ts',
    'return thing === undefined ?',
    `const isBroken = thing?.name === 'lamp' && existsSync(${JSON.stringify(join(gated.root, 'reports/broken'))});
      return thing === undefined || isBroken ?`,
  );
  await gated.prepare();
});

const once = (...words: readonly string[]) => gated.run(['watch', 'tiny', '--once', ...words]);

async function looks(...words: readonly string[]) {
  const { code, err, out } = await once('--json', ...words);
  return { code, err, looks: out.trimEnd().split('\n').filter(Boolean).map(parseLook) };
}

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const schema = readFileSync(join(import.meta.dirname, '../../schemas/watch-look.schema.json'), 'utf8');
const isLook = ajv.compile(JSON.parse(schema) as object);

/** Every line is what its published schema says. */
function parseLook(line: string): Look {
  const look: unknown = JSON.parse(line);
  assert.ok(isLook(look), JSON.stringify(isLook.errors));
  return look as Look;
}

describe('one look', () => {
  test('while nothing is promoted says that the contract holds', async () => {
    const { code, err, out } = await once();
    assert.equal(code, 0, out + err);
    assert.match(out, /^\S+Z tiny passed: live identical; staging identical; nothing is promoted\n$/);
  });

  test('what cannot be read hides no drift', async () => {
    const trust = readFileSync(join(gated.root, 'trust.yaml'), 'utf8');
    gated.project.write('trust.yaml', `${trust}broken: [`);
    const { code, err, out } = await once(...nameGone);
    gated.project.write('trust.yaml', trust);
    assert.equal(code, 2);
    assert.match(err, /trust\.yaml:\d+:\d+/);
    assert.match(out, /^\S+ tiny failed: .*staging \d+ breaking; trust\.yaml:/);
  });

  test('at what holds says what is promoted, and until when; quietly it says nothing', async () => {
    // the look before has seen drift: what was shown until then counts no more
    await gated.addEvidence();
    await gated.promote();
    const { code, looks: seen } = await looks();
    assert.equal(code, 0);
    const [look] = seen;
    assert.equal(seen.length, 1);
    assert.deepEqual([look?.verdict, look?.problems, look?.revoked], ['passed', [], []]);
    assert.deepEqual(
      look?.promotions.map(({ environment, kind, problem }) => [environment, kind, problem]),
      [['live', 'promotion', undefined]],
    );
    assert.deepEqual(await once('--quiet'), { code: 0, out: '', err: '' });
  });

  test('a source that cannot be read is no verdict, and takes nothing back', async () => {
    const {
      code,
      looks: [look],
    } = await looks(...unreadable);
    assert.equal(code, 3);
    assert.equal(look?.verdict, 'unknown');
    assert.match(
      look.comparisons.find(({ environment }) => environment === 'staging')?.undecided ?? '',
      /500/,
    );
    assert.deepEqual([look.revoked, look.promotions.length], [[], 1]);
  });

  test('at a promotion whose contract was changed since says that using it would be refused', async () => {
    gated.project.edit('contracts/tiny/checklist.yaml', 'opens: live', 'opens:  live');
    const { code, out } = await once();
    const [look] = (await looks()).looks;
    gated.project.edit('contracts/tiny/checklist.yaml', 'opens:  live', 'opens: live');
    assert.equal(code, 1);
    assert.deepEqual(
      look?.promotions.map(({ problem }) => problem?.code),
      ['changed'],
    );
    assert.match(
      out,
      /tiny failed: .*; promotion \w{8} would be refused: checklist is not what the promotion was/,
    );
  });

  test('at files with mistakes ends with them, and nothing is taken back', async () => {
    gated.project.edit('contracts/tiny/checklist.yaml', 'opens: live', 'open: live');
    const { code, err } = await once('--quiet');
    gated.project.edit('contracts/tiny/checklist.yaml', 'open: live', 'opens: live');
    assert.equal(code, 2);
    assert.match(err, /contracts\/tiny\/checklist\.yaml:2:1/);
    assert.deepEqual((await looks()).looks[0]?.promotions.length, 1);
  });

  test('runs some of the evidence again, and takes nothing back while it shows the same', async () => {
    const {
      code,
      err,
      looks: [look],
    } = await looks('--resample', '1');
    assert.equal(code, 0, err);
    assert.deepEqual([look?.resample?.sample.length, look?.resample?.differing], [1, []]);
    assert.match(err, /running 1 of the evidence again/);
  });
});

test('a shop that is open is refused from the look on that sees the drift, and so is every use after it', async () => {
  const shop = gated.exec();
  await shop.printed(/answer 200/);
  const { code, err, out } = await once(...nameGone);
  assert.equal(code, 1, out + err);
  assert.match(
    out,
    /tiny failed: .*staging \d+ breaking; REVOKED: every promotion is void; nothing is promoted/,
  );
  assert.match(
    err,
    /revoked: the contract of tiny has drifted, every promotion of it is void\nnext: livegate/,
  );
  shop.child.stdin.end('again\nend\n');
  assert.match((await shop.ended).out, /answer 200 \nanswer 403 revoked\n/);
  const later = await gated.use();
  assert.equal(later.code, 3);
  assert.match(later.err, /was revoked/);
  const { out: shown } = await gated.run(['ledger', 'show', 'tiny', '--json']);
  const last = JSON.parse(shown.trimEnd().split('\n').at(-1) ?? '') as { kind: string; body: unknown };
  assert.equal(last.kind, 'revocation');
  assert.deepEqual(last.body, { by: 'livegate watch', reason: 'breaking drift in staging' });
});

describe('again and again', () => {
  before(async () => {
    await gated.addEvidence();
    await gated.promote();
  });

  test('it looks until evidence that is run again does not hold, and ends in order when it is asked to', async () => {
    const watching = gated.start('watch', 'tiny', '--every', '1s', '--resample', '20', '--json', '--quiet');
    const shop = gated.exec();
    await shop.printed(/answer 200/);
    writeFileSync(join(gated.root, 'reports/broken'), '');
    const [line] = await watching.printed(/\{.*\}\n/);
    rmSync(join(gated.root, 'reports/broken'));
    watching.child.kill('SIGTERM');
    const { code, err } = await watching.ended;
    const look = parseLook(line);
    assert.equal(look.verdict, 'failed');
    assert.match(
      look.revoked[0] ?? '',
      /^run again, it was not so: .*tiny\/a-thing-keeps-its-name in staging/,
    );
    assert.equal(code, 1, err);
    shop.child.stdin.end('again\nend\n');
    assert.match((await shop.ended).out, /answer 403 revoked\n/);
  });

  test('SIGINT ends it with the worst that it saw', async () => {
    const watching = gated.start('watch', '--every', '24h');
    await watching.printed(/passed/);
    watching.child.kill('SIGINT');
    const { code, err } = await watching.ended;
    assert.equal(code, 0, err);
    assert.match(err, /ended by SIGINT: 1 look, 0 found something broken, 0 could not be decided/);
  });

  test('what it was kept from looking at is not known to hold', async () => {
    const project = publishedProject();
    project.addTwin('uno', {});
    project.addTwin('duo', {});
    const watching = gated.startIn(project.root, 'watch', '--once');
    await watching.printed(/duo passed/);
    watching.child.kill('SIGTERM');
    const { code, err } = await watching.ended;
    assert.equal(code, 3, err);
    assert.match(
      err,
      /ended by SIGTERM before it looked at (?:tiny, )?uno: 3 looks, 0 found .*, [12] could not/,
    );
  });

  test('what cannot be read is looked at again, and counted; --fail-after ends it', async () => {
    const words = ['watch', 'tiny', '--every', '1s', '--fail-after', '2', ...unreadable];
    const { code, err, out } = await gated.run(words);
    assert.equal(code, 3);
    assert.match(
      out,
      /^\S+ tiny unknown: .*staging cannot be told: .*\n\S+ tiny unknown: .*not decided 2 times in a row\n$/,
    );
    assert.match(err, /ended, for tiny could not be decided 2 times in a row: 2 looks, 0 found/);
    const quiet = await gated.run([...words, '--quiet']);
    assert.equal(quiet.out.split('\n').length, 2, 'the second look shows nothing that is new');
  });

  test('files that get mistakes while it looks are told, and looked at again; SIGTERM ends it as well', async () => {
    const project = publishedProject();
    const watching = gated.startIn(project.root, 'watch', '--every', '1s');
    await watching.printed(/passed/);
    project.edit('contracts/tiny/provider.yaml', 'protocol: rest', 'protocol: soap');
    await watching.printed(/tiny unknown: .*provider\.yaml/);
    project.edit('contracts/tiny/provider.yaml', 'protocol: soap', 'protocol: rest');
    await watching.printed(/unknown[^]*passed/);
    watching.child.kill('SIGTERM');
    const { code, err } = await watching.ended;
    assert.equal(code, 3, err);
    assert.match(err, /ended by SIGTERM: \d+ looks, 0 found something broken, [1-9]\d* could not be decided/);
  });
});

describe('what it cannot be asked for', () => {
  const tiny = new TinyProject();
  const cases: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [['tinny'], /Did you mean tiny\?/],
    [['-e', 'stagin'], /Did you mean staging\?/],
    [['-e', 'live'], /live is a live environment/],
    [['--every', '10'], /Expected a time such as 30s, 15m or 2h/],
    [['--every', '0s'], /Expected a time/],
    [['--every', '25h'], /Expected a time/],
    [['--once', '--every', '1m'], /cannot be used with option/],
    [['--once', '--fail-after', '2'], /cannot be used with option/],
    [['--fail-after', '0'], /Expected a whole number from 1/],
    [['--once', '--network', 'internet', '--fault', 'html'], /sandbox network/],
    [['--once', '--drift', 'tiny=nothing'], /nothing/],
  ];
  for (const [words, says] of cases)
    test(words.join(' '), async () => {
      const { code, err, out } = await runWarm(['watch', ...words], { cwd: tiny.root });
      assert.match(err, says);
      assert.deepEqual([code, out.includes('passed')], [2, false]);
    });

  test('without a run, an environment that publishes nothing cannot be told', async () => {
    const { code, out } = await runWarm(['watch', '--once'], { cwd: tiny.root });
    assert.equal(code, 3);
    assert.match(out, /tiny unknown: staging cannot be told: /);
  });
});
