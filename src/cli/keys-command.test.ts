import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { TinyProject } from './testing/tiny-project.ts';
import { runCli } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const { root: cwd } = new TinyProject();

for (const role of ['approver', 'runner'])
  test(`the key of a ${role} is shown as it was when it was made, and nothing private of it`, async () => {
    const made = await runCli(['keys', 'create', role, '--role', role, '--out', 'keys'], { cwd });
    assert.match(made.out, new RegExp(`^  - name: ${role}\n    roles: \\[${role}\\]\n    key: \\S{60}\n`));
    assert.equal(made.out.includes('recipient: age1'), role === 'approver');
    const shown = await runCli(['keys', 'show', `keys/${role}.pem`, '--role', role], { cwd });
    assert.deepEqual([shown.code, shown.out], [0, made.out], shown.err);
  });

test('who makes a key is told where it is and what trust.yaml wants; it is never overwritten', async () => {
  const words = ['keys', 'create', 'ann', '--out', 'new'];
  const made = await runWarm(words, { cwd });
  assert.match(made.err, /wrote new\/ann\.pem and new\/ann\.age, private: keep them out of git/);
  assert.match(made.err, /under "keys:" of trust\.yaml; add emails/);
  const all = parse(`keys:\n${made.out}${made.err}${made.out}`) as { readonly keys: readonly unknown[] };
  assert.equal(all.keys.length, 2, 'also with what is said beside them');
  const again = await runWarm(words, { cwd });
  assert.deepEqual([again.code, again.out], [2, '']);
  assert.match(
    again.err,
    /new\/ann\.pem is there already\nA key is never overwritten: .*keys show new\/ann\.pem/,
  );
});

test('a key whose identity is elsewhere is shown without a recipient', async () => {
  rmSync(join(cwd, 'keys/approver.age'));
  const { out } = await runWarm(['keys', 'show', 'keys/approver.pem'], { cwd });
  assert.match(out, /^ {2}- name: approver\n {4}roles: \[approver\]\n {4}key: \S+\n$/);
});

for (const [what, words, said] of [
  ['no such file', ['keys/nobody.pem'], /keys\/nobody\.pem cannot be read/],
  [
    'no such role',
    ['keys/runner.pem', '--role', 'aprover'],
    /there is no role aprover\nDid you mean approver/,
  ],
] as const)
  test(`${what}: nothing is shown`, async () => {
    const { code, err, out } = await runWarm(['keys', 'show', ...words], { cwd });
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, said);
  });
