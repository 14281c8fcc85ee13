import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';

const project = publishedProject();
const kept = 'reports/drift/tiny.json';
const report = (...words: readonly string[]) => runCli(['report', ...words], { cwd: project.root });
const read = (name: string) => readFileSync(join(project.root, name), 'utf8');

/** What the page says of environments held against each other, one row of its table a line. */
const rows = (): readonly string[] =>
  [...read('reports/index.html').matchAll(/<th scope="row">(\w+ against [^]*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replaceAll(/<small>[^]*?<\/small>|<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

const same = 'live against staging identical – – – – – –';

before(async () => {
  project.addTestEnvironment('preview');
  const words = ['--against', 'staging', '--drift', 'tiny@preview=size-added', '--format', 'json'];
  const { code, err, out } = await runCli(['drift', 'tiny', ...words, '--output', kept], {
    cwd: project.root,
  });
  assert.equal(code, 0, out + err);
});

test('environments held against each other are shown by the class of the trap between them', async () => {
  const { code, err } = await report();
  assert.equal(code, 0, err);
  // Columns: in one only, narrower in test, a value in one only, ahead of live, access, called compatible.
  assert.deepEqual(rows(), [same, 'preview against staging safe 1 – – – – –']);
  assert.match(read('reports/index.html'), /<h4>In one environment only<\/h4>[^]*colour/);
});

test('a file that is asked for is read, wherever it is, and then no other', async () => {
  const other = JSON.parse(read(kept)) as { comparisons: { environment: string }[] };
  for (const one of other.comparisons) one.environment = one.environment.replace('preview', 'elsewhere');
  project.write('kept.json', JSON.stringify(other));
  assert.equal((await report('--drift', 'kept.json')).code, 0);
  assert.deepEqual(rows(), [same, 'elsewhere against staging safe 1 – – – – –']);
});

describe('what is no such file', () => {
  const cases: readonly (readonly [what: string, content: () => string, says: RegExp])[] = [
    ['no JSON', () => '{"comparisons":', /expected JSON/],
    ['another JSON', () => '{"comparisons":[{"provider":7}]}', /what livegate drift --format json writes/],
    [
      'of another network',
      () => read(kept).replace('"sandbox"', '"internet"'),
      /the sandbox network, found the internet/,
    ],
    [
      'with a member called __proto__',
      () => read(kept).replace('"network"', '"__proto__":{},"network"'),
      /additional/,
    ],
  ];
  for (const [what, content, says] of cases)
    test(`${what}: asked for it is refused, lying there it is left out and told`, async () => {
      project.write('bad.json', content());
      const asked = await report('--drift', 'bad.json', '--out', 'none.html');
      assert.equal(asked.code, 2);
      assert.match(asked.err, /--drift: bad\.json/);
      assert.match(asked.err, says);
      assert.throws(() => read('none.html'), /ENOENT/);
      project.write('reports/drift/bad.json', content());
      const { code, err } = await report();
      assert.equal(code, 0, err);
      assert.match(err, /left out: .*reports\/drift\/bad\.json/);
      assert.equal(rows().length, 2);
    });

  test('one that there is not: exit 2', async () => {
    const { code, err } = await report('--drift', 'nowhere.json');
    assert.equal(code, 2);
    assert.match(err, /nowhere\.json.*(?:ENOENT|no such file)/);
  });
});
