import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeTestResult } from '../attestation/predicates/make-test-result.ts';
import { testResultType } from '../attestation/predicates/test-result.ts';
import { signStatement } from '../attestation/sign-statement.ts';
import type { RunRecord } from '../model/run-record.ts';
import { digestOf } from '../util/digest.ts';
import { LivegateError } from '../util/errors.ts';
import { evidenceSubjects, readRunFiles } from './evidence-subjects.ts';
import { signEvidence } from './sign-evidence.ts';
import { GateProject } from './testing/gate-project.ts';
import { people } from './testing/people.ts';
import { hoursFromNow } from './testing/sample-facts.ts';

type Act = (project: GateProject, folder: string) => unknown;

/** Changes a text file of the run, where it must hold what is replaced. */
const swap = (folder: string, name: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(join(folder, name), 'utf8');
  assert.match(text, from instanceof RegExp ? from : new RegExp(from));
  writeFileSync(join(folder, name), text.replace(from, to));
};

/** Signs a run that is there by hand, with a predicate of one's own making. */
function signByHand(folder: string, annotations: Readonly<Record<string, string>>): void {
  const files = readRunFiles(folder);
  const record = JSON.parse(files.record.toString()) as RunRecord;
  const predicate = makeTestResult(record, { digest: digestOf(files.record), annotations });
  const statement = { subjects: evidenceSubjects(files), predicateType: testResultType, predicate };
  writeFileSync(join(folder, 'evidence.json'), signStatement(statement, [people.runner]));
}

/** Puts the run as it is now under another name of a record, and has it signed. */
const resign = async (project: GateProject, folder: string): Promise<unknown> =>
  signEvidence(folder, people.runner, project.root);

const refusals: readonly (readonly [what: string, act: Act, reason: RegExp])[] = [
  ['not signed', (_, folder) => rmSync(join(folder, 'evidence.json')), /it is not signed/],
  [
    'signed by nobody we know',
    (project, folder) => signEvidence(folder, people.mallory, project.root),
    /no trusted key/,
  ],
  [
    'signed by an approver',
    (project, folder) => signEvidence(folder, people.bob, project.root),
    /no trusted key/,
  ],
  ['hand-written', (_, folder) => writeFileSync(join(folder, 'evidence.json'), '{"passed":true}'), /./],
  ['an empty signature file', (_, folder) => writeFileSync(join(folder, 'evidence.json'), ''), /./],
  [
    'a folder for a signature',
    (_, folder) => {
      rmSync(join(folder, 'evidence.json'));
      mkdirSync(join(folder, 'evidence.json'));
    },
    /./,
  ],
  ['of changed suites', (project) => project.addRun({ suitesChanged: true }), /suites were written to/],
  ['another verdict', (_, folder) => swap(folder, 'run.json', '"passed"', '"failed"'), /"run.json" was/],
  ['one space more', (_, folder) => swap(folder, 'run.json', '{', '{ '), /"run.json" was/],
  ['another exchange', (_, folder) => swap(folder, 'exchanges/1.jsonl', '200', '500'), /"exchanges" was/],
  [
    'an exchange file more',
    (_, folder) => writeFileSync(join(folder, 'exchanges/2.jsonl'), ''),
    /"exchanges" was/,
  ],
  ['an exchange file less', (_, folder) => rmSync(join(folder, 'exchanges/1.jsonl')), /"exchanges" was/],
  [
    'an exchange file renamed',
    (_, folder) => renameSync(join(folder, 'exchanges/1.jsonl'), join(folder, 'exchanges/2.jsonl')),
    /"exchanges" was/,
  ],
  ['no record', (_, folder) => rmSync(join(folder, 'run.json')), /it left no record/],
  ['a record that is no JSON', (_, folder) => swap(folder, 'run.json', '{', ''), /expected JSON/],
  [
    'a record of another form',
    (_, folder) => writeFileSync(join(folder, 'run.json'), '{}'),
    /run.json: at ""/,
  ],
  [
    'a record behind a link',
    (_, folder) => {
      renameSync(join(folder, 'run.json'), join(folder, 'real.json'));
      symlinkSync('real.json', join(folder, 'run.json'));
    },
    /found a symbolic link/,
  ],
  [
    'a pipe for a record',
    (_, folder) => {
      rmSync(join(folder, 'run.json'));
      execFileSync('mkfifo', [join(folder, 'run.json')]);
    },
    /a plain file/,
  ],
  ['a folder among the exchanges', (_, folder) => mkdirSync(join(folder, 'exchanges/x')), /a plain file/],
  [
    'a line that is no exchange',
    async (project, folder) => {
      swap(folder, 'exchanges/1.jsonl', /\n$/, '\n{"torn');
      await resign(project, folder);
    },
    /exchanges\/1.jsonl:5 is no exchange/,
  ],
  [
    'an exchange that another run sent',
    async (project, folder) => {
      swap(folder, 'exchanges/1.jsonl', '00112233', 'ffffffff');
      await resign(project, folder);
    },
    /exchanges\/1.jsonl:1 was not sent by this run/,
  ],
  [
    'a line that is null',
    async (project, folder) => {
      swap(folder, 'exchanges/1.jsonl', /^/, 'null\n');
      await resign(project, folder);
    },
    /exchanges\/1.jsonl:1 is no exchange/,
  ],
  [
    'a copy under another name',
    (_, folder) => {
      renameSync(folder, `${folder}-copy`);
    },
    /the record of another run, 20260701T105900Z-aa1/,
  ],
  [
    'of another repository',
    (_, folder) => signByHand(folder, { repository: 'github.com/evil/fork' }),
    /evidence of github.com\/evil\/fork, not of acme-shop/,
  ],
  ['of no repository', (_, folder) => signByHand(folder, {}), /names no repository/],
  [
    'scenarios of an environment that it did not judge',
    async (project, folder) => {
      swap(
        folder,
        'run.json',
        '"environment":"sandbox","contractDigest"',
        '"environment":"elsewhere","contractDigest"',
      );
      await resign(project, folder);
    },
    /ran in sandbox, which is no target/,
  ],
  [
    'ended before it began',
    async (project, folder) => {
      swap(folder, 'run.json', /"endedAt":"[^"]*"/, `"endedAt":"${hoursFromNow(-2)}"`);
      await resign(project, folder);
    },
    /ended before it began/,
  ],
  [
    'began at a second that no clock knows',
    async (project, folder) => {
      swap(folder, 'run.json', /"startedAt":"[^"]*"/, '"startedAt":"2026-06-30T23:59:60Z"');
      await resign(project, folder);
    },
    /ended before it began/,
  ],
  [
    'began at such a second, and has not ended',
    async (project, folder) => {
      swap(folder, 'run.json', /"startedAt":"[^"]*"/, '"startedAt":"2026-06-30T23:59:60Z"');
      swap(folder, 'run.json', /"endedAt":"[^"]*",/, '');
      await resign(project, folder);
    },
    /ended before it began/,
  ],
  [
    'signed before the key was revoked',
    (project) => project.edit('trust.yaml', 'roles: [runner],', 'roles: [runner], revoked: 2026-07-01,'),
    /no trusted key/,
  ],
  [
    'signed by a key that ran out',
    (project) => project.edit('trust.yaml', 'roles: [runner],', 'roles: [runner], until: 2026-06-30,'),
    /no trusted key/,
  ],
  ['nobody is trusted', (project) => rmSync(project.path('trust.yaml')), /no trusted key/],
];

for (const [what, act, reason] of refusals)
  test(`a run does not count: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    const folder = await project.addRun();
    assert.equal((await project.facts()).runs.length, 1);
    await act(project, folder);
    const { refusedRuns, runs } = await project.facts();
    assert.deepEqual(runs, []);
    assert.equal(refusedRuns.length, 1);
    assert.match(refusedRuns[0]?.reason ?? '', reason);
    assert.equal(refusedRuns[0]?.isSigned, what !== 'not signed');
  });

test('what a run says, of this provider only, newest first', async (context) => {
  const project = await GateProject.make(context);
  project.write('contracts/acme/waivers.yaml', 'waivers: []\n');
  await project.addRun();
  await project.addRun({ id: '20260701T000000Z-aa2', startedAt: hoursFromNow(-9) });
  const request = { headers: {} };
  const other = JSON.stringify({
    id: 'x',
    provider: 'other',
    environment: 'sandbox',
    operation: 'o',
    request,
  });
  const folder = await project.addRun({
    id: '20260601T000000Z-aa3',
    startedAt: hoursFromNow(-0.5),
    endedAt: hoursFromNow(0),
  });
  writeFileSync(join(folder, 'exchanges/2.jsonl'), `${other}\n`);
  await resign(project, folder);
  const { runs, subjects } = await project.facts();
  assert.deepEqual(
    runs.map(({ record }) => record.id.slice(-3)),
    ['aa3', 'aa1', 'aa2'],
  );
  assert.deepEqual(runs[0]?.signers, ['runner']);
  assert.deepEqual(runs[0].judgedBy, { waivers: subjects.get('waivers') });
  assert.deepEqual(runs[0].exchanges[0], {
    id: 'createOrder',
    environment: 'sandbox',
    operation: 'createOrder',
    status: 200,
  });
  assert.equal(runs[0].exchanges.length, 4);
});

const bodies: readonly (readonly [status: number, body: unknown, isFailure: boolean])[] = [
  [200, { text: '{"ok":true}' }, false],
  [200, { text: '{"ok":false,"error":{"code":"E1"}}' }, true],
  [200, { text: '{"ok":false,"err' }, false],
  [200, undefined, false],
  [400, { text: '{"ok":false}' }, false],
];

test('a failure inside a success is seen where provider.yaml says how to tell', async (context) => {
  const project = await GateProject.make(context);
  const payload = 'payload: { success: ok, error: error, code: code }';
  project.edit('contracts/acme/provider.yaml', '  code: [/code]\n', `  code: [/code]\n  ${payload}\n`);
  const folder = await project.addRun();
  const [first = ''] = readFileSync(join(folder, 'exchanges/1.jsonl'), 'utf8').split('\n');
  const lines = bodies.map(([status, body]) => {
    const response = { status, headers: {}, ...(body === undefined ? {} : { body }) };
    return `${JSON.stringify({ ...(JSON.parse(first) as object), response })}\n`;
  });
  writeFileSync(join(folder, 'exchanges/1.jsonl'), lines.join(''));
  await resign(project, folder);
  const { runs } = await project.facts();
  assert.deepEqual(
    runs[0]?.exchanges.map(({ failedInside }) => failedInside === true),
    bodies.map(([, , isFailure]) => isFailure),
  );
});

test('the same run under two names counts once', async (context) => {
  const project = await GateProject.make(context);
  const folder = await project.addRun();
  cpSync(folder, `${folder}-again`, { recursive: true });
  symlinkSync(folder, `${folder}-link`);
  const { refusedRuns, runs } = await project.facts();
  assert.deepEqual([runs.length, refusedRuns.length], [1, 2]);
});

test('evidence of one network or provider says nothing of another', async (context) => {
  const project = await GateProject.make(context);
  await project.addRun();
  assert.equal((await project.facts({ network: 'internet' })).runs.length, 0);
  const targets = [{ provider: 'other', environment: 'sandbox', contractDigest: digestOf('x') }];
  await project.addRun({ id: '20260701T105901Z-aa2', targets, scenarios: [] });
  const { refusedRuns, runs } = await project.facts();
  assert.deepEqual([runs.length, refusedRuns.length], [1, 0]);
});

test('no folder of runs is no run; one that cannot be read is an error', async (context) => {
  const project = await GateProject.make(context);
  assert.deepEqual((await project.facts()).runs, []);
  project.write('reports/runs', 'a file');
  await assert.rejects(
    project.facts(),
    (error) => error instanceof LivegateError && error.code === 'runs_unreadable' && error.exitCode === 3,
  );
});

test('a run cannot be signed where there is none', async (context) => {
  const project = await GateProject.make(context);
  await assert.rejects(signEvidence(project.root, people.runner, project.root), /left no record/);
});
