import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';
import { runCli } from './testing/run-cli.ts';

const gated = new GateProject();
const file = join(gated.root, 'ledger/ledger.jsonl');
const gatekeeper = ['--key', 'keys/gate.pem'];

before(async () => {
  const { project } = gated;
  project.write(
    'contracts/tiny/checklist.yaml',
    'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing]\n',
  );
  const { out } = await gated.run(['keys', 'create', 'gate', '--role', 'gatekeeper', '--out', 'keys']);
  project.write('trust.yaml', `keys:\n${out}`);
  for (const reason of ['a drill', 'drift'])
    assert.equal((await gated.run(['revoke', 'tiny', '--reason', reason])).code, 0);
});

test('an end that was cut off is found out on the machine that saw it', async () => {
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `${first}\n`);
  const rows: readonly (readonly [words: readonly string[], code: number, out: RegExp, err: RegExp])[] = [
    [
      ['ledger', 'verify'],
      1,
      /ledger_truncated at 2: expected at least 2 entries, found 1 entries/,
      /bring them back/,
    ],
    [
      ['gate', 'tiny'],
      1,
      /✗ +ledger +ledger_truncated: at least 2 entries expected/,
      /this machine saw 2 entries/,
    ],
    [['ledger', 'checkpoint', ...gatekeeper], 3, /^$/, /ledger_truncated/],
    [['ledger', 'show'], 0, /a drill/, /this machine saw 2 entries/],
  ];
  for (const [words, code, out, err] of rows) {
    const ended = await gated.run(words);
    assert.equal(ended.code, code, ended.out + ended.err);
    assert.match(ended.out, out);
    assert.match(ended.err, err);
  }
});

test('a machine that did not see it says so, and decides', async () => {
  const state = join(gated.root, 'elsewhere');
  const env = { XDG_STATE_HOME: state };
  const words = ['ledger', 'verify'];
  const first = await runCli(words, { cwd: gated.root, env });
  assert.deepEqual([first.code, /has not seen this ledger before/.test(first.err)], [0, true], first.err);
  const second = await runCli(words, { cwd: gated.root, env });
  assert.deepEqual([second.code, second.err], [0, '']);
  rmSync(state, { recursive: true });
});

test('closing is never kept from anybody, and is no way to make it forgotten', async () => {
  gated.project.write('contracts/tiny/provider.yaml', 'a file that somebody works on: [');
  const { code, err } = await gated.run(['revoke', 'tiny', '--reason', 'now']);
  assert.equal(code, 0, err);
  assert.equal((await gated.run(['ledger', 'verify'])).code, 1);
});
