import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { people } from '../../gate/testing/people.ts';
import { PromotedProject } from '../../gate/testing/promoted-project.ts';
import { hiddenPaths } from './hidden-paths.ts';

test('keys, sealed credentials of every provider and the history are hidden; what holds no secret is not', async (context) => {
  const project = await PromotedProject.make(context);
  const { root } = project;
  execFileSync('git', ['init', '--quiet', '--template=', root]);
  for (const [name, text] of Object.entries({
    'contracts/other/credentials/live.internet.age': 'sealed',
    'mine.pem': people.alice.toPem(),
    'mine.age': project.identity.reveal(),
    'mine.txt': 'nothing',
    'public.pem': people.alice.verifyingKey.toPem(),
    'home/jo.age': project.identity.reveal(),
    'home/jo.pem': people.alice.toPem(),
    'home/other.txt': 'nothing',
  }))
    project.write(name, text);
  symlinkSync('/dev/zero', join(root, 'endless.pem'));
  const found = hiddenPaths(root, [join(root, 'home/jo.age'), join(root, 'notes')]);
  assert.deepEqual([...new Set(found.map((path) => relative(root, path)))].sort(), [
    ...['.git', 'contracts/acme/credentials', 'contracts/other/credentials', 'home/jo.age', 'home/jo.pem'],
    ...['keys', 'mine.age', 'mine.pem', 'notes'],
  ]);
});

test('of a linked work tree the repository is hidden, too', async (context) => {
  const project = await PromotedProject.make(context);
  const git = (...words: readonly string[]) => execFileSync('git', ['-C', project.root, ...words]);
  git('init', '--quiet', '--template=');
  writeFileSync(join(project.root, 'a'), '');
  git('add', 'a');
  git('-c', 'user.name=a', '-c', 'user.email=a@a.example', 'commit', '--quiet', '--message', 'a');
  git('worktree', 'add', '--quiet', 'linked');
  const found = hiddenPaths(join(project.root, 'linked'), []);
  assert.ok(found.includes(join(project.root, '.git')), found.join(' '));
});
