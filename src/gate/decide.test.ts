import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyStatement } from '../attestation/verify-statement.ts';
import {
  parseVerificationSummary,
  verificationSummaryType,
} from '../attestation/predicates/verification-summary.ts';
import type { VerificationSummary } from '../attestation/predicates/verification-summary.ts';
import type { BrokenGlass, Decision } from '../model/decision.ts';
import { digestOfJson } from '../util/digest.ts';
import { decide } from './decide.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { summarizeDecision } from './summarize-decision.ts';
import { people, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now, present, sampleFacts, sampleRun } from './testing/sample-facts.ts';

const asked = { id: 'x', title: 'X', statement: 'x', looksAt: [], expires: 'P1D' };
const rows: readonly (readonly [what: string, facts: Facts, verdict: string])[] = [
  ['every item passed', sampleFacts(), 'passed'],
  ['one is unknown', sampleFacts({ checklist: { signOffs: [asked] } }), 'unknown'],
  ['one failed', sampleFacts({ sealed: { recipients: 0 } }), 'failed'],
  [
    'one failed and one is unknown',
    sampleFacts({ sealed: { recipients: 0 }, checklist: { signOffs: [asked] } }),
    'failed',
  ],
  ['no evidence at all', sampleFacts({ runs: [] }), 'unknown'],
];

for (const [what, facts, verdict] of rows)
  test(`a decision is ${verdict} where ${what}`, () => {
    assert.equal(decide(facts, trustOfAll, '0.1.0').verdict, verdict);
  });

test('a decision holds as long as the first of its items, and never longer than a day', () => {
  const { holdsUntil } = decide(sampleFacts(), trustOfAll, '0.1.0');
  assert.equal(holdsUntil, hoursFromNow(23));
  const week = { evidenceAge: 7 * 24 * 3_600_000 };
  assert.equal(decide(sampleFacts({ checklist: week }), trustOfAll, '0.1.0').holdsUntil, hoursFromNow(24));
});

test('a decision names the very bytes, the ledger and the epoch that it is about', () => {
  const decision = decide(sampleFacts(), trustOfAll, '0.1.0');
  assert.deepEqual(decision.subjects, Object.fromEntries(present));
  assert.deepEqual(
    [decision.epoch, decision.ledger, decision.decidedAt],
    [0, { size: 3, root: 'cm9vdA==' }, now.toISOString()],
  );
  assert.deepEqual(
    [decision.provider, decision.environment, decision.network],
    ['acme', 'production', 'sandbox'],
  );
  assert.deepEqual(decision, decide(sampleFacts(), trustOfAll, '0.1.0'));
});

test('an item that throws is unknown and says why, and the others are still asked', () => {
  const run = sampleRun();
  const broken = { ...run, record: { ...run.record, targets: undefined as never } };
  const items = evaluate(sampleFacts({ runs: [broken] }), trustOfAll);
  const scenarios = items.find(({ id }) => id === 'scenarios');
  assert.equal(scenarios?.verdict, 'unknown');
  assert.match(scenarios.reason, /could not be evaluated: Cannot read/);
  assert.equal(scenarios.remedy?.command, 'livegate checklist explain acme scenarios');
  assert.equal(items.find(({ id }) => id === 'ledger')?.verdict, 'passed');
  const sign = { ...asked, expires: 'soon' };
  const facts = sampleFacts({ checklist: { signOffs: [sign] } });
  const recorded = { statement: { predicate: { item: 'x', signedAt: 'x' } } } as never;
  const signed = { ...facts, ledger: { ...facts.ledger, signOffs: [recorded] } };
  assert.equal(evaluate(signed, trustOfAll).at(-1)?.verdict, 'unknown');
});

test('only what may be left out is left out', () => {
  const left = { evidence: 'no need', toString: 'no need', x: 'no need', y: 'Acme has none.' };
  const signOffs = [asked, ...['y', 'constructor'].map((id) => ({ ...asked, id, mayBeNotApplicable: true }))];
  const facts = sampleFacts({ runs: [], checklist: { notApplicable: left, signOffs } });
  const verdicts = new Map(
    evaluate(facts, trustOfAll).map(({ id, reason, verdict }) => [id, [verdict, reason]]),
  );
  assert.equal(verdicts.get('evidence')?.[0], 'unknown');
  assert.equal(verdicts.get('x')?.[0], 'unknown');
  assert.equal(verdicts.get('constructor')?.[0], 'unknown');
  assert.deepEqual(verdicts.get('y'), ['passed', 'declared not applicable: Acme has none.']);
});

function summaryOf(decision: Decision): VerificationSummary {
  const { statement } = verifyStatement(summarizeDecision(decision, 'L2', people.keeper), {
    keys: [people.keeper.verifyingKey],
    predicateType: verificationSummaryType,
    parsePredicate: parseVerificationSummary,
    subjects: new Map([['decision', digestOfJson(decision)]]),
  });
  return statement.predicate;
}

test('a summary for others passes only where the decision passed', () => {
  for (const [what, facts, verdict] of rows) {
    const { verificationResult, verifiedLevels } = summaryOf(decide(facts, trustOfAll, '0.1.0'));
    const passed = verdict === 'passed';
    assert.equal(verificationResult, passed ? 'PASSED' : 'FAILED', what);
    assert.deepEqual(verifiedLevels, passed ? ['LIVEGATE_L2'] : ['FAILED']);
  }
});

test('a summary for others does not pass without a word of what only people let pass', () => {
  const decision = decide(sampleFacts(), trustOfAll, '0.1.0');
  const [first, ...others] = decision.items;
  assert.ok(first !== undefined);
  const waived = { by: 'bob', owner: 'ada', reason: 'soon', until: now.toISOString(), found: 'x' };
  const time = { issuedAt: now.toISOString(), expiresAt: hoursFromNow(1) };
  const glass: BrokenGlass = {
    ...{
      id: 'a1',
      environment: 'production',
      network: 'internet',
      reason: 'refunds wait',
      by: ['alice', 'bob'],
    },
    ...{ ...time, state: 'open' },
  };
  const weakened = [{ item: 'promotion', limit: 'life', own: '1 d', pack: '8 h' }];
  const cases: readonly (readonly [more: Partial<Decision>, level: string, note: object])[] = [
    [{ items: [{ ...first, waived }, ...others] }, 'LIVEGATE_WAIVED', { waived: first.id }],
    [{ weakened }, 'LIVEGATE_WEAKENED', { weakened: 'promotion' }],
    [{ brokenGlass: [glass] }, 'LIVEGATE_BROKEN_GLASS', { brokenGlass: 'a1' }],
  ];
  for (const [more, level, note] of cases) {
    const { inputAttestations, policy, verificationResult, verifiedLevels } = summaryOf({
      ...decision,
      ...more,
    });
    assert.equal(verificationResult, 'PASSED');
    assert.deepEqual(verifiedLevels, ['LIVEGATE_L2', level]);
    assert.deepEqual(policy.annotations, note);
    const shown = inputAttestations.find(({ uri }) => uri === 'livegate:break-glass/a1')?.annotations;
    const { environment, network, reason, state } = glass;
    const said = { by: 'alice, bob', environment, network, reason, state, ...time };
    assert.deepEqual(shown, more.brokenGlass === undefined ? undefined : said);
    const failed = summaryOf({ ...decision, ...more, verdict: 'failed' });
    assert.deepEqual([failed.verifiedLevels, failed.policy.annotations], [['FAILED'], note]);
  }
  const plain = summaryOf(decision);
  assert.deepEqual([plain.verifiedLevels, plain.policy.annotations], [['LIVEGATE_L2'], undefined]);
});
