import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { runProcess } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const packed = mkdtempSync(join(tmpdir(), 'livegate-pack-'));
const user = new TinyProject((path) => `livegate/${dirname(path)}`);
const program = (name: string) => join(user.root, 'node_modules/.bin', name);
after(() => rmSync(packed, { recursive: true, force: true }));

before(async () => {
  const pack = await runProcess('npm', ['pack', '--pack-destination', packed, '--json'], repository);
  assert.equal(pack.code, 0, pack.err);
  const [{ filename }] = JSON.parse(pack.out.slice(pack.out.indexOf('['))) as [{ filename: string }];
  writeFileSync(
    join(user.root, 'package.json'),
    JSON.stringify({ name: 'shop', private: true, type: 'module' }),
  );
  // The largest package by far: npm takes the one that is there for what it would have unpacked, and links its program.
  const node = `node_modules/node-${process.platform}-${process.arch}`;
  if (existsSync(join(repository, node))) {
    mkdirSync(join(user.root, 'node_modules'));
    symlinkSync(join(repository, node), join(user.root, node), 'dir');
  }
  const install = await runProcess(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', join(packed, filename)],
    user.root,
  );
  assert.equal(install.code, 0, install.err);
});

test('the packed file holds the compiled form, no sources and nothing that only tests need', () => {
  const inside = join(user.root, 'node_modules/livegate');
  assert.ok(existsSync(join(inside, 'dist/src/cli/main.js')));
  assert.ok(!existsSync(join(inside, 'src')));
  const needless = globSync('dist/**/{testing,story}/**', { cwd: inside });
  assert.deepEqual([...needless, ...globSync('dist/**/*.test.*', { cwd: inside })], []);
});

test('livegate --help runs from an empty folder', async () => {
  const help = await runProcess('npx', ['livegate', '--help'], user.root);
  assert.equal(help.code, 0, help.err);
  assert.match(help.out, /verify[^]*sandbox[^]*providers/);
});

const documents = {
  'old.graphql': 'type Query { a(x: Int): Int }',
  'new.graphql': 'type Query { a: String }',
  'old.json': JSON.stringify({ type: 'object', properties: { a: { type: 'string', pattern: '^a' } } }),
  'new.json': JSON.stringify({ type: 'object', properties: { a: { type: 'integer' } }, required: ['b'] }),
  'old.yaml': 'openapi: 3.1.0\npaths: { /a: { get: { responses: { 200: { description: ok } } } } }\n',
  'new.yaml': 'openapi: 3.1.0\npaths: { /a: { post: { responses: { 200: { description: ok } } } } }\n',
  'bad.json': '{',
};

const comparisons: readonly (readonly string[])[] = [
  ['old.graphql', 'new.graphql'],
  ['old.graphql', 'new.graphql', '--format', 'json'],
  ['old.json', 'new.json', '--format', 'json', '--as', 'request'],
  ['old.yaml', 'new.yaml', '--format', 'markdown'],
  ['old.yaml', 'new.yaml', '--format', 'html'],
  ['old.yaml', 'new.yaml', '--format', 'sarif'],
  ['old.json', 'bad.json'],
  ['old.json', 'old.yaml'],
  ['old.json', 'there-is-none.json'],
  ['--no-such-option'],
];

// It is made of other files than the rest: they must mean the same, errors and exit codes included.
for (const words of comparisons)
  test(`livegate diff ${words.join(' ')} says there what it says here`, async () => {
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(user.root, name), text);
    const bin = join(user.root, 'node_modules/livegate/bin/livegate.js');
    const there = await runProcess(process.execPath, [bin, 'diff', ...words], user.root);
    assert.deepEqual(there, await runWarm(['diff', ...words], { cwd: user.root }));
    assert.notEqual(there.code, 3, there.err);
  });

test('a small suite runs there, with the scenarios of every provider, and its types hold', async () => {
  user.write('suites/every-provider/all.spec.ts', "import 'livegate/every-provider';\n");
  const options = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(
    join(user.root, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['suites', 'contracts'] }),
  );
  // As npx would, which takes a second for it.
  const types = await runProcess(program('tsc'), ['-p', '.'], user.root);
  assert.equal(types.code, 0, types.out);
  const run = await runProcess(program('livegate'), ['verify', '--workers', '1'], user.root);
  assert.match(
    run.out,
    /passed: \d\d of \d\d scenarios passed on the sandbox network, 0 requests to live/,
    run.err,
  );
  assert.equal(run.code, 0);
});
