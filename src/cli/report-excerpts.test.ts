import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { digestOf } from '../util/digest.ts';
import { publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';

const project = publishedProject();
let run = '';

/** The report's tables of excerpts as text, a line for each of their rows. */
async function excerpts(): Promise<string> {
  const { code, err } = await runCli(['report'], { cwd: project.root });
  assert.equal(code, 0, err);
  const page = readFileSync(join(project.root, 'reports/index.html'), 'utf8');
  return [...page.matchAll(/<table class="excerpt[^]*?<\/table>/g)]
    .map(([table]) => table.replaceAll(/<\/tr>/g, '\n').replaceAll(/\n(?!\n)\s*(?=<)/g, ''))
    .join('\n');
}

before(async () => {
  const drifted = ['verify', '--workers', '1', '--drift', 'tiny=name-gone'];
  const { code, out } = await runCli(drifted, { cwd: project.root });
  assert.equal(code, 1, out);
  [run = ''] = readdirSync(join(project.root, 'reports/runs'));
});

test('both sides of what an environment serves otherwise than its contract says stand beside each other', async () => {
  assert.match(await excerpts(), /<del><code> {2,}- name<\/code><\/del>/);
});

test('what was served is kept by its digest; of a file that is not it, the report shows nothing', async () => {
  const folder = join(project.root, 'reports/runs', run, 'schemas');
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  assert.equal(digestOf(bytes), `sha256:${name}`);
  writeFileSync(join(folder, name), bytes.toString().replace('id', 'idd'));
  assert.doesNotMatch(await excerpts(), /<del>/);
  writeFileSync(join(folder, name), bytes);
});

test('a contract that has changed since a run stands beside the one of then', async () => {
  project.edit('contracts/tiny/openapi.yaml', 'required: [id, name]', 'required: [id, name, size]');
  const text = await excerpts();
  assert.match(text, /<td class="none"><\/td>(?:<td>)?<td><ins><code> {2,}- size<\/code><\/ins>/);
});
