import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '../util/digest.ts';
import { ConfigError, LivegateError } from '../util/errors.ts';
import { toolVersion } from '../scenario/tool-version.ts';
import { consumerCommit } from './consumer-commit.ts';
import { GateProject } from './testing/gate-project.ts';
import { now } from './testing/sample-facts.ts';

test('everything that there is has a digest, and what is not there has none', async (context) => {
  const project = await GateProject.make(context);
  const names = async () => [...(await project.facts()).subjects.keys()].sort();
  const first = [
    'checklist',
    'commit',
    'contract',
    'credentials',
    'manifest',
    'pack',
    'suites',
    'tool',
    'trust',
  ];
  assert.deepEqual(await names(), first);
  project.write('contracts/acme/waivers.yaml', 'waivers: []\n');
  project.write('contracts/acme/usage.json', '{}');
  assert.deepEqual(await names(), [...first, 'usage', 'waivers']);
  project.git('config', 'user.email', 'Erin@acme.example');
  const { authored = [], now: at, subjects } = await project.facts();
  assert.equal(subjects.get('waivers'), digestOf('waivers: []\n'));
  assert.equal(subjects.get('tool'), digestOf(`livegate@${toolVersion()}`));
  assert.equal(subjects.get('commit'), digestOf(consumerCommit(project.root) ?? ''));
  const addresses = authored.flatMap(({ authors }) => authors);
  assert.deepEqual([addresses, at], [['erin@acme.example', 'carol@acme.example'], now]);
});

test('whose the changes are is asked back to the last promotion on this network', async (context) => {
  const project = await GateProject.makeReady(context);
  const authors = async (network: 'sandbox' | 'internet') =>
    (await project.facts({ network })).authored?.flatMap((one) => one.authors);
  assert.deepEqual(await authors('sandbox'), ['carol@acme.example']);
  const { promotion } = await project.promote();
  assert.equal(promotion?.commit, (await project.facts()).commit);
  assert.match(promotion?.commit ?? '', /^[0-9a-f]{40}$/);
  assert.deepEqual([await authors('sandbox'), await authors('internet')], [[], ['carol@acme.example']]);
  project.edit('contracts/acme/openapi.yaml', 'title: Acme', 'title: Ace');
  project.commit('frank@acme.example');
  assert.deepEqual(await authors('sandbox'), ['frank@acme.example']);
});

test('the sealed file is looked at, and never opened', async (context) => {
  const project = await GateProject.make(context);
  assert.deepEqual((await project.facts()).sealed, { recipients: 1 });
  project.write('contracts/acme/credentials/live.sandbox.age', '');
  assert.match(JSON.stringify((await project.facts()).sealed), /problem/);
  rmSync(project.path('contracts/acme/credentials/live.sandbox.age'));
  assert.equal((await project.facts()).sealed, undefined);
});

test('the live origins are looked at where a decision about the internet asks for it, and else never', async (context) => {
  const project = await GateProject.make(context);
  const asked: string[] = [];
  const lookAtLive = ({ baseUrl }: { readonly baseUrl: string }) => {
    asked.push(baseUrl);
    return Promise.resolve([{ origin: 'x', problem: 'nobody is there' }]);
  };
  assert.equal((await project.facts({ lookAtLive })).liveCertificates, undefined);
  assert.equal((await project.facts({ network: 'internet' })).liveCertificates, undefined);
  assert.deepEqual(asked, []);
  const { liveCertificates } = await project.facts({ network: 'internet', lookAtLive });
  assert.deepEqual(liveCertificates, [{ origin: 'x', problem: 'nobody is there' }]);
  assert.deepEqual(asked, ['https://api.acme.example/v1']);
});

test('a manifest that is none is a problem of the credentials, and no error', async (context) => {
  const project = await GateProject.make(context);
  for (const text of ['', '{}', 'null', '{"__proto__":{}}', '['.repeat(9999)]) {
    project.write('contracts/acme/credentials/live.sandbox.manifest.json', text);
    const { manifest } = await project.facts();
    assert.match(JSON.stringify(manifest), /expected a credential manifest/);
  }
});

type Row = readonly [what: string, change: (project: GateProject) => unknown, code: string, words: RegExp];

const rows: readonly Row[] = [
  [
    'no checklist',
    (project) => rmSync(project.path('contracts/acme/checklist.yaml')),
    'config_missing',
    /there is no checklist/,
  ],
  [
    'a checklist with a mistake',
    (project) => project.write('contracts/acme/checklist.yaml', 'x'),
    'config_invalid',
    /checklist.yaml:1:1/,
  ],
  [
    'a trust.yaml with a mistake',
    (project) => project.write('trust.yaml', 'keys: []\n'),
    'config_invalid',
    /trust.yaml:1:7/,
  ],
  [
    'waivers with a mistake',
    (project) => project.write('contracts/acme/waivers.yaml', 'waivers: 1\n'),
    'config_invalid',
    /waivers.yaml:1:10/,
  ],
  [
    'no contract',
    (project) => rmSync(project.path('contracts/acme/openapi.yaml')),
    'config_missing',
    /openapi.yaml/,
  ],
  [
    'a damaged ledger',
    (project) => project.write('ledger/ledger.jsonl', 'x\n'),
    'ledger_malformed',
    /ledger.jsonl:1/,
  ],
];

for (const [what, change, code, words] of rows)
  test(`nothing is decided with ${what}`, async (context) => {
    const project = await GateProject.make(context);
    await change(project);
    await assert.rejects(project.facts(), (error) => {
      assert.ok(error instanceof LivegateError);
      assert.equal(error.code, code);
      assert.match(error.message, words);
      return !(error instanceof ConfigError) || error.exitCode === 2;
    });
  });
