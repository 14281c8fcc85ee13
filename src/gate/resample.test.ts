import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../model/finding.ts';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { digestOf } from '../util/digest.ts';
import type { Facts } from './facts.ts';
import { compareSample, pickSample } from './resample.ts';
import { GateProject } from './testing/gate-project.ts';
import { allWith, finding, none, outcomeOf, runsOf, scenariosWith } from './testing/item-cases.ts';
import { result, sampleFacts, sampleRecord } from './testing/sample-facts.ts';

const first = () => 0;
const [sampled] = pickSample(sampleFacts(), 1, first);
assert.ok(sampled !== undefined);

test('a sample is of what passed in the newest evidence, each of it once, and all of it at most', () => {
  const all = pickSample(sampleFacts(), 99);
  const keys = all.map(({ environment, id, run }) => `${run} ${environment} ${id}`);
  assert.deepEqual(
    keys.sort(),
    ['preprod acme/pays', 'preprod acme/refuses', 'staging acme/pays', 'staging acme/refuses'].map(
      (one) => `20260701T105900Z-aa1 ${one}`,
    ),
  );
  const red = sampleFacts(runsOf(scenariosWith({ verdict: 'not-applicable' }), {}));
  assert.equal(pickSample(red, 99).length, 3);
  assert.ok(pickSample(red, 99).every(({ run }) => run === '20260701T200000Z-aa1'));
  const beside = [...sampleRecord().scenarios, result('acme/more', 'staging')];
  assert.equal(pickSample(sampleFacts(runsOf({ scenarios: beside })), 99).length, 4);
  assert.deepEqual(pickSample(none, 3), []);
});

test('which scenarios are run again is left to chance', () => {
  const seen = new Set(Array.from({ length: 200 }, () => JSON.stringify(pickSample(sampleFacts(), 1))));
  assert.equal(seen.size, 4);
});

/** A record of the sample run again. */
const again = (more: Partial<ScenarioResult> = {}, record: Partial<RunRecord> = {}): RunRecord =>
  sampleRecord({ scenarios: [result(sampled.id, sampled.environment, more)], ...record });
const red = (...codes: readonly Finding['code'][]): RunRecord =>
  again({ verdict: 'failed', findings: codes.map((code) => finding(code)) });
const otherTargets = sampleRecord().targets.map((one) => ({ ...one, contractDigest: digestOf('x') }));

type Row = readonly [
  what: string,
  again: Parameters<typeof compareSample>[1],
  verdict: 'passed' | 'failed' | 'unknown',
  reason: RegExp,
];

const rows: readonly Row[] = [
  ['the same', again(), 'passed', /signed by runner; 1 of it run again, with the same result/],
  ['it fails', red('body_invalid'), 'failed', /run again, it was not so: acme\/pays in preprod/],
  ['it fails and says nothing', again({ verdict: 'failed' }), 'failed', /not so/],
  ['it passes at the second attempt', again({ verdict: 'flaky' }), 'failed', /not so/],
  [
    'a part of its repetitions fails',
    sampleRecord({ scenarios: [...again().scenarios, ...red().scenarios] }),
    'failed',
    /not so/,
  ],
  ['nobody answers', red('unreachable'), 'unknown', /acme\/pays in preprod could not be run again/],
  ['no answer in time', red('timeout', 'expectation_failed'), 'unknown', /could not be run again/],
  ['no TLS', red('tls_failed'), 'unknown', /could not/],
  ['over the limit', red('rate_limited'), 'unknown', /could not/],
  [
    'a warning about the limit is no outage',
    again({ verdict: 'failed', findings: [finding('rate_limited', 'warning')] }),
    'failed',
    /not so/,
  ],
  ['it was left out', again({ verdict: 'not-applicable' }), 'unknown', /could not/],
  ['it is in quarantine', again({ verdict: 'quarantined' }), 'unknown', /could not/],
  ['it did not run', again({}, { scenarios: [] }), 'unknown', /could not/],
  ['it ran elsewhere', again({ environment: 'staging' }), 'unknown', /could not/],
  ['of another provider', again({ provider: 'other' }), 'unknown', /could not/],
  ['no run at all', { problem: 'no credentials' }, 'unknown', /^no credentials$/],
  [
    'of suites that were written to',
    again({}, { suitesChanged: true }),
    'unknown',
    /ran while its suites changed/,
  ],
  ['of another suite', again({}, { suiteDigest: 'x' }), 'unknown', /run again ran other scenarios/],
  [
    'of another contract',
    again({}, { targets: otherTargets }),
    'unknown',
    /run again judged another contract/,
  ],
];

for (const [what, record, verdict, reason] of rows)
  test(`evidence that was run again: ${what}`, () => {
    const facts = sampleFacts();
    const found = outcomeOf('evidence', { ...facts, resample: compareSample([sampled], record, facts) });
    assert.equal(found.verdict, verdict, found.reason);
    assert.match(found.reason, reason);
    assert.equal(found.finding, undefined);
  });

test('what was run again is of the evidence that counts', () => {
  const facts: Facts = sampleFacts(runsOf({}, {}));
  const older = { ...sampled, run: facts.runs[1]?.record.id ?? '' };
  const outcome = outcomeOf('evidence', { ...facts, resample: compareSample([older], again(), facts) });
  assert.deepEqual(
    [outcome.verdict, outcome.reason],
    ['unknown', 'what was run again is no longer the newest evidence'],
  );
});

test('nothing to run again is not as good as run again', () => {
  const facts = sampleFacts(runsOf(allWith('not-applicable')));
  const resample = compareSample(pickSample(facts, 3), { problem: '' }, facts);
  const outcome = outcomeOf('evidence', { ...facts, resample });
  assert.deepEqual(
    [outcome.verdict, outcome.reason],
    ['unknown', 'the evidence has nothing to be run again'],
  );
});

test('a promotion runs its sample once, and only what agrees is promoted', async (context) => {
  const project = await GateProject.makeReady(context);
  let asked = 0;
  const answer = (verdict: 'passed' | 'failed') => (facts: Facts) => {
    asked += 1;
    const sample = pickSample(facts, 2);
    const scenarios = sample.map(({ environment, id }) => result(id, environment, { verdict }));
    const { record } = facts.runs[0] as Facts['runs'][number];
    return Promise.resolve(compareSample(sample, { ...record, scenarios }, facts));
  };
  const refused = await project.promote({ resample: answer('failed') });
  assert.deepEqual([refused.decision.verdict, refused.promotion], ['failed', undefined]);
  const { decision, promotion } = await project.promote({ resample: answer('passed') });
  assert.ok(promotion !== undefined);
  assert.match(decision.items.find(({ id }) => id === 'evidence')?.reason ?? '', /2 of it run again/);
  assert.equal(asked, 2);
});
