import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { changeAuthors } from './change-authors.ts';
import { consumerCommit } from './consumer-commit.ts';
import { git } from './git.ts';
import { originName, repositoryOf } from './repository-of.ts';
import { GateProject } from './testing/gate-project.ts';
import { everybody } from './testing/people.ts';

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
const headOf = (root: string): string => git(root, ['rev-parse', 'HEAD']) ?? '';

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

test('the commit that a promotion is for', async (context) => {
  const project = await GateProject.make(context);
  const inner = project.path('contracts');
  const found = (root = project.root) => consumerCommit(root);
  const commit = (...files: readonly string[]): string | undefined => {
    for (const file of files) project.write(file, `${file} ${String(Math.random())}`);
    project.git('add', ...files);
    project.commit('dave@acme.example');
    return headOf(project.root);
  };
  const first = headOf(project.root);
  assert.equal(found(), first);
  const names: readonly (readonly [files: readonly string[], isOther: boolean, inFolder: boolean])[] = [
    [['ledger/ledger.jsonl'], false, true],
    [['ledger/requests/a.json', 'ledger/ledger.jsonl', 'ledger/ledger.jsonl.lock'], false, true],
    [['ledger/helper.ts'], true, true],
    [['ledger.md'], true, true],
    [['README.md'], true, true],
    [['ledger/ledger.jsonl', 'src/pay.ts'], true, true],
    [['contracts/ledger/ledger.jsonl'], true, false],
    [['contracts/acme/e'], true, true],
  ];
  for (const [files, isOther, inFolder] of names) {
    const then = [found(), found(inner)];
    const head = commit(...files);
    assert.deepEqual(
      [found(), found(inner)],
      [isOther ? head : then[0], inFolder ? head : then[1]],
      files.join(),
    );
  }
  project.git('checkout', '--quiet', first);
  assert.equal(found(), first);
});

test('without a repository, or without a commit in it, a promotion is for none', (context) => {
  const folder = temporaryFolder(context);
  assert.equal(consumerCommit(folder), undefined);
  execFileSync('git', ['-C', folder, 'init', '--quiet']);
  assert.equal(consumerCommit(folder), undefined);
});

test('who made the changes since a commit', async (context) => {
  const project = await GateProject.make(context);
  const since = (commit?: string) =>
    changeAuthors(project.root, paths, commit)?.map(({ authors }) => authors);
  const head = () => headOf(project.root);
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

const unseen: readonly (readonly [what: string, change: (project: GateProject) => unknown])[] = [
  [
    'an ignored file',
    (project) => {
      project.write('.git/info/exclude', '*.json\n');
      project.write('suites/acme/data.json', '{}');
    },
  ],
  [
    'a file in an ignored folder',
    (project) => {
      project.write('.git/info/exclude', '.hidden\n');
      project.write('suites/.hidden/helper.ts', '');
    },
  ],
  [
    'a change that git is to assume away',
    (project) => {
      project.git('update-index', '--assume-unchanged', 'suites/acme/orders.spec.ts');
      project.edit('suites/acme/orders.spec.ts', 'a', 'b');
    },
  ],
  [
    'a change that git is to skip',
    (project) => {
      project.git('update-index', '--skip-worktree', 'suites/acme/orders.spec.ts');
      project.edit('suites/acme/orders.spec.ts', 'a', 'b');
    },
  ],
  [
    'a change that a monitor does not tell of',
    (project) => {
      const words = '#!/bin/sh\nprintf "token\\0"\n';
      project.write('.git/monitor', words);
      chmodSync(project.path('.git/monitor'), 0o755);
      project.git('config', 'core.fsmonitor', '.git/monitor');
      project.git('config', 'core.fsmonitorHookVersion', '2');
      project.git('status', '--porcelain');
      project.git('status', '--porcelain');
      project.edit('suites/acme/orders.spec.ts', 'a', 'b');
    },
  ],
];
for (const [what, change] of unseen)
  test(`is of whoever works here: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    project.git('config', 'user.email', 'erin@acme.example');
    project.write('suites/node_modules/x/index.js', '');
    assert.deepEqual(changeAuthors(project.root, paths, headOf(project.root)), []);
    change(project);
    assert.deepEqual(changeAuthors(project.root, paths, headOf(project.root)), [
      { authors: ['erin@acme.example'] },
    ]);
  });

for (const name of ['trust.yaml', 'playwright.config.ts'])
  test(`whoever changed ${name} made a change that is judged`, async (context) => {
    const project = await GateProject.make(context);
    project.git('config', 'user.email', 'erin@acme.example');
    project.write(name, everybody.replace('keys:', 'keys: # as before'));
    const { authored = [] } = await project.facts();
    assert.deepEqual(authored[0]?.authors, ['erin@acme.example']);
    project.git('add', name);
    project.commit('frank@acme.example');
    assert.deepEqual((await project.facts()).authored?.[0]?.authors, ['frank@acme.example']);
  });

test('all changes count where the one that was promoted is not among them', async (context) => {
  const project = await GateProject.make(context);
  project.git('checkout', '-q', '-b', 'aside');
  project.edit('suites/acme/orders.spec.ts', 'a', 'b');
  project.commit('frank@acme.example');
  const elsewhere = headOf(project.root);
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
