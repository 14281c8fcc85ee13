import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { countersignEnvelope } from '../attestation/countersign-envelope.ts';
import { formatBreakGlassFile, parseBreakGlassFile } from './break-glass-file.ts';
import { recordBreakGlass } from './record-break-glass.ts';
import { revoke } from './revoke.ts';
import { BrokenGlassProject } from './testing/broken-glass-project.ts';
import { people, trustEntry, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';
import { Trust } from './trust.ts';

const at = (hours: number): Date => new Date(hoursFromNow(hours));

test('who signs as two is found out by trust.yaml', () => {
  const twice = (more: string) =>
    `keys:\n${trustEntry('alice', 'approver', 'emails: [a@acme.example]')}${more}`;
  const other = trustEntry('bob', 'approver', 'emails: [A@acme.example]');
  assert.throws(() => Trust.parse(twice(other), 'trust.yaml'), /address of bob stands twice/);
  const sameName = trustEntry('bob', 'approver').replace('bob', 'alice');
  assert.throws(() => Trust.parse(twice(sameName), 'trust.yaml'), /name of alice stands twice/);
  const sameKey = trustEntry('alice', 'approver').replace('alice', 'bob');
  assert.throws(() => Trust.parse(twice(sameKey), 'trust.yaml'), /key of bob stands twice/);
});

const refusals: readonly (readonly [
  what: string,
  code: string,
  act: (project: BrokenGlassProject) => Promise<unknown>,
])[] = [
  ['begun for 61 minutes', 'predicate_malformed', (project) => project.begin({ minutes: 61 })],
  ['begun for no time', 'predicate_malformed', (project) => project.begin({ minutes: 0 })],
  ['begun without a reason', 'predicate_malformed', (project) => project.begin({ reason: '' })],
  ['begun by a gatekeeper', 'key_not_trusted', (project) => project.begin({ key: people.keeper })],
  [
    'joined by who began',
    'own_request',
    async (project) => project.join(await project.begin(), people.alice),
  ],
  [
    'joined by a runner',
    'key_not_trusted',
    async (project) => project.join(await project.begin(), people.runner),
  ],
  [
    'joined where nobody who counts began',
    'signature_invalid',
    async (project) => {
      const { decision, envelope } = await project.begin();
      const { payload, payloadType } = JSON.parse(Buffer.from(envelope).toString()) as Record<string, string>;
      const unsigned = { payload, payloadType, signatures: [{ sig: 'AAAA' }] };
      return project.join({ decision, envelope: Buffer.from(JSON.stringify(unsigned)) });
    },
  ],
  [
    'joined with another decision beside it',
    'other_decision',
    async (project) => {
      const file = await project.begin();
      return project.join({ ...file, decision: { ...file.decision, verdict: 'passed' } });
    },
  ],
  [
    'joined for another provider',
    'other_decision',
    async (project) => project.join(await project.begin({ forged: { provider: 'other' } })),
  ],
  [
    'joined for another environment',
    'other_decision',
    async (project) => project.join(await project.begin({ forged: { environment: 'live-2' } })),
  ],
  [
    'joined for more than the checklist has',
    'changed',
    async (project) => project.join(await project.begin({ forged: { operations: ['deleteOrder'] } })),
  ],
  [
    'joined with a ledger of another history',
    'ledger_changed',
    async (project) => project.join(await project.begin({ forged: { ledger: { size: 0, root: 'x' } } })),
  ],
  [
    'joined after a change',
    'changed',
    async (project) => {
      const file = await project.begin();
      project.gate.edit('suites/acme/orders.spec.ts', 'a', 'b');
      return project.join(file);
    },
  ],
  ['joined too late', 'expired', async (project) => project.join(await project.begin(), people.bob, at(0.5))],
  [
    'joined after a revocation',
    'revoked',
    async (project) => {
      const file = await project.begin();
      await revoke({ provider: 'acme', reason: 'x', by: 'x', now }, project.gate.ledger);
      return project.join(file);
    },
  ],
  [
    'written down with one signature',
    'signers_too_few',
    async (project) => recordBreakGlass(project.gate.ledger, await project.begin(), trustOfAll, now),
  ],
];

for (const [what, code, act] of refusals)
  test(`breaking glass is refused: ${what}`, async (context) => {
    const project = await BrokenGlassProject.make(context);
    await assert.rejects(act(project), { code });
    const kinds = (await project.gate.entries()).map(({ entry }) => entry.kind);
    assert.ok(!kinds.includes('break-glass'));
  });

test('a damaged ledger is excused by nobody, nor are missing credentials', async (context) => {
  const project = await BrokenGlassProject.make(context);
  const file = await project.begin({ forged: { ledger: { size: 7, root: 'x' } } });
  await project.smuggle({ ...file, envelope: countersignEnvelope(file.envelope, people.bob) });
  await assert.rejects(project.begin(), { code: 'ledger_changed' });
  const other = await BrokenGlassProject.make(context);
  rmSync(other.gate.path('contracts/acme/credentials/live.sandbox.age'));
  await assert.rejects(other.begin(), { code: 'credentials_missing' });
});

test('the file that travels says what it said; written twice it stands there once', async (context) => {
  const project = await BrokenGlassProject.make(context);
  const file = await project.join(await project.begin());
  const read = parseBreakGlassFile(Buffer.from(formatBreakGlassFile(file)));
  assert.deepEqual(read.decision, file.decision);
  const write = () => recordBreakGlass(project.gate.ledger, read, trustOfAll, now);
  assert.deepEqual([await write(), await write()], [true, false]);
  assert.equal((await project.gate.entries()).length, 1);
  for (const bytes of [
    '',
    '{}',
    '[]',
    '{"envelope":{},"envelope":{},"decision":{}}',
    '{"envelope":1,"decision":{}}',
  ])
    assert.throws(() => parseBreakGlassFile(Buffer.from(bytes)), { code: 'envelope_malformed' });
  const decided = Buffer.from('{"envelope":{},"decision":{"verdict":"failed"}}');
  assert.throws(() => parseBreakGlassFile(decided), { code: 'statement_malformed' });
});
