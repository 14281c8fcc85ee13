import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'livegate-pull-'));
for (const name of ['src', 'node_modules', 'package.json'])
  symlinkSync(join(repository, name), join(root, name));
after(() => rmSync(root, { recursive: true, force: true }));
const file = join(root, 'contracts/fluz/schema.graphql');
const pinned = readFileSync(join(repository, 'contracts/fluz/schema.graphql'), 'utf8');
beforeEach(() => cpSync(join(repository, 'contracts'), join(root, 'contracts'), { recursive: true }));

const pull = (words: readonly string[], run = runWarm) => run(['pull', ...words], { cwd: root });
const breaking = ['--drift', 'fluz=new-gift-card-status'];

describe('nothing is written', () => {
  const cases: [string, string[], number, RegExp][] = [
    ['where nothing changed', ['fluz'], 0, /Nothing written: the baseline says the same/],
    [
      'where something breaks us',
      ['fluz', ...breaking],
      1,
      /PENDING_FULFILMENT[^]*Nothing written: it breaks us/,
    ],
    [
      'by a dry run',
      ['fluz', ...breaking, '--accept-breaking', '--dry-run'],
      0,
      /Nothing written: --dry-run/,
    ],
    ['from half a document', ['fluz', '--fault', 'truncate', '--accept-breaking'], 3, /cut off/],
    ['without introspection', ['fluz', '--fault', 'introspection-off'], 3, /introspection is not allowed/],
    [
      'from a provider that publishes none',
      ['flexiti'],
      3,
      /no test environment of flexiti publishes a schema: No OpenAPI[^]*livegate drift flexiti[^]*contracts\/flexiti\/openapi\.yaml by hand/,
    ],
    [
      'from live',
      ['fluz', '-e', 'live'],
      3,
      /fluz@live has no schema to pull: Live answers nobody[^]*staging has one: --environment staging/,
    ],
    ['from an environment that there is not', ['fluz', '-e', 'stagin'], 2, /Did you mean staging\?/],
    ['from a provider that there is not', ['fluzz'], 2, /Did you mean fluz\?/],
    ['from the internet without credentials', ['fluz', '--network', 'internet'], 2, /FLUZ_STAGING_API_KEY/],
  ];
  for (const [name, words, wanted, says] of cases)
    test(name, async () => {
      const { code, err, out } = await pull(words);
      assert.match(out + err, says);
      assert.equal(code, wanted, out + err);
      assert.equal(readFileSync(file, 'utf8'), pinned);
      assert.deepEqual(
        readdirSync(join(root, 'contracts/fluz')).filter((entry) => entry.endsWith('.tmp')),
        [],
      );
    });
});

test('an accepted change is written, its annotations kept, and then nothing differs', async () => {
  const folder = join(root, 'contracts/fluz');
  const entries = readdirSync(folder);
  // What a pull leaves that is killed between two writes.
  for (const name of ['schema.graphql', 'usage.json'])
    writeFileSync(join(folder, `.${name}.${randomUUID()}.tmp`), 'half');
  const { code, out } = await pull(['fluz', ...breaking, '--accept-breaking'], runCli);
  assert.equal(code, 0, out);
  assert.match(out, /wrote contracts\/fluz\/schema\.graphql[^]*livegate types fluz/);
  const written = readFileSync(file, 'utf8');
  assert.match(written, /PENDING_FULFILMENT/);
  assert.deepEqual(readdirSync(folder), entries);
  const marks = (sdl: string) =>
    sdl.split('\n').filter((line) => /^[^#"]*@sensitive\b(?! on)/.test(line)).length;
  assert.equal(marks(written), marks(pinned));
  const again = await runWarm(['drift', 'fluz'], { cwd: root });
  assert.match(again.out, /fluz +staging +contract +schema +identical/);
  assert.equal(again.code, 0);
});

test('documents that no longer fit are named', async () => {
  const { code, out } = await pull(['fluz', '--drift', 'fluz=get-bins-back', '--accept-breaking']);
  assert.equal(code, 0);
  assert.match(out, /getVirtualCardOffers\.graphql:\d+:\d+: Cannot query field/);
  assert.match(out, /annotations of what is gone were left out: Query\.getVirtualCardOffers/);
});

test('an OpenAPI document becomes YAML again, with the x- members of the old one', async () => {
  const project = publishedProject();
  project.edit(
    'contracts/tiny/openapi.yaml',
    'size: { type: integer }',
    'size: { type: integer, x-sensitive: true }',
  );
  // The sandbox serves the pinned document, marks and all: a provider would not.
  project.edit(
    'contracts/tiny/sandbox.ts',
    `.replaceAll('"size"'`,
    `.replaceAll(',"x-sensitive":true', '').replaceAll('"size"'`,
  );
  const { code, out } = await runWarm(['pull', 'tiny', '--drift', 'tiny=size-added'], { cwd: project.root });
  assert.equal(code, 0, out);
  const text = readFileSync(join(project.root, 'contracts/tiny/openapi.yaml'), 'utf8');
  assert.match(text, /colour:\n +type: string/);
  assert.match(text, /size:\n +type: integer\n +x-sensitive: true/);
});
