import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { changeAuthors } from './change-authors.ts';
import { currentCommit } from './current-commit.ts';
import { originName, repositoryOf } from './repository-of.ts';
import { GateProject } from './testing/gate-project.ts';

const origins: readonly (readonly [given: string, want: string])[] = [
  ['https://github.com/acme/pay.git', 'github.com/acme/pay'],
  ['https://github.com/acme/pay/', 'github.com/acme/pay'],
  ['https://user:secret@github.com/acme/pay.git', 'github.com/acme/pay'],
  ['git@github.com:acme/pay.git', 'github.com/acme/pay'],
  ['ssh://git@github.com/acme/pay.git', 'github.com/acme/pay'],
  ['ssh://git@git.acme.example:2222/pay', 'git.acme.example:2222/pay'],
  ['git.acme.example:pay', 'git.acme.example/pay'],
  ['/srv/git/pay.git', '/srv/git/pay'],
  ['file:///srv/git/pay.git', '/srv/git/pay'],
];

for (const [given, want] of origins)
  test(`the repository of ${given}`, () => assert.equal(originName(given), want));

const paths = ['contracts/acme', 'suites'];

test('a repository is called by its origin, or by its folder', async (context) => {
  const project = await GateProject.make(context);
  assert.equal(repositoryOf(project.root), basename(project.root));
  project.git('remote', 'add', 'origin', 'https://user:secret@github.com/acme/pay.git');
  assert.equal(repositoryOf(project.root), 'github.com/acme/pay');
});

test('variables do not point git at another repository', async (context) => {
  const [own, other] = [await GateProject.make(context), await GateProject.make(context)];
  other.git('remote', 'add', 'origin', 'https://github.com/evil/fork.git');
  process.env['GIT_DIR'] = other.path('.git');
  context.after(() => delete process.env['GIT_DIR']);
  assert.equal(repositoryOf(own.root), basename(own.root));
  assert.deepEqual(changeAuthors(own.root, paths)?.[0]?.authors, ['carol@acme.example']);
});

test('who made the changes since a commit', async (context) => {
  const project = await GateProject.make(context);
  const since = (commit?: string) =>
    changeAuthors(project.root, paths, commit)?.map(({ authors }) => authors);
  const head = () => currentCommit(project.root);
  const [carol, erin, frank] = [['carol@acme.example'], ['erin@acme.example'], ['frank@acme.example']];
  assert.deepEqual(since(), [carol]);
  const promoted = head();
  assert.deepEqual(since(promoted), []);
  project.write('README.md', 'nothing that is judged');
  project.git('add', 'README.md');
  project.commit('dave@acme.example');
  assert.deepEqual([since(), since(promoted)], [[carol], []]);
  project.edit('suites/acme/orders.spec.ts', 'a', 'b');
  project.git('config', 'user.email', 'Erin@acme.example');
  assert.deepEqual([since(), since(promoted)], [[erin, carol], [erin]]);
  project.commit('Frank@acme.example');
  assert.deepEqual([since(), since(promoted), since(head())], [[frank, carol], [frank], []]);
  project.write('suites/acme/new.spec.ts', '');
  assert.deepEqual(since(promoted), [erin, frank]);
  project.commit('carol@acme.example');
  project.edit('suites/acme/new.spec.ts', '', 'b');
  project.commit('frank@acme.example');
  assert.deepEqual(
    [since(promoted), since()],
    [
      [frank, carol],
      [frank, carol],
    ],
  );
});

test('who wrote a change with somebody is an author, too; so is who committed it', async (context) => {
  const project = await GateProject.make(context);
  project.edit('suites/acme/orders.spec.ts', 'a', 'b');
  const trailers = 'Co-authored-by: Gil <GIL@acme.example>\nCo-authored-by: Hana <hana@acme.example>';
  const who = ['-c', 'user.email=bob@acme.example', '-c', 'user.name=Bob', '-c', 'commit.gpgsign=false'];
  project.git(...who, 'commit', '-aqm', `b\n\n${trailers}`, '--author', 'Ann <ann@acme.example>');
  const [change] = changeAuthors(project.root, paths) ?? [];
  assert.deepEqual(
    change?.authors,
    ['ann', 'bob', 'gil', 'hana'].map((name) => `${name}@acme.example`),
  );
});

test('all changes count where the one that was promoted is not among them', async (context) => {
  const project = await GateProject.make(context);
  project.git('checkout', '-q', '-b', 'aside');
  project.edit('suites/acme/orders.spec.ts', 'a', 'b');
  project.commit('frank@acme.example');
  const elsewhere = currentCommit(project.root);
  project.git('checkout', '-q', '-');
  for (const since of [elsewhere, 'f'.repeat(40)])
    assert.deepEqual(
      changeAuthors(project.root, paths, since)?.map(({ authors }) => authors),
      [['carol@acme.example']],
    );
});

test('where there is no whole history nobody is named', async (context) => {
  assert.equal(changeAuthors(temporaryFolder(context), paths), undefined);
  const project = await GateProject.make(context);
  assert.equal(changeAuthors(project.root, ['nowhere']), undefined);
  project.write('suites/acme/more.spec.ts', '');
  project.commit('bob@acme.example');
  const clone = `${temporaryFolder(context)}/clone`;
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(project.root).href, clone]);
  assert.equal(changeAuthors(clone, paths), undefined);
});
