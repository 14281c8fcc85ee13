import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countersignEnvelope } from '../attestation/countersign-envelope.ts';
import { LivegateError } from '../util/errors.ts';
import { omit } from '../util/omit.ts';
import type { BreakGlassFile } from './break-glass-file.ts';
import type { FactsQuery } from './gather-facts.ts';
import { findPromotion } from './find-promotion.ts';
import { isBreakGlass } from './predicates/break-glass.ts';
import type { Promotion } from './predicates/promotion.ts';
import { promotionType } from './predicates/promotion.ts';
import { readHeads } from './read-heads.ts';
import { recordRelease } from './record-release.ts';
import { revokeDrifted } from './revoke-drifted.ts';
import { revoke } from './revoke.ts';
import { BrokenGlassProject } from './testing/broken-glass-project.ts';
import type { GlassChanges } from './testing/broken-glass-project.ts';
import type { Facts } from './testing/gate-project.ts';
import { people, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

/** The code of what it throws; `open` where it throws nothing. */
function find(facts: Facts, audience: Promotion['audience']): string {
  try {
    findPromotion(facts, audience);
  } catch (error) {
    assert.ok(error instanceof LivegateError, String(error));
    return String(error.code);
  }
  return 'open';
}

const signedBy = (file: BreakGlassFile, key: typeof people.bob): BreakGlassFile => ({
  ...file,
  envelope: countersignEnvelope(file.envelope, key),
});
const at = (hours: number): Date => new Date(hoursFromNow(hours));

test('two approvers open what no evidence opens, within the checklist, and it stands in the ledger', async (context) => {
  const project = await BrokenGlassProject.make(context);
  assert.equal(find(await project.gate.facts(), project.audience), 'not_promoted');
  await project.break();
  const { by, statement } = findPromotion(await project.gate.facts(), project.audience);
  const glass = statement.predicate;
  assert.ok(isBreakGlass(glass));
  assert.equal(by, 'alice and bob');
  assert.deepEqual(
    [glass.reason, glass.minutes, glass.expiresAt, glass.operations, glass.epoch],
    ['refunds wait', 30, hoursFromNow(0.5), ['createOrder', 'getOrder'], 0],
  );
  const kinds = (await project.gate.entries()).map(({ entry }) => entry.kind);
  assert.deepEqual(kinds, ['break-glass']);
});

test('nothing is open before it stands in the ledger, however many have signed it', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.join(await project.begin());
  assert.equal(find(await project.gate.facts(), project.audience), 'not_promoted');
});

type Row = readonly [
  what: string,
  code: string,
  act: (project: BrokenGlassProject) => unknown,
  query?: Partial<FactsQuery>,
  audience?: Partial<Promotion['audience']>,
  alter?: (facts: Facts) => Facts,
];

const broken = (changes?: GlassChanges) => (project: BrokenGlassProject) => project.break(changes);
/** Both sign what livegate would not have written, and write it into the ledger by hand. */
const forged = (changes: NonNullable<GlassChanges['forged']>) => async (project: BrokenGlassProject) => {
  await project.smuggle(signedBy(await project.begin({ forged: changes }), people.bob));
};
const signedAlso = (key: typeof people.bob) => async (project: BrokenGlassProject) => {
  await project.smuggle(signedBy(await project.begin(), key));
};
const then =
  (act: (project: BrokenGlassProject) => unknown) =>
  async (project: BrokenGlassProject): Promise<void> => {
    await project.break();
    await act(project);
  };
const runOne = (project: BrokenGlassProject) =>
  project.break({ audience: { ...project.audience, run: '1' } });
const damaged = (facts: Facts): Facts => {
  const finding = { code: 'ledger_rewritten', size: 1, expected: 'root a', found: 'root b' } as const;
  return { ...facts, ledger: { ...facts.ledger, findings: [finding] } };
};
const hour = 3_600_000;

const rows: readonly Row[] = [
  ['(it does)', 'open', broken()],
  ['(it does, to its last second)', 'open', broken(), { now: new Date(now.getTime() + hour / 2 - 1) }],
  ['its time is up', 'expired', broken(), { now: at(0.5) }],
  ['it is yet to begin', 'not_yet_valid', broken(), { now: at(-0.1) }],
  [
    'a promotion would be over by now',
    'expired',
    broken(),
    { now: at(0.25) },
    {},
    (facts) => ({ ...facts, checklist: { ...facts.checklist, promotionAge: 1000 } }),
  ],
  ['one person alone', 'not_promoted', async (project) => project.smuggle(await project.begin())],
  ['one person twice', 'not_promoted', smuggleTwice],
  ['an approver and a runner', 'not_promoted', signedAlso(people.runner)],
  ['an approver and a gatekeeper', 'not_promoted', signedAlso(people.keeper)],
  ['an approver and somebody unknown', 'not_promoted', signedAlso(people.mallory)],
  ['61 minutes', 'not_promoted', forged({ minutes: 61, expiresAt: hoursFromNow(61 / 60) })],
  ['30 minutes of two hours', 'not_promoted', forged({ expiresAt: hoursFromNow(2) })],
  ['no reason', 'not_promoted', forged({ reason: ' ' })],
  ['a time in another spelling', 'not_promoted', forged({ expiresAt: '2026-07-01T12:30:00Z' })],
  ['another provider', 'not_promoted', forged({ provider: 'other' })],
  ['another environment', 'not_promoted', forged({ environment: 'live-2' })],
  ['another decision than that beside it', 'not_promoted', forged({ decision: `sha256:${'0'.repeat(64)}` })],
  ['the sandbox, and the internet', 'not_promoted', broken(), { network: 'internet' }],
  ['(its run)', 'open', runOne, {}, { run: '1' }],
  ['another run', 'other_audience', runOne, {}, { run: '2' }],
  ['another repository', 'other_audience', broken(), {}, { repository: 'fork' }],
  [
    'revoked',
    'revoked',
    then(({ gate }) => revoke({ provider: 'acme', reason: 'x', by: 'x', now }, gate.ledger)),
  ],
  ['an epoch that the ledger does not have', 'ledger_changed', forged({ epoch: 1 })],
  ['a damaged ledger', 'ledger_changed', broken(), {}, {}, damaged],
  ['a ledger that was longer', 'ledger_changed', forged({ ledger: { size: 7, root: 'x' } })],
  ['an operation that the checklist does not have', 'changed', forged({ operations: ['deleteOrder'] })],
  ['no ceiling where there is one', 'changed', broken(), {}, {}, withCeiling],
  ['fewer approvers', 'changed', broken(), {}, {}, withApprovers],
  ['more releases', 'changed', forged({ releases: 9 })],
  ['as many releases as one likes', 'changed', withoutLimit],
  ['it was used as often as the checklist says', 'already_released', usedUp],
  [
    'another contract',
    'changed',
    then(({ gate }) => {
      gate.edit('contracts/acme/openapi.yaml', 'title: Acme', 'title: Ace');
    }),
  ],
  [
    'other credentials',
    'changed',
    then(({ gate }) => {
      gate.write('contracts/acme/credentials/live.sandbox.age', 'x');
    }),
  ],
  [
    'somebody more is trusted',
    'changed',
    then(({ gate }) => {
      gate.edit('trust.yaml', 'roles: [runner]', 'roles: [runner, gatekeeper]');
    }),
  ],
];

async function smuggleTwice(project: BrokenGlassProject): Promise<void> {
  const { decision, envelope } = await project.begin();
  const one = JSON.parse(Buffer.from(envelope).toString()) as { signatures: object[] };
  const twice = { ...one, signatures: [...one.signatures, { ...one.signatures[0], keyid: 'another' }] };
  await project.smuggle({ decision, envelope: Buffer.from(JSON.stringify(twice)) });
}

function withCeiling({ checklist, ...facts }: Facts): Facts {
  const ceilings = [{ operation: 'getOrder', requests: 1, per: 'P1D' }];
  return { ...facts, checklist: { ...checklist, ceilings } };
}

function withApprovers({ checklist, ...facts }: Facts): Facts {
  return { ...facts, checklist: { ...checklist, approvers: 2 } };
}

async function withoutLimit(project: BrokenGlassProject): Promise<void> {
  const { glass } = await project.draft();
  await project.smuggle(signedBy(await project.signed(omit(glass, 'releases')), people.bob));
}

async function usedUp(project: BrokenGlassProject): Promise<void> {
  await project.break();
  const { statement } = findPromotion(await project.gate.facts(), project.audience);
  const note = { promotion: statement.predicate, isolated: false, mode: 'inject' } as const;
  await recordRelease(project.gate.ledger, note, now);
}

for (const [what, code, act, query = {}, audience = {}, alter = (facts: Facts) => facts] of rows)
  test(`broken glass does not open: ${what}`, async (context) => {
    const project = await BrokenGlassProject.make(context);
    await act(project);
    const facts = alter(await project.gate.facts(query));
    assert.equal(find(facts, { ...project.audience, ...audience }), code);
  });

test('neither passes for the other in the ledger', async (context) => {
  const project = await BrokenGlassProject.make(context);
  const { decision, envelope } = await project.join(await project.begin());
  const body = { decision, envelope: JSON.parse(Buffer.from(envelope).toString()) as unknown };
  await project.gate.append({ kind: 'promotion', body });
  assert.equal(find(await project.gate.facts(), project.audience), 'not_promoted');
});

test('what it says of the ledger counts when the ledger is verified', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.gate.append({ kind: 'note' });
  await project.break();
  const { ledger } = project.gate;
  assert.deepEqual(
    (await readHeads(ledger, trustOfAll, now)).map(({ size }) => size),
    [1],
  );
});

test('drift alone does not close what two people opened in spite of it', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.break();
  const drift = [{ provider: 'acme', environment: 'sandbox', breaking: 1, waived: 0 }];
  const gate = { ledger: project.gate.ledger, now, runs: project.gate.path('reports/runs') };
  const { revoked } = await revokeDrifted({ network: 'sandbox', drift, by: 'a run' }, gate);
  assert.deepEqual(revoked, []);
  assert.equal(find(await project.gate.facts(), project.audience), 'open');
});

test('a promotion that holds comes first; broken glass does not replace one that would', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.break();
  const facts = await project.gate.facts();
  const [glass] = facts.ledger.breakGlass;
  assert.ok(glass);
  const promotion = { ...glass, index: 9, statement: { ...glass.statement, predicateType: promotionType } };
  const withBoth = { ...facts, ledger: { ...facts.ledger, promotions: [promotion] } };
  assert.equal(findPromotion(withBoth, project.audience).index, 9);
});
