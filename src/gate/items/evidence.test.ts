import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../util/digest.ts';
import { automaticItems } from '../automatic-items.ts';
import {
  lacking,
  none,
  nowhere,
  otherContract,
  otherTool,
  outcomeOf,
  partly,
  runsOf,
  testItems,
  without,
} from '../testing/item-cases.ts';
import { hoursFromNow, sampleFacts, sampleRecord } from '../testing/sample-facts.ts';

const refused = (id: string, isSigned: boolean) => ({ refusedRuns: [{ id, isSigned, reason: 'forged' }] });
const ended = (hours: number) => sampleFacts(runsOf({ endedAt: hoursFromNow(hours) }));

const closed = (what: 'revocation' | 'breaking drift', hours: number, network = 'sandbox') => {
  const facts = sampleFacts();
  const none = { sandbox: undefined, internet: undefined };
  const closedBy = { ...none, [network]: { what, at: hoursFromNow(hours) } };
  return { ...facts, ledger: { ...facts.ledger, closedBy } };
};
const revoked = (hours: number) => closed('revocation', hours);
const drifted = (hours: number, network?: string) => closed('breaking drift', hours, network);

testItems([
  ['evidence', 'a signed run of these bytes', sampleFacts(), 'passed', /aa1, signed by runner/],
  ['evidence', 'no run', none, 'unknown', /no run of acme on the sandbox network/],
  ['evidence', 'only refused', sampleFacts({ runs: [], ...refused('b', false) }), 'failed', /run b .*forged/],
  ['evidence', 'a newer forged one', sampleFacts(refused('20260702', true)), 'failed', /20260702/],
  ['evidence', 'a newer unsigned one', sampleFacts(refused('20260702', false)), 'passed', /aa1/],
  ['evidence', 'an older forged one', sampleFacts(refused('20260601', true)), 'passed', /aa1/],
  ['evidence', 'another contract', sampleFacts(runsOf(otherContract)), 'failed', /another contract/],
  ['evidence', 'other suites', sampleFacts(runsOf({ suiteDigest: digestOf('x') })), 'failed', /other scen/],
  ['evidence', 'another livegate', sampleFacts(runsOf(otherTool)), 'failed', /by livegate 0\.0\.9, and/],
  ['evidence', 'no suites', sampleFacts({ subjects: without('suites') }), 'failed', /other scenarios/],

  ['evidence-fresh', 'an hour old', sampleFacts(), 'passed', /1 h old, at most 1 d/],
  ['evidence-fresh', 'no run', none, 'unknown', /no run of every scenario in preprod/],
  ['evidence-fresh', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['evidence-fresh', 'never ended', sampleFacts(runsOf(lacking('endedAt'))), 'unknown', /that ended/],
  ['evidence-fresh', 'a day old', ended(-24), 'failed', /1 d old/],
  ['evidence-fresh', 'seconds less', ended(-23.999), 'passed', /23 h/],
  ['evidence-fresh', '400 days old', ended(-9600), 'failed', /400 d old/],
  ['evidence-fresh', 'of before a revocation', revoked(-0.5), 'unknown', /before the revocation at/],
  ['evidence-fresh', 'a revocation dated ahead', revoked(24), 'unknown', /yet to come: one of the clocks/],
  ['evidence-fresh', 'of after a revocation', revoked(-2), 'passed', /1 h old/],
  ['evidence-fresh', 'of before drift', drifted(-0.5), 'unknown', /before the breaking drift at/],
  [
    'evidence-fresh',
    'drift dated ahead',
    drifted(24),
    'unknown',
    /last breaking drift is dated .* yet to come/,
  ],
  ['evidence-fresh', 'of after drift', drifted(-2), 'passed', /1 h old/],
  ['evidence-fresh', 'drift on the internet', drifted(-0.5, 'internet'), 'passed', /1 h old/],
  ['evidence-fresh', 'of the future', ended(0.1), 'failed', /of the future/],
  ['evidence-fresh', 'of in 2 days', ended(48), 'failed', /of the future/],
  ['evidence-fresh', 'two clocks as usual', ended(0.05), 'passed', /0 s old/],
  [
    ...(['evidence-fresh', 'began in the future'] as const),
    ...([sampleFacts(runsOf({ startedAt: hoursFromNow(48) })), 'failed', /future/] as const),
  ],
  [
    ...(['evidence-fresh', 'an older one of the future'] as const),
    ...([sampleFacts(runsOf({}, { endedAt: hoursFromNow(48) })), 'failed', /future/] as const),
  ],
  [
    ...(['evidence-fresh', 'only a part of it is fresh'] as const),
    ...([sampleFacts(runsOf(partly, { endedAt: hoursFromNow(-30) })), 'failed', /1 d 6 h old/] as const),
  ],
]);

test('its title says of what evidence must be', () => {
  const title = automaticItems.get('evidence')?.title;
  assert.equal(title, 'Signed evidence of this very contract, suite and version of livegate');
});

test('the oldest of the environments decides how long evidence is fresh', () => {
  const only = (environment: string, more: object) => ({
    scenarios: sampleRecord().scenarios.filter((one) => one.environment === environment),
    ...more,
  });
  const runs = runsOf(only('preprod', {}), only('staging', { endedAt: hoursFromNow(-5) }));
  assert.equal(outcomeOf('evidence-fresh', sampleFacts(runs)).holdsUntil, hoursFromNow(19));
  assert.equal(outcomeOf('evidence-fresh', sampleFacts()).holdsUntil, hoursFromNow(23));
});
