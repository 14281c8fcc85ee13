import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { RestUse, Usage } from '../model/usage.ts';
import { runCli } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = new TinyProject();

const run = (...words: readonly string[]): Promise<Ended> => runWarm(words, { cwd: project.root });
const runAlone = (...words: readonly string[]): Promise<Ended> => runCli(words, { cwd: project.root });
const verify = (...words: readonly string[]) => run('verify', '--workers', '1', '--json', ...words);
const read = (name: string) => readFileSync(join(project.root, name), 'utf8');
const recorded = () =>
  JSON.parse(read('contracts/tiny/usage.json')) as Usage & { operations: Record<string, RestUse> };
const idOf = ({ err, out }: Ended): string => {
  assert.match(out, /^\{/, err);
  return (JSON.parse(out) as { id: string }).id;
};

let whole = '';

before(async () => {
  const none = await runAlone('usage');
  assert.equal(none.code, 2, none.out);
  assert.match(none.err, /no whole run that passed[^]*livegate verify/);
  whole = idOf(await verify());
  const { code, err, out } = await runAlone('usage');
  assert.equal(code, 0, err);
  assert.match(
    out,
    new RegExp(
      `^wrote contracts/tiny/usage\\.json: 2 operations, \\d+ exchanges of ${whole}\nnext: commit it; .+\n$`,
    ),
  );
});

/** That shards which were merged show the same is shown in merge.test.ts. */
describe('a usage file', () => {
  test('says what the scenarios send and what they read', () => {
    assert.deepEqual(recorded().operations, {
      'GET /things/{id}': {
        path: { id: {} },
        responses: { 200: { read: { properties: { name: {} } } }, '4XX': {} },
      },
      'POST /things': {
        body: { properties: { name: {} } },
        mediaTypes: ['application/json'],
        responses: { 200: { read: { properties: { id: {} } } } },
      },
    });
    assert.doesNotMatch(read('contracts/tiny/usage.json'), /lamp|none/);
  });

  test('has the same bytes when it is written again, and --check finds it up to date', async () => {
    const text = read('contracts/tiny/usage.json');
    assert.equal((await runAlone('usage', '--check')).code, 0);
    assert.equal((await run('usage', 'tiny', '--from', whole)).code, 0);
    assert.equal(read('contracts/tiny/usage.json'), text);
  });

  test('takes in a HAR file, which does not say what is read', async () => {
    const request = { method: 'GET', url: 'https://api.tiny.example/v1/things/secret-id', headers: [] };
    project.write(
      'app.har',
      JSON.stringify({ log: { entries: [{ request, response: { status: 200, content: {} } }] } }),
    );
    const { code, err, out } = await run('usage', '--har', 'app.har', '--from', whole);
    assert.equal(code, 0, err);
    assert.match(out, /1 of 1 requests of app\.har/);
    const { operations, sources } = recorded();
    assert.equal(operations['GET /things/{id}']?.responses['200']?.unrecorded, true);
    assert.deepEqual(
      sources.map(({ kind }) => kind),
      ['run', 'har'],
    );
    assert.doesNotMatch(read('contracts/tiny/usage.json'), /secret-id/);
    assert.equal((await run('usage', '--from', whole)).code, 0);
  });
});

describe('what cannot serve', () => {
  const table: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a provider that does not exist', ['tny'], /Did you mean tiny\?/],
    ['a run that does not exist', ['--from', 'nowhere'], /nowhere.*no such file/],
    ['a HAR file that does not exist', ['--har', 'none.har'], /none\.har: no such file/],
    ['a file that is no HAR', ['--har', 'contracts/tiny/openapi.yaml'], /is no HAR file/],
    [
      'documents of a REST provider',
      ['--documents', '*.graphql'],
      /--documents is for GraphQL; tiny is REST/,
    ],
  ];
  for (const [name, words, message] of table)
    test(`${name}: exit 2, nothing written`, async () => {
      const text = read('contracts/tiny/usage.json');
      const { code, err } = await run('usage', ...words);
      assert.equal(code, 2, err);
      assert.match(err, message);
      assert.equal(read('contracts/tiny/usage.json'), text);
    });

  test('a HAR file of somebody else’s requests: a provider is never said to use nothing', async () => {
    const text = read('contracts/tiny/usage.json');
    const request = { method: 'GET', url: 'https://elsewhere.example/things/1', headers: [] };
    project.write('other.har', JSON.stringify({ log: { entries: [{ request }] } }));
    for (const ids of [['tiny'], []]) {
      const { code, err } = await run('usage', ...ids, '--har', 'other.har');
      assert.equal(code, 2, err);
      assert.match(err, /nothing in what was given goes to (?:tiny|any provider)/);
    }
    assert.equal(read('contracts/tiny/usage.json'), text);
  });

  test('a provider of which the run says nothing is named, and has no file', async () => {
    project.addTwin('twin', {});
    const { code, out } = await run('usage');
    assert.equal(code, 0);
    assert.match(out, /wrote contracts\/tiny\/usage\.json[^]*goes there: twin\nnext:/);
    assert.ok(!existsSync(join(project.root, 'contracts/twin/usage.json')));
    for (const kind of ['contracts', 'suites']) rmSync(join(project.root, kind, 'twin'), { recursive: true });
  });

  // What `--grep` and `--fault` leave in plan and record is shown in verify-drift.test.ts and verify-verdicts.test.ts.
  const unfit: readonly (readonly [name: string, file: string, change: object, message: RegExp])[] = [
    ['left scenarios out', 'plan.json', { whole: false }, /left scenarios out/],
    ['had a fault', 'run.json', { faults: ['tiny:getThing=latency:10ms'] }, /had faults/],
  ];
  for (const [name, file, change, message] of unfit)
    test(`a run that ${name}`, async () => {
      const from = 'reports/runs/99990101T000000Z-unfit';
      cpSync(join(project.root, 'reports/runs', whole), join(project.root, from), { recursive: true });
      project.write(
        `${from}/${file}`,
        JSON.stringify({ ...(JSON.parse(read(`${from}/${file}`)) as object), ...change }),
      );
      const { code, err } = await run('usage', '--from', from);
      assert.equal(code, 2, err);
      assert.match(err, message);
      const { code: older, out } = await run('usage');
      assert.equal(older, 0, 'an older one can serve');
      assert.match(out, new RegExp(whole));
      rmSync(join(project.root, from), { recursive: true });
    });
});

const thing = 'properties: { id: { type: string }, name: { type: string }, size: { type: integer } }';

function changed(name: string, to: string): string {
  project.write(name, read('contracts/tiny/openapi.yaml').replace(thing, `properties: { ${to} }`));
  return name;
}

describe('livegate diff', () => {
  const noSize = 'id: { type: string }, name: { type: string }';
  const noName = 'id: { type: string }, size: { type: integer }';
  const file = () => changed('unused.yaml', `${noSize}, size: { type: string }`);

  test('says of each change whether our use breaks, by the provider’s own file', async () => {
    const { code, err, out } = await run(
      'diff',
      'tiny',
      changed('used.yaml', noName),
      '--fail-on',
      'dangerous',
    );
    assert.equal(code, 1, err);
    assert.match(out, /our use: broken/);
    assert.match(out, /our use: as recorded for tiny under the old schema/);
    const other = await runAlone('diff', 'tiny', file());
    assert.equal(other.code, 1, 'the severity counts, whatever we use');
    assert.match(other.out, /our use: unaffected/);
    assert.match(other.out, /1 breaking change, 1 unaffected/);
  });

  test('--only-used leaves out of account what we do not use', async () => {
    assert.equal((await run('diff', 'tiny', file(), '--only-used')).code, 0);
    assert.equal(
      (await run('diff', 'tiny', changed('used.yaml', `${noName}, name: { type: integer }`), '--only-used'))
        .code,
      1,
    );
  });

  test('--no-usage says nothing of it, --usage gives another file', async () => {
    assert.doesNotMatch((await run('diff', 'tiny', file(), '--no-usage')).out, /our use/);
    const files = ['contracts/tiny/openapi.yaml', file(), '--usage', 'contracts/tiny/usage.json'];
    assert.match((await run('diff', ...files)).out, /our use: unaffected/);
  });

  const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      '--only-used without a use',
      ['contracts/tiny/openapi.yaml', 'unused.yaml', '--only-used'],
      /needs to know what is used/,
    ],
    ['--only-used with --no-usage', ['tiny', 'unused.yaml', '--only-used', '--no-usage'], /needs to know/],
    [
      'a usage file that is missing',
      ['tiny', 'unused.yaml', '--usage', 'none.json'],
      /none\.json: no such file/,
    ],
    [
      'a usage file that is none',
      ['tiny', 'unused.yaml', '--usage', 'contracts/tiny/openapi.yaml'],
      /is no JSON/,
    ],
    [
      'waivers that are missing',
      ['tiny', 'unused.yaml', '--waivers', 'none.yaml'],
      /none\.yaml: no such file/,
    ],
    ['waivers that are none', ['tiny', 'unused.yaml', '--waivers', 'unused.yaml'], /unused\.yaml:\d+:\d+: /],
  ];
  for (const [name, words, message] of usage)
    test(`${name}: exit 2`, async () => {
      file();
      const { code, err } = await run('diff', ...words);
      assert.equal(code, 2, err);
      assert.match(err, message);
    });

  for (const format of ['text', 'json', 'markdown', 'html', 'junit', 'sarif', 'github'])
    test(`shows the use as ${format}`, async () => {
      assert.match((await run('diff', 'tiny', file(), '--format', format)).out, /unaffected/);
    });

  test('a waiver lets a change pass until its last day, and is shown', async () => {
    const { out } = await run('diff', 'tiny', file(), '--format', 'json');
    const [change] = (JSON.parse(out) as { changes: { id: string; fingerprint: string }[] }).changes;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const waivers = (granted: number, expires: number) =>
      `waivers:\n  - { rule: ${change?.id ?? ''}, fingerprint: '${change?.fingerprint ?? ''}', owner: shop, reason: size is not shown, ticket: SHOP-7, granted: ${day(granted)}, expires: ${day(expires)} }\n`;
    project.write('contracts/tiny/waivers.yaml', waivers(-1, 5));
    for (const format of ['text', 'junit']) {
      const waived = await run('diff', 'tiny', file(), '--format', format);
      assert.equal(waived.code, 0, waived.err);
      assert.match(waived.out, /SHOP/);
    }
    project.write('contracts/tiny/waivers.yaml', waivers(-12, -2));
    const expired = await run('diff', 'tiny', file());
    assert.equal(expired.code, 1);
    assert.match(
      expired.out,
      /contracts\/tiny\/waivers\.yaml:2:\d+: the waiver for .* its last day was .*: the change counts again/,
    );
    project.write('contracts/tiny/waivers.yaml', waivers(-1, 5));
    const void_ = await run('diff', 'tiny', changed('other.yaml', `${noSize}, size: { type: boolean }`));
    assert.equal(void_.code, 1, 'a change that is another one now is not waived');
    assert.match(void_.out, /there is no such change/);
    const unused = await run('diff', 'tiny', 'contracts/tiny/openapi.yaml', '--fail-on', 'dangerous');
    assert.equal(unused.code, 1, 'a waiver that nobody needs is dangerous');
    rmSync(join(project.root, 'contracts/tiny/waivers.yaml'));
  });

  test('takes the policy of the provider, unless the command line says another', async () => {
    project.write('enum-old.yaml', read('contracts/tiny/openapi.yaml'));
    const next = changed('enum.yaml', `${noSize}, size: { type: [integer, string] }`);
    project.edit(
      'contracts/tiny/provider.yaml',
      "current: '1', compatible: []",
      "current: '1', compatible: [], driftPolicy: wire",
    );
    const policyOf = async (...words: readonly string[]) =>
      (JSON.parse((await run('diff', 'tiny', next, '--format', 'json', ...words)).out) as { policy: string })
        .policy;
    assert.equal(await policyOf(), 'wire');
    assert.equal(await policyOf('--policy', 'source'), 'source');
    project.edit('contracts/tiny/provider.yaml', ', driftPolicy: wire', '');
  });

  test('a use that was recorded under another schema is stale, and said so', async () => {
    project.edit('contracts/tiny/openapi.yaml', 'Tiny Things', 'Tiny Things, revised');
    const { out } = await run('diff', 'tiny', file());
    assert.match(out, /our use: unknown, for it was recorded for tiny under another schema/);
    const again = await run('usage', '--from', whole);
    assert.equal(again.code, 2);
    assert.match(again.err, /another contract than contracts\/tiny is now[^]*livegate verify tiny/);
    project.edit('contracts/tiny/openapi.yaml', 'Tiny Things, revised', 'Tiny Things');
  });

  test('leaves nothing half-written behind', () => {
    assert.deepEqual(
      readdirSync(join(project.root, 'contracts/tiny')).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
});
