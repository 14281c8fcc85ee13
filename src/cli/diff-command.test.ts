import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCli, runProcess } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'livegate-diff-'));
after(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
  return name;
}

const diff = (...words: readonly string[]): Promise<Ended> => runWarm(['diff', ...words], { cwd: root });
const diffAlone = (...words: readonly string[]): Promise<Ended> => runCli(['diff', ...words], { cwd: root });

const schema = (total: string) =>
  JSON.stringify(
    { type: 'object', required: ['id'], properties: { id: { type: 'string' }, total: { type: total } } },
    null,
    2,
  );
write('old.json', schema('integer'));
write('same.json', schema('integer'));
write('new.json', schema('string'));

describe('the exit code', () => {
  test('0 where nothing changed', async () => {
    const { code, out, err } = await diffAlone('old.json', 'same.json');
    assert.equal(code, 0, err);
    assert.match(out, /^identical: no changes/m);
  });

  test('1 where a client breaks, with the places and the witness', async () => {
    const { code, out, err } = await diffAlone('old.json', 'new.json');
    assert.equal(code, 1, err);
    assert.match(out, /old old\.json:\d+:\d+ {2}→ {2}new new\.json:\d+:\d+/);
    assert.match(out, /witness/);
    assert.doesNotMatch(out, /\u001b/);
  });

  test('0 or 1 for a dangerous change, as --fail-on says', async () => {
    write('enum-old.json', '{"enum":["a"]}');
    write('enum-new.json', '{"enum":["a","b"]}');
    const wire = ['enum-old.json', 'enum-new.json', '--policy', 'wire'];
    assert.equal((await diff(...wire)).code, 0);
    assert.equal((await diff(...wire, '--fail-on', 'dangerous')).code, 1);
    assert.equal((await diff('enum-old.json', 'enum-new.json')).code, 1);
    assert.equal(
      (await diff('enum-old.json', 'enum-new.json', '--as', 'request', '--fail-on', 'dangerous')).code,
      0,
    );
  });

  test('3 where it could not be decided', async () => {
    write('dangling.json', '{"type":"object","properties":{"a":{"$ref":"https://nowhere.example/a.json"}}}');
    write(
      'dangling-too.json',
      '{"type":"object","properties":{"a":{"$ref":"https://nowhere.example/b.json"}}}',
    );
    const { code, out } = await diffAlone('dangling.json', 'dangling-too.json');
    assert.equal(code, 3, out);
    assert.match(out, /could not decide/);
    assert.match(out, /--allow-remote-refs/);
  });

  const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['one side only', ['old.json'], /missing required argument 'new'/],
    ['an unknown format', ['old.json', 'new.json', '--format', 'xml'], /Allowed choices are text, json/],
    ['no effort at all', ['old.json', 'new.json', '--effort', '0'], /Expected a whole number from 1/],
    ['an effort that is no number', ['old.json', 'new.json', '--effort', '-1'], /whole number/],
    ['a missing file', ['old.json', 'missing.json'], /missing\.json: no such file/],
    ['a folder', ['old.json', '.'], /this is a folder/],
    ['standard input twice', ['-', '-'], /one side only/],
    ['an environment', ['old.json', 'fluz@staging'], /contracts\/fluz: there is no such provider/],
    ['two languages', ['old.json', 'schema.graphql'], /cannot be compared/],
    [
      '--as for GraphQL',
      ['schema.graphql', 'schema.graphql', '--as', 'request'],
      /--as is for bare JSON Schemas/,
    ],
    ['a page', ['old.json', 'page.html'], /page\.html:1:1: .*page\n.*\n.*"Log in"/],
    ['half a file', ['old.json', 'half.json'], /half\.json:1:9: the document is cut off/],
    ['a revision that is none', ['old.json', 'nowhere:x.json'], /git/],
    [
      'waivers that would write to the terminal',
      ['old.json', 'new.json', '--waivers', 'escaping.json'],
      /unknown key \\u\{1b\}\[31mred other\.json:1:1: fine in the file\n/,
    ],
    ['waivers without end', ['old.json', 'new.json', '--waivers', 'deep.json'], /nested too deeply/],
    ['a revision that is an option', ['old.json', '--', '--upload-pack=x:y'], /not a git revision/],
  ];
  write('schema.graphql', 'type Query { a: Int }');
  write('page.html', '<html><title>Log in</title></html>');
  write('half.json', '{"type":');
  write('escaping.json', String.raw`{"waivers":[],"\u001b[31mred\nother.json:1:1: fine":1}`);
  write('deep.json', '['.repeat(100_000));
  for (const [index, [name, words, message]] of usage.entries())
    test(`2 for ${name}`, async () => {
      const { code, out, err } = await (index % 6 === 0 ? diffAlone : diff)(...words);
      assert.equal(code, 2, out + err);
      assert.equal(out, '');
      assert.match(err, message);
      assert.doesNotMatch(err, / {4}at /);
      assert.doesNotMatch(err, /[^\P{Cc}\n]/u);
    });
});

describe('where a schema may come from', () => {
  test('standard input', async () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../bin/livegate.js'), 'diff', 'old.json', '-'],
      {
        cwd: root,
      },
    );
    child.stdin.end(schema('integer'));
    const out = (await child.stdout.toArray()).join('');
    assert.match(out, /^identical/m);
  });

  test('a revision of git, with the files beside it', async () => {
    const repository = join(root, 'repository');
    mkdirSync(join(repository, 'specs'), { recursive: true });
    const git = (...words: string[]) =>
      runProcess('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], repository);
    writeFileSync(join(repository, 'specs/a.json'), '{"$ref":"b.json"}');
    writeFileSync(join(repository, 'specs/b.json'), '{"type":"integer"}');
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    assert.equal((await git('commit', '-q', '-m', 'x')).code, 0);
    writeFileSync(join(repository, 'specs/b.json'), '{"type":"string"}');
    const changed = await runWarm(['diff', 'main:specs/a.json', 'specs/a.json'], { cwd: repository });
    assert.equal(changed.code, 1, changed.out + changed.err);
    const same = await runWarm(['diff', 'main:specs/a.json', 'HEAD:./specs/a.json'], { cwd: repository });
    assert.equal(same.code, 0, same.out + same.err);
    const below = await runWarm(['diff', 'main:./a.json', 'main:specs/a.json'], {
      cwd: join(repository, 'specs'),
    });
    assert.equal(below.code, 0, below.out + below.err);
  });

  test('a file whose name looks like a revision', async () => {
    write('main:x.json', schema('integer'));
    assert.equal((await diff('old.json', 'main:x.json')).code, 0);
  });

  test('several files that refer to each other in a circle', async () => {
    write('parts/a.yaml', "$ref: 'sub/b.yaml#/B'\n");
    write(
      'parts/sub/b.yaml',
      'B: { type: object, properties: { a: { $ref: ../c.yaml }, n: { type: integer } } }\n',
    );
    write(
      'parts/c.yaml',
      'type: object\nproperties: { again: { $ref: sub/b.yaml#/B }, main: { $ref: a.yaml } }\n',
    );
    const same = await diff('parts/a.yaml', 'parts/a.yaml');
    assert.equal(same.code, 0, same.out + same.err);
    assert.match(same.out, /^identical/m);
  });

  test('no file outside the folder of the document and the working folder', async () => {
    write('outside.json', '{"type":"string"}');
    write('in/a.json', '{"$ref":"../outside.json"}');
    const { code, err } = await runWarm(['diff', 'a.json', 'a.json'], { cwd: join(root, 'in') });
    assert.equal(code, 2);
    assert.match(err, /outside its folder/);
    assert.equal((await diff('in/a.json', 'in/a.json')).code, 0);
  });

  test('no file that is missing', async () => {
    write('refers.json', '{"$ref":"no\\u001b[31m.json"}');
    const { code, err } = await diff('refers.json', 'refers.json');
    assert.equal(code, 2);
    assert.match(err, /refers\.json: refers to "no\\+u/);
  });
});

describe('what is printed', () => {
  test('keys that stand twice, with their places', async () => {
    write('twice.json', '{"type":"object",\n"type":"object"}');
    const { code, out } = await diff('twice.json', 'twice.json');
    assert.equal(code, 0);
    assert.match(out, /twice\.json:2:1: the name "type" stands twice/);
  });

  for (const [format, pattern] of [
    ['json', /^\{\n {2}"tool"/],
    ['markdown', /^### livegate diff: breaking/],
    ['html', /^<!doctype html>/],
    ['junit', /^<\?xml/],
    ['sarif', /"helpUri": "https:/],
    ['github', /^::error file=new\.json,line=/],
  ] as const)
    test(`the same bytes every time: ${format}`, async () => {
      const [one, two] = await Promise.all([
        diffAlone('old.json', 'new.json', '--format', format),
        diff('old.json', 'new.json', '--format', format),
      ]);
      assert.match(one.out, pattern);
      assert.equal(one.out, two.out);
      assert.equal(one.code, 1);
    });

  test('--json is --format json', async () => {
    const [short, long] = [
      await diff('old.json', 'new.json', '--json'),
      await diff('old.json', 'new.json', '--format', 'json'),
    ];
    assert.deepEqual(short, long);
    assert.equal((await diff('old.json', 'new.json', '--json', '--quiet')).code, 2);
  });

  test('only the summary where the result goes to a file', async () => {
    const { code, out } = await diff('old.json', 'new.json', '--format', 'json', '--output', 'out/diff.json');
    assert.equal(code, 1);
    assert.match(out, /^breaking: .*\nwrote out\/diff\.json\n$/);
    assert.ok(JSON.parse(readFileSync(join(root, 'out/diff.json'), 'utf8')));
  });

  test('nothing of a reader that stops reading', async () => {
    const { code, err } = await runProcess(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${join(import.meta.dirname, '../../bin/livegate.js')}" rules | head -n 1`,
      ],
      root,
    );
    assert.equal(code, 0);
    assert.equal(err, '');
  });
});

describe('livegate rules', () => {
  test('lists them, as a table and as JSON', async () => {
    const table = await runWarm(['rules'], { cwd: root });
    const rules = JSON.parse((await runWarm(['rules', '--json'], { cwd: root })).out) as { id: string }[];
    assert.ok(rules.length > 50);
    for (const { id } of rules) assert.ok(table.out.includes(`\n${id} `), id);
  });

  test('explains one with an example', async () => {
    const { code, out } = await runWarm(['rules', 'response-enum-value-added'], { cwd: root });
    assert.equal(code, 0);
    assert.match(out, /^response-enum-value-added: [^]*fires:\n {2}old\n {4}\S[^]*stays silent:/);
  });

  test('names the nearest to one that there is not, with exit code 2', async () => {
    const { code, err } = await runWarm(['rules', 'response-enum-valu-added'], { cwd: root });
    assert.equal(code, 2);
    assert.match(
      err,
      /there is no rule called "response-enum-valu-added"\nDid you mean response-enum-value-added\?/,
    );
  });
});
