import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { GateProject } from './testing/gate-project.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';
import type { Shown } from './testing/pseudo-terminal.ts';

const checklist =
  'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing, getThing]\n';
const gated = new GateProject();

before(async () => {
  gated.project.write('contracts/tiny/checklist.yaml', checklist);
  await gated.trust({ jo: 'approver' });
  gated.commit();
});

const words = ['sign-off', 'tiny', 'data-review', '--key', 'keys/jo.pem'];
const signing = (answer: string): Promise<Shown> =>
  runInTerminal(words, { columns: 120, cwd: gated.root, typed: [['Sign? (yes/no) ', answer]] });
const signOffs = async () =>
  (await gated.passes(['ledger', 'show', '--json']))
    .split('\n')
    .filter((line) => line.includes('"sign-off"'));

for (const answer of ['no', '', 'y', 'yes please'])
  test(`"${answer}" signs nothing`, async () => {
    const { code, screen } = await signing(answer);
    assert.deepEqual([code, await signOffs()], [1, []], screen.join('\n'));
  });

test('"yes" signs the very sentence that was shown, about what was named', async () => {
  const { code, screen } = await signing('Yes');
  assert.equal(code, 0, screen.join('\n'));
  const [asked = '', about, , signed] = screen;
  assert.match(asked, /^"What we send to this provider in live was reviewed: .*"$/);
  assert.equal(about, 'about: contract, checklist, as they are now');
  assert.equal(signed, `jo signed data-review of tiny: ${asked}`);
  assert.equal((await signOffs()).length, 1);
});

test('where no terminal is, nobody is asked, and nothing is signed', async () => {
  const { code, err } = await gated.run(words);
  assert.equal(code, 2);
  assert.match(err, /nobody is there to be asked\nGive --yes/);
  assert.equal((await signOffs()).length, 1);
});
