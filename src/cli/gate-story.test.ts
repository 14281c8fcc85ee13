import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findLeaks, formsOf } from './testing/find-leaks.ts';
import { GateProject } from './testing/gate-project.ts';
import type { Running } from './testing/gate-project.ts';

const gated = new GateProject();
const keyOf = (name: string) => ['--key', `keys/${name}.pem`];
const identityOf = (name: string) => ['--local-key', `keys/${name}.age`];

const checklist = `pack: default@1
opens: live
scenarios: [tiny/a-thing-keeps-its-name, tiny/an-unknown-thing-is-not-found]
operations: [createThing]
ceilings: [{ operation: createThing, requests: 50, per: P1D }]
notApplicable: { provider-approval: it is made up }
promotion: { releases: 20 }
notShown:
  - { class: server-error, reason: it never breaks }
`;

/** The child of the gateway: one request, and another once it is told to. */
const pay = `
const ask = async () => {
  const headers = { 'content-type': 'application/json' };
  const url = process.env.TINY_BASE_URL + '/things';
  const answer = await fetch(url, { method: 'POST', headers, body: '{"name":"lamp"}' });
  console.log('answer', answer.status, (await answer.json()).code ?? '');
};
await ask();
if (process.argv[2] === 'again') process.stdin.once('data', () => ask().then(() => process.exit()));
`;

/** A child that holds the secret itself: it shows no more of it than a digest. */
const holder = `
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
const key = process.argv[2] === 'fd' ? JSON.parse(readFileSync(3, 'utf8')).apiKey : process.env.TINY_LIVE_API_KEY;
const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + key };
const answer = await fetch(process.env.TINY_BASE_URL + '/things', { method: 'POST', headers, body: '{"name":"lamp"}' });
console.log('answer', answer.status, createHash('sha256').update(key).digest('hex'));
`;

/** An isolated child: the gateway's socket, and nothing else of a network. */
const isolated = `
import { request } from 'node:http';
import { readFileSync } from 'node:fs';
const { pathname } = new URL(process.env.TINY_BASE_URL);
const headers = { 'content-type': 'application/json' };
const options = { socketPath: process.env.LIVEGATE_SOCKET, path: pathname + '/things', method: 'POST', headers, agent: false };
request(options, (answer) => console.log('answer', answer.resume().statusCode)).end('{"name":"lamp"}');
const { spawnSync } = await import('node:child_process');
for (const file of process.argv.slice(2))
  try { console.log('read', readFileSync(file).length); } catch (error) { console.log('hidden', file); }
const { status } = spawnSync('git', ['show', 'HEAD:contracts/tiny/credentials/live.sandbox.age']);
console.log('git', status === 0);
`;

const hidden = [
  ...['keys/jo.age', 'keys/gate.pem', 'contracts/tiny/credentials/live.sandbox.age'],
  ...['contracts/other/credentials/live.age', 'mine.pem', 'notes.txt', 'link.txt'],
];

let sandbox: { readonly controlUrl: string; readonly canary: string };

before(async () => {
  const { project } = gated;
  project.addEveryProvider();
  project.edit('contracts/tiny/sandbox.ts', 'newId.hex(40)', `'k1ng<fisher>&"glass/' + newId.hex(40)`);
  project.write('contracts/tiny/checklist.yaml', checklist);
  project.write('.gitignore', 'reports\nkeys\nledger\n');
  for (const [name, text] of Object.entries({ pay, holder, isolated })) project.write(`${name}.mjs`, text);
  const { controlUrl, credentials } = await gated.serve();
  sandbox = { controlUrl, canary: credentials['tiny@live']?.['apiKey'] ?? '' };
});

const execWords = (words: readonly string[]) => ['exec', 'tiny', '--sandbox', sandbox.controlUrl, ...words];
const exec = (...words: readonly string[]): Running => gated.start(...execWords(words));
/** The same to its end. */
const use = (...words: readonly string[]) => gated.run(execWords(words));

/** The file of the request that a waiting command printed. */
async function requestOf(waiting: Running): Promise<string> {
  const [, file = ''] = await waiting.printed(/request: (\S+)\n/);
  return file;
}

test('keys are made, and trust.yaml says whose signatures count', async () => {
  await gated.trust({ ci: 'runner', gate: 'gatekeeper', jo: 'approver' });
  gated.commit();
});

test('after a signed run the gate still refuses, and names what is missing and what clears it', async () => {
  await gated.passes(['verify', '--workers', '1', '--sign', ...keyOf('ci')]);
  const { code, out } = await gated.run(['gate', 'tiny']);
  assert.equal(code, 1, out);
  for (const missing of [
    /✓ +evidence/,
    /✗ +credentials-sealed/,
    /\? +second-person +nobody has signed it/,
    /livegate sign-off tiny on-call --reference/,
    /livegate credentials seal tiny/,
  ])
    assert.match(out, missing);
  const none = await use('--', process.execPath, 'pay.mjs');
  assert.equal(none.code, 3);
  assert.match(none.err, /not promoted.*\nlivegate promote tiny/);
});

test('some of the evidence is run again before it is trusted, if somebody wants it', async () => {
  const { err, out } = await gated.run(['gate', 'tiny', '--resample', '2']);
  assert.match(out, /✓ +evidence +run .*; 2 of it run again, with the same result/, out + err);
  assert.match(err, /running 2 of the evidence again: \S+ in staging, \S+ in staging/);
  gated.project.edit('suites/tiny/things.spec.ts', 'scenario(', 'scenario (');
  const changed = await gated.run(['gate', 'tiny', '--resample', '1']);
  assert.match(changed.out, /✗ +evidence +run .* ran other scenarios than these/);
  gated.project.edit('suites/tiny/things.spec.ts', 'scenario (', 'scenario(');
});

test('once all of it is there, it is promoted', async () => {
  for (const item of ['on-call', 'data-review', 'kill-switch', 'second-person']) {
    const words = ['sign-off', 'tiny', item, '--reference', 'WIKI-1', '--yes', ...keyOf('jo')];
    await gated.passes(words);
  }
  const values = `TINY_LIVE_API_KEY=${sandbox.canary}\n`;
  await gated.passes(['credentials', 'seal', 'tiny'], values);
  gated.commit();
  const refused = await gated.run(['promote', 'tiny', ...keyOf('gate')]);
  assert.match(refused.out, /✗ +error-classes-covered +no scenario met timeout in staging/);
  const words = ['waive', 'tiny', 'error-classes-covered', '--owner', 'jo', '--reason', 'next week'];
  const alone = await gated.run([...words, ...keyOf('jo')]);
  assert.deepEqual([alone.code, /nobody is there to be asked/.test(alone.err)], [2, true]);
  const never = await gated.run([...words.with(2, 'credentials-sealed'), '--yes', ...keyOf('jo')]);
  assert.deepEqual([never.code, /credentials-sealed passes/.test(never.err)], [2, true], never.err);
  const waived = await gated.run([...words, '--days', '3', '--yes', ...keyOf('jo')]);
  assert.equal(waived.code, 0, waived.err);
  assert.match(waived.out, /jo waived error-classes-covered of tiny until .*: no scenario met timeout in/);
  const promoted = await gated.run(['promote', 'tiny', ...keyOf('gate')]);
  assert.match(
    promoted.out,
    /^WAIVED error-classes-covered until .* by jo: next week \(jo answers for it\)$/m,
  );
  assert.match(promoted.out, /1 of them by a waiver alone/);
  assert.equal(promoted.code, 0, promoted.out + promoted.err);
  assert.match(promoted.out, /promoted/);
  const next = promoted.out.match(/^next: .*$/gm) ?? [];
  assert.deepEqual([next.length, /^next: livegate exec tiny/.test(next[0] ?? '')], [1, true], promoted.out);
});

test('L1: a key on this machine opens the credentials, and the gateway injects them', async () => {
  const { code, err, out } = await use(...identityOf('jo'), '--', process.execPath, 'pay.mjs');
  assert.deepEqual([code, out], [0, 'answer 200 \n'], err);
  assert.match(err, /promoted by waivers alone: error-classes-covered/);
  assert.match(
    err,
    /tiny → live on the sandbox network, until .* \(L1: this machine opens the credentials; not isolated: /,
  );
});

test('an isolated child reaches live through the socket alone, and reads no key', async () => {
  gated.project.write('contracts/other/credentials/live.age', 'of another provider');
  gated.project.write('mine.pem', readFileSync(join(gated.root, 'keys/jo.pem'), 'utf8'));
  gated.project.write('notes.txt', 'mine');
  symlinkSync('notes.txt', join(gated.root, 'link.txt'));
  const words = ['--isolate', '--hide', 'link.txt', ...identityOf('jo')];
  const { code, err, out } = await use(...words, '--', process.execPath, 'isolated.mjs', ...hidden);
  rmSync(join(gated.root, 'contracts/other'), { recursive: true });
  if (code === 2) assert.match(err, /bubblewrap/);
  else
    assert.deepEqual(
      [code, out.split('\n').sort()],
      [0, ['', 'answer 200', 'git false', ...hidden.map((file) => `hidden ${file}`)].sort()],
      err,
    );
});

for (const mode of ['fd', 'env'] as const)
  test(`--mode ${mode} hands the credentials out, and says that this is weaker`, async () => {
    const words = ['--mode', mode, ...identityOf('jo'), '--', process.execPath, 'holder.mjs', mode];
    const { code, err, out } = await use(...words);
    const digest = createHash('sha256').update(sandbox.canary).digest('hex');
    assert.deepEqual([code, out], [0, `answer 200 ${digest}\n`], err);
    assert.match(err, /weaker: the command/);
  });

let answered = '';

test('an approver looks at the request on his machine, and releases it for this one run', async () => {
  const waiting = exec('--wait', '5', '--', process.execPath, 'pay.mjs');
  answered = await requestOf(waiting);
  const words = ['approve', answered, ...keyOf('jo'), ...identityOf('jo'), '--note', 'go \u001b[31m'];
  const alone = await gated.run(words);
  assert.equal(alone.code, 2);
  assert.match(alone.err, /nobody is there to be asked/);
  const { code, err, out } = await gated.run([...words, '--yes']);
  assert.equal(code, 0, err);
  for (const shown of [/tiny → live/, /createThing: 50 requests in P1D/, /changed +nothing, since/])
    assert.match(out, shown);
  const ended = await waiting.ended;
  assert.deepEqual([ended.code, ended.out], [0, 'answer 200 \n'], ended.err);
  assert.match(ended.err, /jo approved: "go \\u\{1b\}\[31m"; that is enough\n/);
  assert.match(ended.err, /\(L1: released by jo; not isolated: /);
});

test('a release is for one request: another one takes no notice of it, and nobody approves the first again', async () => {
  const waiting = exec('--wait', '0.1', '--', process.execPath, 'pay.mjs');
  const [from, to] = [answered, await requestOf(waiting)].map((file) =>
    join(gated.root, file.replace(/json$/, 'jo.release.json')),
  );
  copyFileSync(from ?? '', to ?? '');
  const { code, err, out } = await waiting.ended;
  assert.deepEqual([code, out], [3, ''], err);
  assert.match(err, /jo\.release\.json does not count: it answers another request\n/);
  assert.match(err, /nobody of the 1 approvers .* in time\nAsk an approver/);
  const again = await gated.run(['approve', answered, ...keyOf('jo'), ...identityOf('jo'), '--yes']);
  assert.equal(again.code, 3);
  assert.match(again.err, /was released once/);
});

test('the ledger says how each release was made', async () => {
  const { out } = await gated.run(['ledger', 'show', 'tiny', '--json']);
  const entries = out
    .split('\n')
    .filter((line) => line.includes('"release"'))
    .map((line) => (JSON.parse(line) as { body: Record<string, unknown> }).body);
  const modes = entries.map(({ isolated, level, mode }) => [level, mode, isolated].join(' '));
  assert.deepEqual(
    modes.filter((one, index) => one !== modes[index - 1] && !one.endsWith('true')),
    ['L1 inject false', 'L1 fd false', 'L1 env false', 'L1 inject false'],
  );
  const id = /requests\/(\w+)\.json/.exec(answered)?.[1];
  assert.deepEqual([entries.at(-1)?.['request'], entries.at(-1)?.['approvers']], [id, ['jo']]);
});

test('a revocation ends a wait, the next request of a running child, and every use after it', async () => {
  const running = exec(...identityOf('jo'), '--', process.execPath, 'pay.mjs', 'again');
  await running.printed(/answer 200/);
  const waiting = exec('--wait', '5', '--', process.execPath, 'pay.mjs');
  const request = await requestOf(waiting);
  const revoked = await gated.run(['revoke', 'tiny', '--reason', 'a drill']);
  assert.equal(revoked.code, 0, revoked.err);
  running.child.stdin.write('\n');
  const [child, wait] = await Promise.all([running.ended, waiting.ended]);
  assert.deepEqual([child.code, child.out], [0, 'answer 200 \nanswer 403 revoked\n'], child.err);
  assert.deepEqual([wait.code, wait.out], [3, ''], wait.err);
  assert.match(wait.err, /revoked: a drill\nlivegate promote tiny/);
  assert.ok(!existsSync(join(gated.root, request)), 'nobody waits for an answer any more');
  const { code, err } = await use(...identityOf('jo'), '--', process.execPath, 'pay.mjs');
  assert.equal(code, 3);
  assert.match(err, /was revoked/);
});

test('the live secret stands in nothing that was written or printed', () => {
  assert.match(sandbox.canary, /^k1ng<fisher>/);
  assert.ok(readFileSync(join(gated.root, 'ledger/ledger.jsonl'), 'utf8').includes('"kind":"release"'));
  assert.deepEqual(findLeaks(gated.root, sandbox.canary), []);
  const shown = formsOf(sandbox.canary).filter((form) => gated.printed.includes(form.toString('latin1')));
  assert.deepEqual(shown, []);
});
