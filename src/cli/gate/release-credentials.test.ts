import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { signStatement } from '../../attestation/sign-statement.ts';
import { approveRelease } from '../../gate/approve-release.ts';
import { releaseSubjects, releaseType } from '../../gate/predicates/release.ts';
import { revoke } from '../../gate/revoke.ts';
import { people } from '../../gate/testing/people.ts';
import { PromotedProject } from '../../gate/testing/promoted-project.ts';
import { verifyRequest } from '../../gate/verify-request.ts';
import { parseReleaseRequest } from '../../seal/parse-release-request.ts';
import { rewrapCredentials } from '../../seal/rewrap-credentials.ts';
import { digestOf } from '../../util/digest.ts';
import { releaseByApproval, releaseByIdentity } from './release-credentials.ts';

async function start(context: TestContext) {
  const project = await PromotedProject.make(context);
  return { project, opening: await project.open(context) };
}

/** The request that lies there, as soon as it does. */
async function requestIn(project: PromotedProject): Promise<string> {
  const folder = join(project.root, 'ledger/requests');
  for (;;) {
    const [name] = filesIn(folder).filter((one) => /^\w+\.json$/.test(one));
    if (name !== undefined) return join(folder, name);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Verifies now; what is returned writes the answer. */
async function approver(project: PromotedProject): Promise<() => Promise<unknown>> {
  const file = await requestIn(project);
  const request = parseReleaseRequest(readFileSync(file, 'utf8'));
  const [key, now] = [people.alice, new Date()];
  const verified = await verifyRequest({ root: project.root, ledger: project.ledger, request, key, now });
  return () => approveRelease(verified, { file, key, identity: project.identity, now: new Date() });
}

test('what an approver releases comes under the names of provider.yaml, with who released it', async (context) => {
  const { opening, project } = await start(context);
  const releasing = releaseByApproval(opening, 60_000);
  await (
    await approver(project)
  )();
  const { approval, ...released } = await releasing;
  const { expiresAt } = opening.promotion.statement.predicate;
  assert.deepEqual(released, { credentials: { apiKey: 'a live secret' }, expiresAt });
  const id = parseReleaseRequest(readFileSync(await requestIn(project), 'utf8')).id;
  assert.deepEqual([approval?.request, approval?.approvers], [id, ['alice']]);
  assert.match(approval?.releases.join() ?? '', /^sha256:[0-9a-f]{64}$/);
});

const changes: readonly {
  readonly name: string;
  readonly act: (project: PromotedProject) => unknown;
  readonly code: string;
}[] = [
  {
    name: 'a file was changed',
    act: (project) => {
      project.write('suites/acme/orders.spec.ts', '// other');
    },
    code: 'changed',
  },
  {
    name: 'something else was promoted',
    act: (project) => project.promote(),
    code: 'other_decision',
  },
];

for (const { act, code, name } of changes)
  test(`what was approved is not used where ${name} while approvers were waited for`, async (context) => {
    const { opening, project } = await start(context);
    const releasing = assert.rejects(releaseByApproval(opening, 60_000), { code });
    const answer = await approver(project);
    await act(project);
    await answer();
    await releasing;
  });

test('what an approver releases for a shorter time ends with that', async (context) => {
  const { opening, project } = await start(context);
  const releasing = releaseByApproval(opening, 60_000);
  const file = await requestIn(project);
  const request = parseReleaseRequest(readFileSync(file, 'utf8'));
  const [now, expiresAt] = [new Date(), new Date(Date.now() + 600_000)];
  const bytes = opening.sealed.bytes;
  const rewrapped = await rewrapCredentials(bytes, [project.identity], request, { now, expiresAt });
  const age = Buffer.from(rewrapped).toString();
  const { decision, environment, provider } = request;
  const predicate = { decision, environment, provider, age, approvedAt: now.toISOString() };
  const statement = { subjects: releaseSubjects(request, age), predicateType: releaseType, predicate };
  const answer = file.replace(/json$/, 'alice.release.json');
  writeFileSync(answer, signStatement(statement, [people.alice]));
  assert.equal((await releasing).expiresAt, expiresAt.toISOString());
});

test('where nobody answers, the request is taken back', async (context) => {
  const { opening, project } = await start(context);
  await assert.rejects(releaseByApproval(opening, 1), { code: 'not_approved', exitCode: 3 });
  assert.deepEqual(filesIn(join(project.root, 'ledger/requests')), []);
});

test('an identity of this machine opens what is sealed, and nothing is asked', async (context) => {
  const { opening, project } = await start(context);
  const file = join(project.root, 'jo.age');
  writeFileSync(file, project.identity.reveal(), { mode: 0o600 });
  const { expiresAt } = opening.promotion.statement.predicate;
  assert.deepEqual(await releaseByIdentity(opening, file), {
    ...{ credentials: { apiKey: 'a live secret' }, expiresAt },
  });
  assert.deepEqual(filesIn(join(project.root, 'ledger/requests')), []);
});

test('an identity of this machine is not the approval of two', async (context) => {
  const project = await PromotedProject.make(context, { promotion: { approvers: 2 } });
  const opening = await project.open(context);
  const file = join(project.root, 'jo.age');
  writeFileSync(file, project.identity.reveal(), { mode: 0o600 });
  await assert.rejects(releaseByIdentity(opening, file), {
    ...{ code: 'not_approved', exitCode: 3 },
    message: '2 approvers have to release acme live, and --local-key is one of them',
    hint: /Leave out --local-key, and LIVEGATE_IDENTITY: .*"livegate approve <request>"/,
  });
});

test('the request names exactly what it is for, and holds no secret', async (context) => {
  const { opening, project } = await start(context);
  const releasing = assert.rejects(releaseByApproval(opening, 60_000), { code: 'revoked' });
  const text = readFileSync(await requestIn(project), 'utf8');
  await revoke({ provider: 'acme', reason: 'enough', by: 'jo', now: new Date() }, project.ledger);
  await releasing;
  const { decision, environment, provider, repository, run, sealed } = parseReleaseRequest(text);
  const promotion = opening.promotion.statement.predicate;
  assert.deepEqual(
    { decision, environment, provider, repository, run, sealed },
    {
      ...{ decision: promotion.decision, environment: 'live', provider: 'acme', run: 'run-1' },
      ...{ repository: promotion.audience.repository, sealed: opening.sealed.digest },
    },
  );
  const sealedFile = join(project.root, 'contracts/acme/credentials/live.sandbox.age');
  assert.equal(sealed, digestOf(readFileSync(sealedFile)));
  assert.doesNotMatch(text, /SECRET|a live secret/);
});
