import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const file = 'contracts/tiny/provider.yaml';

/** What people would answer for the provider of `TinyProject`, by where it stands. */
const answers: Readonly<Record<string, string>> = {
  'environments.test.stage': 'test',
  'environments.test.baseUrl': 'https://api.staging.tiny.example/v1',
  'environments.test.credentials': '{ apiKey: env:TINY_TEST_KEY }',
  'environments.test.sharedWithLive': '[]',
  'environments.test.isolated': '[things]',
  'environments.live.stage': 'live',
  'environments.live.baseUrl': 'https://api.tiny.example/v1',
  'environments.live.credentials': '{ apiKey: env:TINY_LIVE_KEY }',
  'environments.live.sharedWithLive': '[]',
  'environments.live.isolated': '[things]',
  auth: '{ key: { kind: bearer, value: $credential.apiKey } }',
  defaultAuth: 'key',
  'versioning.scheme': 'path',
  'versioning.current': "'1'",
  'errors.code': '[/error]',
  'errors.classes.missingCredentials': '{ status: 401, codes: [unauthorized] }',
  'errors.classes.wrongCredentials': '{ status: 401, codes: [unauthorized] }',
  'errors.classes.unknownId': '{ status: 404, codes: [not_found] }',
  'operations.createThing.effect': 'reversible',
  'capabilities.authenticate': '{ operation: getThing, input: { path: { id: test-1 } }, credential: key }',
};

/** The draft with every open line answered: as above, else that there is no such thing. */
function answered(text: string): string {
  const path: string[] = [];
  const lines = text.split('\n').map((line) => {
    const [, indent = '', name = ''] = /^( *)([\w-]+):/.exec(line) ?? [];
    if (name === '') return line;
    path.splice(indent.length / 2, Infinity, name);
    return line.replace(/# to answer:.*/, answers[path.join('.')] ?? '{ notApplicable: it has none }');
  });
  return lines.join('\n');
}

/** The project without what `livegate init` is to make. */
function bareProject(): TinyProject {
  const project = new TinyProject();
  rmSync(join(project.root, file));
  return project;
}

describe('livegate init', () => {
  test('begins a provider that is whole as soon as all of it is answered', async () => {
    const { root } = bareProject();
    const schema = readFileSync(join(root, 'contracts/tiny/openapi.yaml'), 'utf8');
    const init = await runWarm(['init', 'tiny', 'contracts/tiny/openapi.yaml'], { cwd: root });
    assert.deepEqual({ code: init.code, err: init.err }, { code: 0, err: '' });
    assert.match(
      init.out,
      /^wrote suites\/every-provider\/all\.spec\.ts\nwrote contracts\/tiny\/provider\.yaml\nread: 2 operations, 0 credentials, 0 servers\nopen: \d+ answers, each on a line with "to answer"\nnext: livegate providers\n$/,
    );
    assert.equal(readFileSync(join(root, 'contracts/tiny/openapi.yaml'), 'utf8'), schema);
    const draft = readFileSync(join(root, file), 'utf8');
    const open = await runWarm(['providers'], { cwd: root });
    assert.equal(open.code, 2);
    assert.match(open.err, /provider\.yaml:\d+:\d+: environments\.test\.stage[^]*capabilities\.scopeCheck/);
    writeFileSync(join(root, file), answered(draft));
    const listed = await runWarm(['providers'], { cwd: root });
    assert.deepEqual([listed.code, listed.err], [0, '']);
    assert.match(listed.out, /tiny +test +test[^]*tiny +live +live/);
    rmSync(join(root, 'suites/every-provider'), { recursive: true });
    const verified = await runWarm(['verify', '--workers', '1'], { cwd: root });
    assert.match(verified.out, /passed: 2 of 2 scenarios passed/);
    assert.equal(verified.code, 0, verified.err);
  });

  test('replaces nothing, and writes nothing where it cannot write all', async () => {
    const { root } = bareProject();
    const before = readdirSync(root, { recursive: true });
    writeFileSync(join(root, 'other.yaml'), 'openapi: 3.1.0');
    const cases = [
      [['tiny', 'other.yaml'], /^contracts\/tiny\/openapi\.yaml: it is there already/],
      [['other', 'other.yaml'], /^other\.yaml:1:1: /],
      [['other', 'none.json'], /^none\.json: it cannot be read[^]*ENOENT/],
      [['other', 'suites'], /^suites: it cannot be read[^]*EISDIR/],
      [['Other', 'other.yaml'], /^no provider can be called "Other"/],
      [['../other', 'other.yaml'], /^no provider can be called "\.\.\/other"/],
      [['..', 'other.yaml'], /^no provider can be called "\.\."\nAn id is a small letter/],
      [['a'.repeat(101), 'other.yaml'], /^no provider can be called "a{101}"/],
      [['nul', 'other.yaml'], /^no provider can be called "nul"\nThe name has another meaning/],
      [['every-provider', 'other.yaml'], /^no provider can be called "every-provider"\nThe name has/],
      [['other', 'https://a.example/openapi.json'], /ENOENT\nNothing is sent: download it first/],
      [['other', 'none\u001b[31m.json'], /^none\\u\{1b\}\[31m\.json: it cannot be read/],
    ] as const;
    for (const [words, message] of cases) {
      const { code, err, out } = await runWarm(['init', ...words], { cwd: root });
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, message);
    }
    rmSync(join(root, 'other.yaml'));
    assert.deepEqual(readdirSync(root, { recursive: true }), before);
  });

  test('goes on where it was cut off, and says where it cannot write', async () => {
    const { root } = bareProject();
    writeFileSync(join(root, 'acme.json'), readFileSync(join(root, 'contracts/tiny/openapi.yaml')));
    const cut = await runWarm(['init', 'acme', 'acme.json'], { cwd: root });
    rmSync(join(root, 'contracts/acme/provider.yaml'));
    const again = await runWarm(['init', 'acme', 'acme.json'], { cwd: root });
    assert.deepEqual([cut.code, again.code], [0, 0], again.err);
    assert.match(again.out, /^wrote contracts\/acme\/provider\.yaml\nread/);
    writeFileSync(join(root, 'contracts/other'), '');
    const { code, err } = await runWarm(['init', 'other', 'acme.json'], { cwd: root });
    assert.match(err, /^contracts\/other\/openapi\.json: it cannot be written[^]*found E\w+\n$/);
    assert.equal(code, 2);
    mkdirSync(join(root, 'contracts/linked'));
    symlinkSync(join(root, 'nowhere'), join(root, 'contracts/linked/openapi.json'));
    const linked = await runWarm(['init', 'linked', 'acme.json'], { cwd: root });
    assert.match(linked.err, /^contracts\/linked\/openapi\.json: it is there already/);
  });

  test('a provider that is there is left as it is', async () => {
    const { root } = new TinyProject();
    const before = readFileSync(join(root, file), 'utf8');
    const { code, err } = await runWarm(['init', 'tiny', 'contracts/tiny/openapi.yaml'], { cwd: root });
    assert.equal(code, 2);
    assert.match(err, /^contracts\/tiny\/provider\.yaml: it is there already/);
    assert.equal(readFileSync(join(root, file), 'utf8'), before);
  });

  test('begins in an empty folder, from a GraphQL schema too', async () => {
    const root = mkdtempSync(join(tmpdir(), 'livegate-init-'));
    after(() => {
      rmSync(root, { recursive: true });
    });
    writeFileSync(join(root, 'Acme.GraphQL'), 'type Query { a: Int }\n');
    const { code, err, out } = await runWarm(['init', 'acme', 'Acme.GraphQL'], { cwd: root });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /yaml\nopen: \d+ answers, .*, and a document for each operation in operations\/\n/);
    assert.ok(existsSync(join(root, 'contracts/acme/schema.graphql')));
    const suite = readFileSync(join(root, 'suites/every-provider/all.spec.ts'), 'utf8');
    assert.equal(suite, "import 'livegate/every-provider';\n");
  });
});
