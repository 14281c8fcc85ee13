import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';
import { runCli } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';

const gated = new GateProject();
let note = '';

before(async () => {
  await gated.trust({ gate: 'gatekeeper', jo: 'approver' });
  for (const reason of ['one', 'two', 'three']) await gated.passes(['revoke', 'tiny', '--reason', reason]);
  const signed = await gated.run(['ledger', 'checkpoint', '--key', 'keys/gate.pem']);
  assert.match(signed.err, /^verifier key: gate\+[0-9a-f]{8}\+\S+\n$/);
  note = signed.out;
  await gated.passes(['revoke', 'tiny', '--reason', 'four']);
});

/** A clone elsewhere, on a machine that has never seen the ledger: only the checkpoint knows what stood in it. */
async function verify(
  changes: { readonly ledger?: (lines: string[]) => string[]; readonly note?: string | null } = {},
): Promise<Ended> {
  const place = mkdtempSync(join(gated.root, '../livegate-clone-'));
  after(() => rmSync(place, { recursive: true, force: true }));
  const cwd = join(place, basename(gated.root));
  cpSync(gated.root, cwd, { recursive: true });
  const file = join(cwd, 'ledger/ledger.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const { ledger = (same: string[]) => same } = changes;
  writeFileSync(
    file,
    ledger(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
  writeFileSync(join(cwd, 'kept.txt'), changes.note ?? note);
  const words = changes.note === null ? [] : ['--checkpoint', 'kept.txt'];
  return runCli(['ledger', 'verify', ...words], { cwd, env: { XDG_STATE_HOME: join(place, 'state') } });
}

test('a checkpoint is a note of origin, size and root, and nothing else is on standard output', () => {
  const [origin, size, root, empty, signature, end] = note.split('\n');
  assert.deepEqual([origin, size, empty, end], [`livegate/${basename(gated.root)}`, '3', '', '']);
  assert.match(root ?? '', /^[A-Za-z0-9+/]{43}=$/);
  assert.match(signature ?? '', /^— gate \S+$/);
});

test('a ledger that has grown agrees with its earlier checkpoint', async () => {
  const { code, err, out } = await verify();
  assert.equal(code, 0, err);
  assert.match(out, /^✓ 4 entries, root \S+, 1 earlier heads agree\nnext: livegate ledger checkpoint/);
});

for (const [what, ledger] of [
  ['cut', (lines: string[]) => lines.slice(0, 2)],
  ['rewritten', (lines: string[]) => lines.map((line) => line.replace('"two"', '"2"'))],
  ['in another order', ([one = '', two = '', ...more]: string[]) => [two, one, ...more]],
] as const)
  test(`a ledger that was ${what} is whole by itself, and not what the checkpoint says`, async () => {
    assert.equal((await verify({ ledger, note: null })).code, 0);
    const { code, out } = await verify({ ledger });
    assert.equal(code, 1, out);
    assert.match(out, /^✗ ledger_(truncated|rewritten|forked|changed)\S* at 3: expected /);
  });

for (const [what, change] of [
  ['another size', (text: string) => text.replace('\n3\n', '\n2\n')],
  ['another origin', (text: string) => text.replace('livegate/', 'elsewhere/')],
  ['no signature', (text: string) => text.replace(/— .*\n/, '')],
  ['the signature of another key', (text: string) => text.replace(/(— gate .{6}).{8}/, '$1AAAAAAAA')],
] as const)
  test(`a checkpoint with ${what} is no checkpoint`, async () => {
    const { code, err, out } = await verify({ note: change(note) });
    assert.deepEqual([code === 0, out], [false, ''], err);
    assert.match(err, /checkpoint|origin|signature|note/);
  });

test('only a gatekeeper of trust.yaml signs one', async () => {
  const { code, err, out } = await gated.run(['ledger', 'checkpoint', '--key', 'keys/jo.pem']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /has no gatekeeper with the key .*\nAdd it to trust.yaml: "livegate keys show <file>/);
});
