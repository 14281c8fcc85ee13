import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Decision } from '../model/decision.ts';
import { GateProject } from './testing/gate-project.ts';
import type { Running } from './testing/gate-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const gated = new GateProject();
const typed = 'tiny live\n';
const keyOf = (name: string) => ['--key', `keys/${name}.pem`];
const begin = (...more: readonly string[]) => [
  'break-glass',
  'tiny',
  '--reason',
  'refunds \u001b[31mwait',
  ...more,
];

const checklist = `pack: default@1
opens: live
scenarios: [tiny/a-thing-keeps-its-name, tiny/an-unknown-thing-is-not-found]
operations: [createThing]
ceilings: [{ operation: createThing, requests: 1, per: P1D }]
promotion: { expires: PT8H, releases: 2 }
`;

/** Two requests: the ceiling of the checklist lets one through. */
const pay = `
for (let turn = 0; turn < 2; turn++) {
  const headers = { 'content-type': 'application/json' };
  const url = process.env.TINY_BASE_URL + '/things';
  const answer = await fetch(url, { method: 'POST', headers, body: '{"name":"lamp"}' });
  console.log('answer', answer.status);
}
`;

let sandbox: { readonly controlUrl: string; readonly canary: string };

before(async () => {
  const { project } = gated;
  project.write('contracts/tiny/checklist.yaml', checklist);
  project.write('.gitignore', 'reports\nkeys\nledger\n');
  project.write('pay.mjs', pay);
  const { controlUrl, credentials } = await gated.serve();
  sandbox = { controlUrl, canary: credentials['tiny@live']?.['apiKey'] ?? '' };
  await gated.trust({ jo: 'approver', sam: 'approver' });
  await gated.passes(['credentials', 'seal', 'tiny'], `TINY_LIVE_API_KEY=${sandbox.canary}\n`);
  gated.commit();
});

const execWords = (words: readonly string[]) => [
  ...['exec', 'tiny', '--sandbox', sandbox.controlUrl],
  ...[...words, '--', process.execPath, 'pay.mjs'],
];
const exec = (...words: readonly string[]): Running => gated.start(...execWords(words));
/** The same to its end. */
const use = (...words: readonly string[]) => gated.run(execWords(words));

function files(): readonly string[] {
  try {
    return readdirSync(join(gated.root, 'ledger/requests')).map((name) => `ledger/requests/${name}`);
  } catch {
    return [];
  }
}

const alone: readonly (readonly [what: string, words: readonly string[], code: number, said: RegExp])[] = [
  ['a key and nobody who types', begin(...keyOf('jo')), 1, /Type "tiny live" to sign/],
  ['an option instead of typing', begin(...keyOf('jo'), '--yes'), 2, /unknown option '--yes'/],
  ['no reason', ['break-glass', 'tiny', ...keyOf('jo')], 2, /needs a reason/],
  ['61 minutes', begin(...keyOf('jo'), '--minutes', '61'), 2, /from 1 to 60/],
  ['no key', begin(), 2, /LIVEGATE_KEY does not count here/],
];
for (const [what, words, code, said] of alone)
  test(`an option or a variable alone breaks no glass: ${what}`, async () => {
    const file = join(gated.root, 'keys/jo.pem');
    const env = { LIVEGATE_KEY: file, LIVEGATE_BREAK_GLASS: '1', LIVEGATE_YES: '1' };
    const ended = await runWarm(words, { cwd: gated.root, env });
    assert.equal(ended.code, code, ended.err);
    assert.match(ended.out + ended.err, said);
    assert.deepEqual(files(), []);
    const used = await runWarm(['exec', 'tiny', '--sandbox', sandbox.controlUrl, '--', 'true'], {
      ...{ cwd: gated.root, env },
    });
    assert.deepEqual([used.code, used.out], [3, '']);
    assert.match(used.err, /tiny is not promoted/);
  });

let request = '';

test('the first approver sees what stands against it, types what is opened, and opens nothing yet', async () => {
  const wrong = await gated.run(begin(...keyOf('jo')), 'yes\n');
  assert.deepEqual([wrong.code, files()], [1, []]);
  const { code, err, out } = await gated.run(begin('--minutes', '20', ...keyOf('jo')), typed);
  assert.equal(code, 0, err);
  for (const shown of [
    /20 minutes/,
    /createThing: 1 requests/,
    /in spite of +evidence,/,
    /signed by +nobody yet/,
  ])
    assert.match(out, shown);
  assert.match(out, /refunds \\u\{1b\}\[31mwait/);
  [request = ''] = files();
  assert.equal((await use('--local-key', 'keys/jo.age')).code, 3);
});

test('the same person does not sign as the second, and nothing is written with one signature', async () => {
  const twice = await gated.run(['break-glass', 'tiny', request, ...keyOf('jo')], typed);
  assert.equal(twice.code, 3);
  assert.match(twice.err, /jo has signed it already: it takes another person/);
  const none = await gated.run(['break-glass', 'tiny', request]);
  assert.equal(none.code, 3);
  assert.match(none.err, /1 of the trusted keys signed; 2 must/);
  const bytes = readFileSync(join(gated.root, request), 'utf8');
  const changed = request.replace('.break', '.changed.break');
  writeFileSync(join(gated.root, changed), bytes.replace('"verdict":"unknown"', '"verdict":"passed"'));
  const other = await gated.run(['break-glass', 'tiny', changed, ...keyOf('sam')], typed);
  assert.equal(other.code, 3);
  assert.match(other.err, /it is for the decision/);
});

test('with the second signature it stands in the ledger, and is loud wherever the ledger is read', async () => {
  const { code, err, out } = await gated.run(['break-glass', 'tiny', request, ...keyOf('sam')], typed);
  assert.equal(code, 0, err);
  assert.match(out, /signed by +jo/);
  assert.match(out, /glass broken: it stands in the ledger/);
  const again = await gated.run(['break-glass', 'tiny', request]);
  assert.match(again.out, /stood in the ledger already/);
  await assertLoud(
    /BREAK GLASS: tiny → live on the sandbox network is open until .*, by (jo and sam|sam and jo): "refunds/,
  );
});

async function assertLoud(said: RegExp): Promise<void> {
  const [gate, show, entries] = await Promise.all([
    gated.run(['gate', 'tiny']),
    gated.run(['checklist', 'show', 'tiny']),
    gated.run(['ledger', 'show', '--json']),
  ]);
  assert.match(gate.out, said);
  assert.match(show.out, said);
  assert.match(entries.err, said);
  assert.match(entries.out, /"kind":"break-glass"/);
  assert.match((await gated.run(['gate', 'tiny', '--quiet'])).err, said);
  for (const words of [
    ['gate', 'tiny', '--network', 'internet', '--json'],
    ['checklist', 'show', 'tiny', '--json'],
  ]) {
    const { err, out } = await gated.run(words);
    if (words[0] === 'gate') assert.match(err, said);
    const [shown = {}] = [JSON.parse(out)].flat() as Pick<Decision, 'brokenGlass'>[];
    assert.deepEqual(shown.brokenGlass?.[0]?.by.toSorted(), ['jo', 'sam']);
  }
}

test('the command runs within the ceilings of the checklist, and is told how the door was opened', async () => {
  const { code, err, out } = await use('--local-key', 'keys/jo.age');
  assert.deepEqual([code, out], [0, 'answer 200\nanswer 403\n'], err);
  assert.match(err, /livegate: BREAK GLASS: tiny → live/);
});

test('an approver still has to release the credentials, and sees how the door was opened', async () => {
  const waiting = exec('--wait', '5');
  const [, file = ''] = await waiting.printed(/request: (\S+)\n/);
  const words = ['approve', file, ...keyOf('sam'), '--local-key', 'keys/sam.age', '--yes'];
  const { code, err, out } = await gated.run(words);
  assert.equal(code, 0, err);
  assert.match(out, /BREAK GLASS +"refunds \\u\{1b\}\[31mwait", \w+, signed by/);
  const ended = await waiting.ended;
  assert.equal(ended.code, 0, ended.err);
  assert.match(ended.err, /BREAK GLASS: .*L1: released by sam; not isolated/s);
});

test('it is used no oftener than the checklist says', async () => {
  const { code, err } = await use('--local-key', 'keys/jo.age');
  assert.equal(code, 3);
  assert.match(err, /releases 2 times, and has/);
  assert.match(err, /^livegate: BREAK GLASS: tiny → live/, 'also where nothing opens');
});

test('it opens the sandbox only, and a revocation ends it for good, though not the telling of it', async () => {
  const internet = await gated.run(['exec', 'tiny', '--network', 'internet', '--', 'true']);
  assert.equal(internet.code, 3);
  assert.match(internet.err, /not promoted to live on the internet network/);
  assert.equal((await gated.run(['revoke', 'tiny', '--reason', 'done'])).code, 0);
  const { code, err } = await use('--local-key', 'keys/jo.age');
  assert.equal(code, 3);
  assert.match(err, /^livegate: BREAK GLASS: tiny → live[^]*break glass \w+ was revoked/);
  const again = await gated.run(['break-glass', 'tiny', request]);
  assert.equal(again.code, 3);
  assert.match(again.err, /was revoked/);
  await assertLoud(/BREAK GLASS: tiny → live on the sandbox network opened .*, until .* at most, by/);
});
