import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { AgeIdentity } from '../seal/age-identity.ts';
import type { ReleaseRequest } from '../seal/release-request.ts';
import { digestOf } from '../util/digest.ts';
import { approveRelease } from './approve-release.ts';
import { judgeRelease } from './judge-release.ts';
import { revoke } from './revoke.ts';
import { recordRelease } from './record-release.ts';
import { people, trustEntry } from './testing/people.ts';
import { PromotedProject } from './testing/promoted-project.ts';
import type { PromotedOptions } from './testing/promoted-project.ts';
import { verifyRequest } from './verify-request.ts';

type Asked = Awaited<ReturnType<typeof ask>>;

async function ask(context: TestContext, options: PromotedOptions = {}, askedBy?: string) {
  const project = await PromotedProject.make(context, options);
  const opening = await project.open(context);
  const asked = await project.ask(opening, askedBy);
  return { project, opening, asked };
}

const verify = ({ project, asked }: Asked, key = people.alice, change: Partial<ReleaseRequest> = {}) =>
  verifyRequest({
    ...{ root: project.root, ledger: project.ledger, key, now: new Date() },
    request: { ...asked.request, ...change },
  });

test('an approver releases to the one that asked, for the decision that is in the ledger here', async (context) => {
  const started = await ask(context);
  const { asked, opening, project } = started;
  const verified = await verify(started);
  assert.deepEqual([verified.by, verified.changes], ['alice', { kind: 'first' }]);
  const { file } = asked;
  const approval = {
    file,
    key: people.alice,
    identity: project.identity,
    note: 'looked at it',
    now: new Date(),
  };
  const written = await approveRelease(verified, approval);
  assert.equal(basename(written), `${asked.request.id}.alice.release.json`);
  const { promotion, trust } = opening;
  const bytes = readFileSync(written);
  const judged = await judgeRelease(bytes, { asked, promotion, trust, now: new Date() });
  assert.deepEqual([judged.by, judged.note], [['alice'], 'looked at it']);
  assert.equal(judged.released.values['ACME_LIVE_KEY']?.secret, 'a live secret');
  assert.equal(judged.released.expiresAt, promotion.statement.predicate.expiresAt);
  assert.ok(!bytes.includes('a live secret'));
});

const other = digestOf('another');

for (const { name, change, code } of [
  { name: 'a decision that no ledger knows', change: { decision: other }, code: 'other_decision' },
  { name: 'another environment', change: { environment: 'sandbox' }, code: 'other_decision' },
  { name: 'another network', change: { network: 'internet' }, code: 'other_decision' },
  { name: 'another repository', change: { repository: 'elsewhere' }, code: 'other_decision' },
  { name: 'other sealed bytes', change: { sealed: other }, code: 'changed' },
  { name: 'a time that is over', change: { expiresAt: '2020-01-01T00:00:00.000Z' }, code: 'expired' },
] as const)
  test(`a request for ${name} is not approved`, async (context) => {
    await assert.rejects(verify(await ask(context), people.alice, change), { code });
  });

const edits: readonly {
  readonly name: string;
  readonly act: (started: Asked) => unknown;
  readonly code: string;
}[] = [
  {
    name: 'one byte of the checklist changed',
    act: ({ project }) => {
      const file = 'contracts/acme/checklist.yaml';
      project.write(file, `${readFileSync(`${project.root}/${file}`, 'utf8')}\n`);
    },
    code: 'changed',
  },
  { name: 'other credentials were sealed', act: ({ project }) => project.seal('newer'), code: 'changed' },
  {
    name: 'the provider was revoked',
    act: ({ project }) =>
      revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now: new Date() }, project.ledger),
    code: 'revoked',
  },
  {
    name: 'another promotion came after it',
    act: ({ project }) => project.promote(),
    code: 'other_decision',
  },
  {
    name: 'it was released before',
    act: ({ asked, opening, project }) => {
      const promotion = opening.promotion.statement.predicate;
      const approval = { request: asked.request.id, approvers: ['bob'], releases: [] };
      return recordRelease(
        project.ledger,
        { promotion, isolated: true, mode: 'inject', approval },
        new Date(),
      );
    },
    code: 'already_released',
  },
];

for (const { name, act, code } of edits)
  test(`a request is not approved where ${name}`, async (context) => {
    const started = await ask(context);
    await act(started);
    await assert.rejects(verify(started), { code });
  });

test('a promotion for one run is not released to another', async (context) => {
  const started = await ask(context, { run: 'run-1' });
  await verify(started);
  await assert.rejects(verify(started, people.alice, { run: 'run-2' }), { code: 'other_audience' });
});

for (const key of ['runner', 'keeper', 'mallory'] as const)
  test(`${key}, who is no approver, approves nothing`, async (context) => {
    await assert.rejects(verify(await ask(context), people[key]), { code: 'key_not_trusted' });
  });

const bothRoles = [
  'keys:\n',
  trustEntry('alice', 'gatekeeper, approver', 'emails: [Alice@acme.example]'),
  trustEntry('bob', 'approver'),
].join('');

for (const { approvers, askedBy, code, name } of [
  { name: 'who promoted', approvers: 2, askedBy: undefined, code: 'own_request' },
  { name: 'who promoted, where one is enough', approvers: 1, askedBy: 'alice@acme.example', code: undefined },
])
  test(`${name} ${code === undefined ? 'may approve' : 'may not approve as one of two'}`, async (context) => {
    const options = { trust: bothRoles, promotedBy: people.alice, promotion: { approvers } };
    const started = await ask(context, options, askedBy);
    await verify(started, people.bob);
    if (code === undefined) await verify(started);
    else await assert.rejects(verify(started), { code });
  });

test('who asked may not approve as one of two, however the address is written', async (context) => {
  const started = await ask(context, { promotion: { approvers: 2 } }, 'alice@ACME.example');
  await verify(started, people.bob);
  await assert.rejects(verify(started), { code: 'own_request' });
});

test('an identity that does not open what is sealed releases nothing, and nothing is written', async (context) => {
  const started = await ask(context);
  const { file } = started.asked;
  const approval = { file, key: people.alice, identity: await AgeIdentity.make(), now: new Date() };
  await assert.rejects(approveRelease(await verify(started), approval), { code: 'wrong_identity' });
  assert.deepEqual(readdirSync(`${started.project.root}/ledger/requests`), [basename(file)]);
});
