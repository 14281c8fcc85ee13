import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../model/finding.ts';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { applyWaiver } from './apply-waiver.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import { allWith, finding, runsOf, scenariosWith } from './testing/item-cases.ts';
import { trustOfAll } from './testing/people.ts';
import { result, sampleFacts, sampleRecord } from './testing/sample-facts.ts';
import { findWaivable } from './waive.ts';

const refusedWith = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof GateError && error.code === code && words.test(error.message);

/** Whether one thing is waivable: a red scenario of the sample, or another finding. */
type Case = readonly [what: string, item: string, facts: Facts, finding: string | undefined];

const red = (more: Partial<ScenarioResult>): Facts =>
  sampleFacts(runsOf({ status: 'failed', ...scenariosWith({ verdict: 'failed', ...more }) }));
const named = (id: string): Facts => {
  const more = ['preprod', 'staging'].map((environment) =>
    result(id, environment, environment === 'staging' ? { verdict: 'failed' } : {}),
  );
  return sampleFacts({
    ...runsOf({ status: 'failed', scenarios: [...sampleRecord().scenarios, ...more] }),
    checklist: { scenarios: ['acme/pays', 'acme/refuses', id] },
  });
};
const found = (code: Finding['code']): Facts => red({ findings: [finding(code)] });
/** Where a red environment stands alone, nothing but what it says itself keeps it from being waived. */
const inStaging = (more: Partial<RunRecord>): Facts =>
  sampleFacts({ ...runsOf({ status: 'failed', ...more }), checklist: { environments: ['staging'] } });

const cases: readonly Case[] = [
  ['one red scenario', 'scenarios', red({}), 'acme/pays is failed in staging'],
  ['one red scenario', 'clean-runs', red({}), 'the newest run is not clean: acme/pays is failed in staging'],
  ['all red', 'scenarios', sampleFacts(runsOf(allWith('failed'))), undefined],
  ['all red', 'clean-runs', sampleFacts(runsOf({ status: 'failed', ...allWith('failed') })), undefined],
  ['all red in one environment', 'scenarios', inStaging(allWith('failed')), undefined],
  ['all red in one environment', 'clean-runs', inStaging(allWith('failed')), undefined],
  [
    'red in a run with faults',
    'clean-runs',
    inStaging({ faults: ['x'], ...scenariosWith({ verdict: 'failed' }) }),
    undefined,
  ],
  [
    'red in a run with a drift pack',
    'clean-runs',
    inStaging({ drifts: ['x'], ...scenariosWith({ verdict: 'failed' }) }),
    undefined,
  ],
  ['it was not run', 'scenarios', red({ verdict: 'unknown' }), undefined],
  ['a secret came back', 'scenarios', found('secret_echoed'), undefined],
  ['a secret came back', 'clean-runs', found('secret_echoed'), undefined],
  ['something left', 'scenarios', found('blocked'), undefined],
  ['a redirect', 'scenarios', found('redirect'), undefined],
  ['no token', 'scenarios', found('auth_failed'), undefined],
  ['another finding', 'scenarios', found('slow'), 'acme/pays is failed in staging'],
  ['authentication', 'scenarios', named('every-provider/refuses-a-wrong-credential'), undefined],
  ['isolation', 'scenarios', named('every-provider/an-id-of-another-environment-is-unknown-here'), undefined],
  [
    'no authentication',
    'scenarios',
    named('every-provider/reads-one-object'),
    'every-provider/reads-one-object is failed in staging',
  ],
  ['sent to live', 'live-untouched', sampleFacts(runsOf({ liveRequests: 1 })), undefined],
  ['no evidence', 'evidence', sampleFacts({ runs: [] }), undefined],
  ['old evidence', 'evidence-fresh', sampleFacts({ checklist: { evidenceAge: 1 } }), undefined],
  [
    'a cut ledger',
    'ledger',
    sampleFacts({
      ledger: {
        ...sampleFacts().ledger,
        findings: [{ code: 'ledger_truncated', size: 1, expected: 'a', found: 'b' }],
      },
    }),
    undefined,
  ],
];

for (const [what, id, facts, words] of cases)
  test(`${id}: ${what} ${words === undefined ? 'can never be waived' : 'can be waived'}`, () => {
    if (words !== undefined) assert.equal(findWaivable(id, facts, trustOfAll).finding, words);
    else
      assert.throws(
        () => findWaivable(id, facts, trustOfAll),
        (error) => refusedWith('not_waivable', /cannot be waived/)(error),
      );
  });

test('what no item offers is waived by no signature', () => {
  const facts = sampleFacts();
  const predicate = { item: 'x', finding: undefined, environment: 'production', network: 'sandbox' };
  const signed = { by: 'bob', statement: { predicate, subjects: new Map() } } as never;
  const ledger = { ...facts.ledger, waivers: [signed] };
  const refused = { verdict: 'failed', reason: 'no' } as const;
  assert.deepEqual(applyWaiver('x', refused, { ...facts, ledger }), refused);
});
