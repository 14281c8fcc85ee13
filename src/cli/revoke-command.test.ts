import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const revoke = (cwd: string, provider = 'tiny') =>
  runCli(['revoke', provider, '--reason', 'a drill'], { cwd });

describe('closing waits for nothing', () => {
  const { root } = new TinyProject();
  const ledger = join(root, 'ledger/ledger.jsonl');
  const revocations = () => readFileSync(ledger, 'utf8').split('"kind":"revocation"').length - 1;

  test('no ledger, no checklist and no trust are needed', async () => {
    const { code, err, out } = await revoke(root);
    assert.deepEqual([code, revocations()], [0, 1], err);
    assert.match(out, /^revoked: every promotion of tiny is void\n/);
  });

  test('nor files without mistakes', async () => {
    appendFileSync(join(root, 'contracts/tiny/provider.yaml'), 'broken: [');
    writeFileSync(join(root, 'trust.yaml'), 'broken: [');
    const { code, err } = await revoke(root);
    assert.deepEqual([code, revocations()], [0, 2], err);
  });

  test('nor any files of a provider that the ledger knows', async () => {
    renameSync(join(root, 'contracts/tiny'), join(root, 'contracts/other'));
    const { code, err } = await revoke(root);
    assert.deepEqual([code, revocations()], [0, 3], err);
  });

  test('what neither the ledger nor the project knows is a mistake', async () => {
    const { code, err } = await revoke(root, 'tinny');
    assert.deepEqual([code, revocations()], [2, 3]);
    assert.match(err, /no provider called "tinny"/);
  });
});

test('what cannot be written down is no revocation, and says how to stop all gateways', async () => {
  const { root } = new TinyProject();
  const ledger = join(root, 'ledger/ledger.jsonl');
  mkdirSync(dirname(ledger));
  writeFileSync(ledger, 'no entry\n');
  const { code, err, out } = await revoke(root);
  assert.deepEqual([code, out], [3, '']);
  assert.match(
    err,
    /NOT REVOKED: an open gateway stays open.*mv ledger\/ledger\.jsonl ledger\/stopped\.jsonl/,
  );
  assert.match(err, /ledger\.jsonl:1/);
  assert.equal(readFileSync(ledger, 'utf8'), 'no entry\n');
  assert.ok(!existsSync(join(root, 'ledger/stopped.jsonl')));
});
