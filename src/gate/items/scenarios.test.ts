import type { RunRecord } from '../../model/run-record.ts';
import { digestOf } from '../../util/digest.ts';
import type { Facts } from '../facts.ts';
import {
  allWith,
  finding,
  none,
  nowhere,
  otherContract,
  otherTool,
  partly,
  runsOf,
  scenariosWith,
  testItems,
} from '../testing/item-cases.ts';
import type { ItemCase } from '../testing/item-cases.ts';
import { result, sampleFacts, sampleRecord } from '../testing/sample-facts.ts';

type Verdict = ReturnType<typeof result>['verdict'];

const of = (...runs: readonly Partial<RunRecord>[]): Facts => sampleFacts(runsOf(...runs));
const verdict = (one: Verdict): Facts => of(scenariosWith({ verdict: one }));
const withError = scenariosWith({ findings: [finding('body_invalid')] });
const redRepetition = result('acme/pays', 'staging', { repetition: 2, verdict: 'failed' });
const repeated = of({ scenarios: [...sampleRecord().scenarios, redRepetition] });
const onInternet = (one: Verdict): Facts => ({ ...verdict(one), network: 'internet' });

/** `consecutive` clean runs wanted, over so many hours. */
const row = (consecutive: number, hours: number, ...runs: readonly Partial<RunRecord>[]): Facts =>
  sampleFacts({ ...runsOf(...runs), checklist: { runs: { consecutive, over: hours * 3_600_000 } } });

testItems([
  ['scenarios', 'all green', sampleFacts(), 'passed', /2 of 2 in preprod, staging/],
  ['scenarios', 'no run', none, 'unknown', /nothing was run in preprod/],
  ['scenarios', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['scenarios', 'an empty run', of({ scenarios: [] }), 'unknown', /nothing was run/],
  ['scenarios', 'one is not there', of(partly), 'unknown', /no acme\/pays$/],
  [
    'scenarios',
    'renamed',
    of(scenariosWith({ id: 'acme/pay' })),
    'unknown',
    /in staging.*no acme\/pays; or does the checklist mean acme\/pay\?/,
  ],
  ['scenarios', 'of another provider', of(scenariosWith({ provider: 'other' })), 'unknown', /staging/],
  ['scenarios', 'of elsewhere', of(scenariosWith({ environment: 'preprod' })), 'unknown', /staging/],
  ['scenarios', 'complete for another contract', of(partly, otherContract), 'unknown', /no acme\/pays/],
  [
    'scenarios',
    'of another contract',
    of(otherContract),
    'unknown',
    /aa1, judged another contract than this/,
  ],
  ['scenarios', 'of other suites', of({ suiteDigest: digestOf('x') }), 'unknown', /aa1, ran other scenarios/],
  ['scenarios', 'of another livegate', of(otherTool), 'unknown', /aa1, was judged by livegate 0\.0\.9, and/],
  ['scenarios', 'all left out', of(allWith('not-applicable')), 'unknown', /nothing passed in preprod/],
  ...(['failed', 'flaky', 'quarantined', 'unknown', 'sandbox-only'] as const).map((one): ItemCase => [
    'scenarios',
    one,
    verdict(one),
    'failed',
    new RegExp(`acme/pays is ${one} in staging`),
  ]),
  ['scenarios', 'not applicable', verdict('not-applicable'), 'passed', /2 of 2/],
  ['scenarios', 'passed, with an error', of(withError), 'failed', /acme\/pays/],
  ['scenarios', 'sandbox-only on the internet', onInternet('sandbox-only'), 'passed', /2 of 2/],
  ['scenarios', 'a red repetition', repeated, 'failed', /acme\/pays/],

  ['clean-runs', 'one of one', sampleFacts(), 'passed', /1 in preprod, 1 in a row wanted/],
  ['clean-runs', 'none', none, 'unknown', /0 clean runs/],
  ['clean-runs', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['clean-runs', 'two of three', row(3, 0, {}, {}), 'unknown', /2 clean runs/],
  ['clean-runs', 'too soon', row(2, 2, {}, {}), 'unknown', /over 1 h in preprod, 2 in a row over 2 h wanted/],
  ['clean-runs', 'over long enough', row(2, 1, {}, {}), 'passed', /2 in preprod/],
  [
    ...(['clean-runs', 'a red one between'] as const),
    ...([
      row(2, 0, {}, scenariosWith({ verdict: 'failed' }), {}),
      'unknown',
      /1 clean run .*staging/,
    ] as const),
  ],
  ['clean-runs', 'a part between', row(2, 0, {}, partly, {}), 'passed', /2 in preprod/],
  ['clean-runs', 'two parts', row(2, 0, partly, partly), 'unknown', /0 clean runs/],
  ['clean-runs', 'of another contract', row(2, 0, {}, otherContract), 'unknown', /1 clean run/],
  ['clean-runs', 'of other scenarios', row(2, 0, {}, { suiteDigest: 'x' }), 'unknown', /1 clean run/],
  ['clean-runs', 'of another livegate', row(2, 0, {}, otherTool), 'unknown', /1 clean run/],
  ['clean-runs', 'faults', of({ faults: ['x'] }), 'failed', /is not clean/],
  ['clean-runs', 'drift put in force', of({ drifts: ['x'] }), 'failed', /is not clean/],
  ['clean-runs', 'interrupted', of({ status: 'interrupted' }), 'failed', /is not clean/],
  ['clean-runs', 'running', of({ status: 'running' }), 'failed', /is not clean/],
]);
