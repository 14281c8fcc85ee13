import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { signStatement } from '../attestation/sign-statement.ts';
import { digestOf, digestOfJson } from '../util/digest.ts';
import { openFileLedger } from '../ledger/file/file-ledger.ts';
import { decide } from './decide.ts';
import { promotionType } from './predicates/promotion.ts';
import type { Promotion } from './predicates/promotion.ts';
import { signOffType } from './predicates/sign-off.ts';
import { readHeads } from './read-heads.ts';
import { readLedgerState } from './ledger-state.ts';
import { revoke } from './revoke.ts';
import { GateProject } from './testing/gate-project.ts';
import { everybody, people, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now, sampleFacts } from './testing/sample-facts.ts';
import { Trust } from './trust.ts';

const subjects = new Map([['contract', digestOf('contract')]]);
const times = { signedAt: now.toISOString(), expiresAt: hoursFromNow(24) };
const signature = { provider: 'acme', item: 'on-call', statement: 's', ...times };

function signOffBody(predicate: object = signature, key = people.bob, predicateType = signOffType): object {
  const envelope = signStatement({ subjects, predicateType, predicate }, [key]);
  return { envelope: JSON.parse(Buffer.from(envelope).toString()) as unknown };
}

const decision = decide(sampleFacts(), trustOfAll, '0.1.0');
const refused = { ...decision, verdict: 'failed' };
const longer = { ...decision, items: [...decision.items, { id: 'x' }] };
const promotion: Promotion = {
  ...{ id: '0'.repeat(32), provider: 'acme', environment: 'live', network: 'sandbox', epoch: 0 },
  audience: { repository: 'r' },
  decision: digestOfJson(decision),
  ...{ operations: ['getOrder'], ceilings: [], approvers: 1 },
  ...{ issuedAt: now.toISOString(), expiresAt: hoursFromNow(8) },
  ledger: { size: 0, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
};
const promotionBody = (more: object = {}, beside: object = { decision }, key = people.keeper): object => ({
  ...signOffBody({ ...promotion, ...more }, key, promotionType),
  ...beside,
});

type Row = readonly [what: string, kind: string, body: object, reason: RegExp | undefined];

const rows: readonly Row[] = [
  ['a sign-off', 'sign-off', signOffBody(), undefined],
  ['by a runner', 'sign-off', signOffBody(signature, people.runner), /no trusted key/],
  ['by nobody known', 'sign-off', signOffBody(signature, people.mallory), /no trusted key/],
  ['unsigned', 'sign-off', { ...signature }, /./],
  ['nothing', 'sign-off', {}, /./],
  ['an envelope that is a text', 'sign-off', { envelope: 'x' }, /./],
  [
    'without signatures',
    'sign-off',
    { envelope: { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [] } },
    /./,
  ],
  [
    'of another provider',
    'sign-off',
    signOffBody({ ...signature, provider: 'other' }),
    /was signed for other/,
  ],
  [
    'a promotion as a sign-off',
    'sign-off',
    signOffBody(promotion, people.bob, promotionType),
    /predicate is of type/,
  ],
  ['of another form', 'sign-off', signOffBody({ ...signature, more: 1 }), /additional properties/],
  [
    'at a second that no clock knows',
    'sign-off',
    signOffBody({ ...signature, signedAt: '2026-06-30T23:59:60Z' }),
    /a time in it/,
  ],
  [
    'until a second that no clock knows',
    'sign-off',
    signOffBody({ ...signature, expiresAt: '2026-06-30T23:59:60Z' }),
    /a time in it/,
  ],
  ['without an end', 'sign-off', signOffBody({ ...signature, expiresAt: undefined }), /'expiresAt'/],

  ['a promotion', 'promotion', promotionBody(), undefined],
  ['by an approver', 'promotion', promotionBody({}, { decision }, people.bob), /no trusted key/],
  ['of another provider', 'promotion', promotionBody({ provider: 'other' }), /was signed for other/],
  ['without its decision', 'promotion', promotionBody({}, {}), /decision beside it is not the one/],
  ['beside another decision', 'promotion', promotionBody({}, { decision: refused }), /is not the one/],
  [
    'of a decision that failed',
    'promotion',
    promotionBody({ decision: digestOfJson(refused) }, { decision: refused }),
    /did not pass/,
  ],
  [
    'of a decision that is none',
    'promotion',
    promotionBody({ decision: digestOfJson(longer) }, { decision: longer }),
    /no decision by decision\.schema\.json: "\/items\/\d+" must have/,
  ],
  ['without an end', 'promotion', promotionBody({ expiresAt: '2026-12-31T23:59:60Z' }), /a time in it/],
  ['a sign-off as a promotion', 'promotion', signOffBody(signature, people.keeper), /predicate is of type/],
];

for (const [what, kind, body, reason] of rows)
  test(`${kind}: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    await project.append({ kind, body: { ...body } });
    const { promotions, refused, signOffs } = await readLedgerState(project.ledger, 'acme', trustOfAll, now);
    const counted = [...signOffs, ...promotions];
    assert.equal(counted.length, reason === undefined ? 1 : 0);
    assert.deepEqual(
      refused.map((one) => [one.index, one.kind]),
      reason === undefined ? [] : [[0, kind]],
    );
    assert.match(refused[0]?.reason ?? '', reason ?? /^$/);
  });

test('an envelope with one character changed does not count', async (context) => {
  const project = await GateProject.make(context);
  const body = structuredClone(signOffBody()) as { envelope: { payload: string } };
  body.envelope.payload = Buffer.from(
    Buffer.from(body.envelope.payload, 'base64').toString().replace('on-call', 'on-wall'),
  ).toString('base64');
  await project.append({ kind: 'sign-off', body });
  const state = await readLedgerState(project.ledger, 'acme', trustOfAll, now);
  assert.deepEqual([state.signOffs.length, state.refused.length], [0, 1]);
});

test('who signed counts as trust.yaml says now, not as it said then', async (context) => {
  const project = await GateProject.make(context);
  await project.append({ kind: 'sign-off', body: { ...signOffBody() } });
  const by = async (change: string) => {
    const trust = Trust.parse(everybody.replace(/(name: bob, roles: \[approver\])/, `$1, ${change}`), 't');
    return (await readLedgerState(project.ledger, 'acme', trust, now)).signOffs.map((one) => one.by);
  };
  assert.deepEqual(await by('until: 2026-07-01'), ['bob']);
  assert.deepEqual(await by('revoked: 2026-07-02'), ['bob']);
  assert.deepEqual(await by('revoked: 2026-07-01'), []);
  assert.deepEqual(await by('until: 2026-06-30'), []);
  const nobody = await readLedgerState(project.ledger, 'acme', Trust.nobody(), now);
  assert.deepEqual([nobody.signOffs.length, nobody.refused.length], [0, 1]);
});

test('a revocation counts whoever wrote it, for its provider only; so does what was released', async (context) => {
  const project = await GateProject.make(context);
  const { ledger } = project;
  await revoke({ provider: 'acme', reason: 'drift', by: 'anybody', now }, ledger);
  await revoke({ provider: 'other', reason: 'drift', by: 'anybody', now }, ledger);
  await project.append({ kind: 'revocation', at: hoursFromNow(1), body: {} });
  await project.append({ kind: 'revocation', at: hoursFromNow(-1), body: {} });
  await project.append({ kind: 'release', body: { promotion: 'abc' } });
  await project.append({ kind: 'something-else', body: {} });
  const state = await readLedgerState(ledger, 'acme', trustOfAll, now);
  assert.deepEqual([state.epoch, [...state.released.keys()], state.refused], [3, ['abc'], []]);
  const closing = { what: 'revocation', at: now.toISOString() };
  assert.deepEqual(state.closedBy, { sandbox: closing, internet: closing });
  assert.equal((await readLedgerState(ledger, 'other', trustOfAll, now)).epoch, 1);
  assert.equal((await readLedgerState(ledger, 'third', trustOfAll, now)).epoch, 0);
});

const never = '+010000-01-01T00:00:00.000Z';
const revocations: readonly (readonly [what: string, hours: readonly (number | string)[], last: unknown])[] =
  [
    ['none', [], undefined],
    ['in order', [-2, -1], -1],
    ['one that is dated back', [-1, -9], -1],
    ['one that is yet to come', [-1, 1], 1],
    ['two that are yet to come', [3, 1], 3],
    ['one of a year that is never', [-1, never], never],
    ['one that is yet to come, and a later one', [1, -1], -1],
    ['the same with others before', [-1, never, -9], -1],
    ['one that is yet to come after a later one', [2, -1, 1], 1],
  ];
for (const [what, hours, last] of revocations)
  test(`when a provider was last revoked: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    const timeOf = (one: unknown) => (typeof one === 'number' ? hoursFromNow(one) : one);
    for (const one of hours) await project.append({ kind: 'revocation', at: String(timeOf(one)) });
    const { closedBy, epoch } = await readLedgerState(project.ledger, 'acme', trustOfAll, now);
    assert.deepEqual([epoch, closedBy.internet?.at], [hours.length, timeOf(last)]);
  });

for (const [network, sandbox, internet] of [
  ['sandbox', 'breaking drift', 'revocation'],
  ['internet', 'revocation', 'breaking drift'],
  ['another', 'breaking drift', 'breaking drift'],
] as const)
  test(`breaking drift that was found on the network ${network} raises no epoch`, async (context) => {
    const project = await GateProject.make(context);
    await project.append({ kind: 'revocation', at: hoursFromNow(-2), body: {} });
    await project.append({ kind: 'drift', at: hoursFromNow(-1), body: { network } });
    const { closedBy, epoch } = await readLedgerState(project.ledger, 'acme', trustOfAll, now);
    assert.deepEqual([epoch, closedBy.sandbox?.what, closedBy.internet?.what], [1, sandbox, internet]);
  });

test('a ledger that is not what a promotion saw is found out', async (context) => {
  const project = await GateProject.makeReady(context);
  await project.promote();
  const file = project.path('ledger/ledger.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  const codesOf = async (text: string) => {
    writeFileSync(file, text);
    const ledger = await openFileLedger(file);
    const { findings } = await readLedgerState(ledger, 'acme', trustOfAll, now);
    await ledger.close();
    return findings.map(({ code }) => code);
  };
  assert.deepEqual(await codesOf(lines.join('\n')), []);
  assert.deepEqual(await codesOf(lines.slice(1).join('\n')), ['ledger_rewritten']);
  assert.deepEqual(await codesOf(lines.slice(2).join('\n')), ['ledger_truncated']);
  assert.deepEqual(await codesOf([lines[1], lines[0], ...lines.slice(2)].join('\n')), ['ledger_rewritten']);
  await assert.rejects(codesOf(`${lines.join('\n')}{}\n`), /ledger.jsonl:6/);
});

test('the heads of the promotions of all providers are collected', async (context) => {
  const project = await GateProject.make(context);
  await project.append({ kind: 'promotion', body: { ...promotionBody() } });
  const other = promotionBody({ provider: 'other', ledger: { size: 1, root: 'b3RoZXI=' } });
  await project.append({ kind: 'promotion', provider: 'other', body: { ...other } });
  await project.append({ kind: 'promotion', body: { ...promotionBody({}, { decision }, people.mallory) } });
  const heads = await readHeads(project.ledger, trustOfAll, now);
  assert.deepEqual(
    heads.map(({ size }) => size),
    [0, 1],
  );
  const { findings } = await readLedgerState(project.ledger, 'other', trustOfAll, now);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['ledger_rewritten'],
  );
});
