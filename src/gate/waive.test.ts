import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { signStatement } from '../attestation/sign-statement.ts';
import { waiverSubjects } from './apply-waiver.ts';
import { envelopeEntry } from './envelope-entry.ts';
import { evaluate } from './evaluate.ts';
import { gatherFacts } from './gather-facts.ts';
import { waive } from './waive.ts';
import type { WaiveRequest } from './waive.ts';
import { GateError } from './gate-error.ts';
import type { ItemWaiver } from './predicates/item-waiver.ts';
import { itemWaiverType } from './predicates/item-waiver.ts';
import { GateProject } from './testing/gate-project.ts';
import { everybody, people, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const day = 86_400_000;
const item = 'version-pinned';
const zeros = `sha256:${'0'.repeat(64)}` as const;

/** A project in which nothing but the pinned version stands against the promotion, and bob has signed all else. */
async function projectOf(context: TestContext): Promise<GateProject> {
  const project = await GateProject.make(context);
  project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
  await project.addRun();
  await project.signAll();
  return project;
}

async function waiveNow(
  project: GateProject,
  more: Partial<WaiveRequest> = {},
  at = now,
): Promise<ItemWaiver> {
  const { facts, trust } = await gatherFacts(project.query({ now: at }));
  const request = { item, owner: 'ada', reason: 'v2 comes on Monday', lasts: 3 * day, key: people.bob };
  return (await waive({ ...request, ...more }, facts, trust, project.ledger)).waiver;
}

/** Signs whatever is asked for, as a livegate that checks nothing would. */
async function signByHand(
  project: GateProject,
  more: Partial<ItemWaiver>,
  { key = people.bob, subjects = new Map<string, `sha256:${string}`>(), provider = 'acme' } = {},
): Promise<void> {
  const facts = await project.facts();
  const what = 'contract.version is latest';
  const predicate: ItemWaiver = {
    ...{ provider: 'acme', environment: 'live', network: 'sandbox', item, finding: what },
    ...{ owner: 'ada', reason: 'because', signedAt: now.toISOString(), expiresAt: hoursFromNow(24) },
    ...more,
  };
  const about = new Map([...waiverSubjects(predicate.finding, facts), ...subjects]);
  const envelope = signStatement({ subjects: about, predicateType: itemWaiverType, predicate }, [key]);
  await project.ledger.append(envelopeEntry('waiver', provider, now, { envelope }));
}

const outcome = async (project: GateProject, at = now) =>
  evaluate(await project.facts({ now: at }), trustOfAll).find(({ id }) => id === item);

const refusedWith = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof GateError && error.code === code && words.test(error.message);

test('what an approver waives passes, and says by whose word wherever it is shown', async (context) => {
  const project = await projectOf(context);
  assert.equal((await project.promote()).decision.verdict, 'failed');
  const { expiresAt } = await waiveNow(project);
  const { decision, promotion } = await project.promote();
  const found = 'contract.version is latest, which moves';
  const waived = { by: 'bob', owner: 'ada', reason: 'v2 comes on Monday', until: expiresAt, found };
  const shown = decision.items.find(({ id }) => id === item);
  assert.deepEqual([shown?.verdict, shown?.waived, shown?.holdsUntil], ['passed', waived, expiresAt]);
  assert.match(
    shown?.reason ?? '',
    /^WAIVED by bob until .*, ada answers for it: v2 comes on Monday \(found: /,
  );
  assert.deepEqual(promotion?.waived, [item]);
});

test('a promotion ends when a waiver does', async (context) => {
  const project = await projectOf(context);
  await waiveNow(project, { lasts: 3_600_000 });
  assert.equal((await project.promote()).promotion?.expiresAt, hoursFromNow(1));
  assert.equal((await outcome(project, new Date(hoursFromNow(1))))?.verdict, 'failed');
});

test('a promotion ends when the key of who waived does', async (context) => {
  const project = await GateProject.make(context);
  project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
  project.edit('trust.yaml', 'name: alice,', 'name: alice, revoked: 2026-07-02,');
  project.commit('carol@acme.example');
  await project.addRun();
  await project.signAll();
  await waiveNow(project, { key: people.alice });
  const { promotion } = await project.promote({ now: new Date(hoursFromNow(6)) });
  assert.equal(promotion?.expiresAt, hoursFromNow(12));
});

test('a finding is waived once, and renewed once by somebody else', async (context) => {
  const project = await projectOf(context);
  await waiveNow(project);
  await assert.rejects(waiveNow(project), refusedWith('not_waivable', /passes: WAIVED/));
  const later = new Date(now.getTime() + 4 * day);
  await project.addRun({
    id: '20260705T105900Z-aa1',
    startedAt: hoursFromNow(95),
    endedAt: hoursFromNow(95.5),
  });
  await assert.rejects(waiveNow(project, {}, later), refusedWith('not_waivable', /bob has waived it before/));
  await waiveNow(project, { key: people.alice }, later);
  assert.match((await outcome(project, later))?.reason ?? '', /^WAIVED by alice/);
  const last = new Date(now.getTime() + 8 * day);
  for (const key of [people.alice, people.bob])
    await assert.rejects(waiveNow(project, { key }, last), refusedWith('not_waivable', /once is all/));
});

const requests: readonly (readonly [
  what: string,
  more: Partial<WaiveRequest>,
  code: string,
  words: RegExp,
])[] = [
  ['no item', { item: 'version-pined' }, 'item_unknown', /no item version-pined/],
  ['one that passes', { item: 'evidence' }, 'not_waivable', /passes/],
  ['a sign-off', { item: 'on-call' }, 'not_waivable', /cannot be waived: nobody has signed/],
  ['15 days', { lasts: 15 * day }, 'not_waivable', /at most 14 days/],
  ['for ever', { lasts: Infinity }, 'not_waivable', /at most 14 days/],
  ['no time', { lasts: 0 }, 'not_waivable', /at most 14 days/],
  ['a runner’s key', { key: people.runner }, 'key_not_trusted', /no approver/],
  ['a stranger’s key', { key: people.mallory }, 'key_not_trusted', /no approver/],
];

for (const [what, more, code, words] of requests)
  test(`nothing is waived: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
    await project.addRun();
    await assert.rejects(waiveNow(project, more), refusedWith(code, words));
    assert.deepEqual(await project.entries(), []);
  });

type Forged = readonly [what: string, sign: (project: GateProject) => Promise<unknown>, reason?: RegExp];

const forged: readonly Forged[] = [
  ['by a gatekeeper', (project) => signByHand(project, {}, { key: people.keeper })],
  ['for another provider', (project) => signByHand(project, { provider: 'other' })],
  ['of another item', (project) => signByHand(project, { item: 'evidence' })],
  ['of another finding', (project) => signByHand(project, { finding: 'contract.version is edge' })],
  ['for another environment', (project) => signByHand(project, { environment: 'other' })],
  ['for the other network', (project) => signByHand(project, { network: 'internet' })],
  [
    'for 15 days',
    (project) => signByHand(project, { expiresAt: hoursFromNow(15 * 24) }),
    /more than 14 days/,
  ],
  ['in the future', (project) => signByHand(project, { signedAt: hoursFromNow(1) }), /in the future/],
  [
    'that has ended',
    (project) => signByHand(project, { signedAt: hoursFromNow(-2), expiresAt: now.toISOString() }),
    /it ended at/,
  ],
  [
    'of other bytes',
    (project) => signByHand(project, {}, { subjects: new Map([['suites', zeros]]) }),
    /suites is not what/,
  ],
  [
    'of more bytes',
    (project) => signByHand(project, {}, { subjects: new Map([['more', zeros]]) }),
    /more is not what/,
  ],
  ['of times that are none', (project) => signByHand(project, { expiresAt: '2026-06-30T23:59:60Z' })],
];

for (const [what, sign, reason] of forged)
  test(`a waiver does not count: ${what}`, async (context) => {
    const project = await projectOf(context);
    await sign(project);
    const found = await outcome(project);
    assert.equal(found?.verdict, 'failed');
    assert.match(found.reason, reason ?? /^contract.version is latest, which moves$/);
  });

test('one changed byte of what was looked at voids a waiver', async (context) => {
  const project = await projectOf(context);
  await waiveNow(project);
  project.edit('contracts/acme/checklist.yaml', 'pack:', '# more\npack:');
  assert.match((await outcome(project))?.reason ?? '', /does not count: checklist is not what was looked at/);
});

test('the same person cannot renew by hand, and nobody a second time', async (context) => {
  const project = await projectOf(context);
  const ended = { signedAt: hoursFromNow(-48), expiresAt: hoursFromNow(-24) };
  await signByHand(project, ended);
  await signByHand(project, {});
  assert.match((await outcome(project))?.reason ?? '', /waiver of bob does not count: it ended/);
  await signByHand(project, ended, { key: people.alice });
  await signByHand(project, {}, { key: people.alice });
  assert.match((await outcome(project))?.reason ?? '', /waiver of alice does not count: it ended/);
});

test('a finding that was waived with a key that is replaced now is waived by nobody', async (context) => {
  const project = await projectOf(context);
  await signByHand(project, { signedAt: hoursFromNow(-48), expiresAt: hoursFromNow(-24) });
  project.write(
    'trust.yaml',
    everybody.replace(/name: bob,.*key: [^,}]+/, (entry) => replaceKey(entry)),
  );
  const asMallory = (await gatherFacts(project.query())).trust.owners('approver', now);
  assert.deepEqual(
    asMallory.map(({ name }) => name),
    ['alice', 'bob'],
  );
  for (const key of [people.mallory, people.alice]) {
    await assert.rejects(waiveNow(project, { key }), refusedWith('not_waivable', /key that does not count/));
    await signByHand(project, {}, { key });
    assert.equal((await outcome(project))?.verdict, 'failed');
  }
});

/** The entry of the same person, with the key of mallory in it. */
function replaceKey(entry: string): string {
  const [, base64 = ''] = people.mallory.verifyingKey.toPem().split('\n');
  return entry.replace(/key: [^,}]+/, `key: ${base64}`);
}

test('a waiver that came before one that does not count stays', async (context) => {
  const project = await projectOf(context);
  await waiveNow(project);
  await signByHand(project, {}, { key: people.mallory });
  assert.match((await outcome(project))?.reason ?? '', /^WAIVED by bob/);
});
