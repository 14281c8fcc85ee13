import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const project = new TinyProject();
const bin = join(project.root, 'bin');
const opened = join(project.root, 'opened.txt');
const name = process.platform === 'darwin' ? 'open' : 'xdg-open';

/** Whatever a shell would make something of. */
const odd = `a b;$(touch owned)\`touch owned\`"&'#é.html`;

before(() => {
  mkdirSync(bin);
  project.write(
    `bin/${name}`,
    `#!/bin/sh\nprintf '%s\\n' "$#" "$@" >"${opened}.part" && mv "${opened}.part" "${opened}"\n`,
  );
  chmodSync(join(bin, name), 0o755);
});

const report = (path: string, ...words: readonly string[]) =>
  runCli(['report', ...words], { cwd: project.root, env: { PATH: path } });

/** What the program was given; it runs on after livegate has ended. */
async function given(): Promise<string> {
  for (let wait = 0; wait < 100 && !existsSync(opened); wait += 1) await setTimeout(100);
  return readFileSync(opened, 'utf8');
}

test('--open hands the URL of the file to the program of the machine, and to no shell', async () => {
  const { code, err, out } = await report([bin, process.env['PATH']].join(delimiter), '--open', '--out', odd);
  assert.equal(code, 0, err);
  assert.match(out, /\nnext: do what its first page says\n$/);
  assert.ok(existsSync(join(project.root, odd)));
  assert.equal(await given(), `1\n${pathToFileURL(join(project.root, odd)).href}\n`);
  assert.equal(existsSync(join(project.root, 'owned')), false);
});

test('without --open nothing is opened', async () => {
  rmSync(opened, { force: true });
  assert.equal((await report([bin, process.env['PATH']].join(delimiter))).code, 0);
  await setTimeout(500);
  assert.equal(existsSync(opened), false);
});

test('where there is no such program it says so, and the report is there', async () => {
  const { code, err } = await report(dirname(process.execPath), '--open');
  assert.equal(code, 0, err);
  assert.match(err, /no browser could be opened: open .*reports\/index\.html yourself/);
});
