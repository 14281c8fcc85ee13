import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';

const checklist =
  'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing, getThing]\n';
const gated = new GateProject();
const words = ['sign-off', 'tiny', 'on-call', '--key', 'keys/jo.pem'];
const question = 'On-call and runbook: where can it be looked up (a ticket, a letter)? ';

before(async () => {
  gated.project.write('contracts/tiny/checklist.yaml', checklist);
  await gated.trust({ jo: 'approver' });
  gated.commit();
});

const typing = (...typed: readonly (readonly [prompt: string, answer: string])[]) =>
  runInTerminal(words, { columns: 200, cwd: gated.root, typed });
const signOffs = async () =>
  (await gated.passes(['ledger', 'show', '--json']))
    .split('\n')
    .filter((line) => line.includes('"sign-off"'));

test('where nobody can be asked, what needs a reference is refused without one, and nothing is signed', async () => {
  for (const reference of [[], ['--reference', ' ']]) {
    const { code, err } = await gated.run([...words, '--yes', ...reference]);
    assert.equal(code, 2);
    assert.match(err, /on-call needs a reference.*\n.*livegate sign-off tiny on-call --reference </);
  }
  assert.deepEqual(await signOffs(), []);
});

test('on a terminal it is asked for, and stands in what is signed', async () => {
  const none = await typing([question, ''], ['Sign? (yes/no) ', 'yes']);
  assert.deepEqual([none.code, await signOffs()], [2, []], none.screen.join('\n'));
  const given = await typing([question, 'WIKI-7'], ['Sign? (yes/no) ', 'yes']);
  assert.equal(given.code, 0, given.screen.join('\n'));
  assert.equal((await signOffs()).length, 1);
  const { out } = await gated.run(['gate', 'tiny', '--json']);
  assert.match(out, /jo, WIKI-7/);
});
