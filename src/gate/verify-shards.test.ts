import assert from 'node:assert/strict';
import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LivegateError } from '../util/errors.ts';
import { signEvidence } from './sign-evidence.ts';
import { GateProject } from './testing/gate-project.ts';
import { people } from './testing/people.ts';
import { verifyShards } from './verify-shards.ts';

const shard = (current: number) => ({ id: `shard-${current}`, shard: { current, total: 2 } });

async function twoShards(project: GateProject): Promise<readonly string[]> {
  return [await project.addRun(shard(1)), await project.addRun(shard(2))];
}

test('shards that a trusted runner signed are read, with the bytes that were signed', async (context) => {
  const project = await GateProject.make(context);
  const folders = await twoShards(project);
  const shards = await verifyShards(folders, project.root, new Date());
  assert.deepEqual(
    shards.map(({ exchanges, record }) => [record.id, exchanges.size > 0]),
    [
      ['shard-1', true],
      ['shard-2', true],
    ],
  );
});

type Act = (project: GateProject, folder: string) => unknown;

const refusals: readonly (readonly [what: string, act: Act, code: string])[] = [
  ['one is not signed', (_, folder) => rmSync(join(folder, 'evidence.json')), 'signature_missing'],
  [
    'one is signed by nobody we know',
    (project, folder) => signEvidence(folder, people.mallory, project.root),
    'signature_invalid',
  ],
  [
    'one is signed by an approver',
    (project, folder) => signEvidence(folder, people.bob, project.root),
    'signature_invalid',
  ],
  ['a record was changed', (_, folder) => appendFileSync(join(folder, 'run.json'), ' '), 'subject_mismatch'],
  [
    'an exchange was added',
    (_, folder) => writeFileSync(join(folder, 'exchanges/x.jsonl'), '{}\n'),
    'subject_mismatch',
  ],
  [
    'the evidence is that of another shard',
    (project, folder) =>
      cpSync(project.path('reports/runs/shard-1/evidence.json'), join(folder, 'evidence.json')),
    'subject_mismatch',
  ],
  [
    'the waivers are others now',
    (project) => project.write('contracts/acme/waivers.yaml', 'waivers: []\n'),
    'shards_differ',
  ],
  [
    'it is of another repository',
    (project) => project.git('config', 'remote.origin.url', 'https://git.example/other.git'),
    'shards_differ',
  ],
  [
    'one was run with the keys of live',
    (project, folder) =>
      signEvidence(folder, people.runner, project.root, { 'keys:acme:staging/live': 'x key is key' }),
    'shards_differ',
  ],
  ['nobody is trusted', (project) => rmSync(project.path('trust.yaml')), 'signature_invalid'],
];

for (const [what, act, code] of refusals)
  test(`no merger is signed where ${what}`, async (context) => {
    const project = await GateProject.make(context);
    const folders = await twoShards(project);
    await act(project, folders[1] ?? '');
    await assert.rejects(verifyShards(folders, project.root, new Date()), (error: LivegateError) => {
      assert.equal(error.code, code, error.message);
      return true;
    });
  });
