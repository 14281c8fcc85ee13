import type { RunRecord, RunTarget } from '../../model/run-record.ts';
import type { Facts, SeenExchange } from '../facts.ts';
import {
  allWith,
  finding,
  lacking,
  none,
  nowhere,
  partly,
  runsOf,
  scenariosWith,
  testItems,
} from '../testing/item-cases.ts';
import { result, sampleFacts, sampleRecord, sampleRun, seen } from '../testing/sample-facts.ts';

const of = (...runs: readonly Partial<RunRecord>[]): Facts => sampleFacts(runsOf(...runs));
const sent = (exchanges: readonly SeenExchange[]): Facts =>
  sampleFacts({ runs: [sampleRun({}, { exchanges })] });
const unanswered = seen().map(({ environment, id, operation }) => ({ environment, id, operation }));
const elsewhere = seen().map((one) => ({ ...one, environment: 'old' }));
const ofNothing = seen().map((one) => ({ ...one, id: 'x' }));
const uncounted = sampleFacts({ runs: [sampleRun({}, { exchanges: [] }), ...runsOf({}).runs] });

const redirected = scenariosWith({ findings: [finding('redirect', 'info')] });
const strange = result('a/b', 'x', { provider: 'other', findings: [finding('redirect')] });
const beside = of({ scenarios: [...sampleRecord().scenarios, strange] });
const blocked = scenariosWith({ findings: [finding('blocked')] });
const realData = scenariosWith({ findings: [finding('test_data_not_allowed')] });
const internet = { network: 'internet' } as const;

/** The clock of staging differs by so many milliseconds. */
const differing = (clockDifference: number | undefined): Facts => {
  const { targets } = sampleRecord();
  const changed = targets.map((one) => (one.environment === 'staging' ? { ...one, clockDifference } : one));
  return of({ targets: changed as readonly RunTarget[] });
};

testItems([
  ['operations-covered', 'both', sampleFacts(), 'passed', /2 of 2/],
  ['operations-covered', 'no run', none, 'unknown', /nothing was run/],
  ['operations-covered', 'no environment', nowhere, 'unknown', /nothing was run/],
  [
    ...(['operations-covered', 'not in the contract'] as const),
    ...([sampleFacts({ checklist: { operations: ['sell'] } }), 'failed', /no operation sell/] as const),
  ],
  [
    ...(['operations-covered', 'misspelt'] as const),
    ...([
      sampleFacts({ checklist: { operations: ['getItm', 'sell', 'createitem'] } }),
      'failed',
      /no operation getItm \(did you mean getItem\?\), sell, createitem \(did you mean createItem\?\)$/,
    ] as const),
  ],
  ['operations-covered', 'only refused', sent(seen(404)), 'failed', /getItem, createItem/],
  ['operations-covered', 'redirected', sent(seen(302)), 'failed', /getItem, createItem/],
  ['operations-covered', 'no answer', sent(unanswered), 'failed', /createItem/],
  ['operations-covered', 'no exchange', sent([]), 'failed', /createItem/],
  ['operations-covered', 'exchanges of no scenario', sent(ofNothing), 'failed', /createItem/],
  ['operations-covered', 'of red scenarios', of(allWith('failed')), 'failed', /createItem/],
  ['operations-covered', 'in another environment', sent(elsewhere), 'failed', /createItem/],
  ['operations-covered', 'by a run that is not counted', uncounted, 'failed', /createItem/],

  ['live-untouched', 'none', sampleFacts(), 'passed', /as the live sandbox counted/],
  ['live-untouched', 'no run', none, 'unknown', /nothing was run/],
  ['live-untouched', 'not counted', of(lacking('liveRequests')), 'unknown', /did not count/],
  ['live-untouched', 'one', of({ liveRequests: 1 }), 'failed', /sent 1 to live/],
  ['live-untouched', 'one tried', of(blocked), 'failed', /tried to leave/],
  ['live-untouched', 'out of sight behind a part', of(partly, { liveRequests: 1 }), 'failed', /sent 1/],
  ['live-untouched', 'internet', { ...of(lacking('liveRequests')), ...internet }, 'passed', /guard stopped/],
  ['live-untouched', 'internet, one tried', { ...of(blocked), ...internet }, 'failed', /tried to leave/],

  ['no-redirect', 'none', sampleFacts(), 'passed', /no answer was a redirect/],
  ['no-redirect', 'no run', none, 'unknown', /nothing was run/],
  ['no-redirect', 'one', of(redirected), 'failed', /a finding redirect/],
  ['no-redirect', 'out of sight behind a part', of(partly, redirected), 'failed', /redirect/],
  ['no-redirect', 'of another provider', beside, 'passed', /no answer/],
  ['test-data', 'none', sampleFacts(), 'passed', /nothing that could be/],
  ['test-data', 'no run', none, 'unknown', /nothing was run/],
  ['test-data', 'one', of(realData), 'failed', /test_data_not_allowed/],

  ['clock-agrees', '40 ms', sampleFacts(), 'passed', /differ by 0 s/],
  ['clock-agrees', 'no run', none, 'unknown', /preprod told no time/],
  ['clock-agrees', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['clock-agrees', 'one is silent', differing(undefined), 'unknown', /staging told no time/],
  ['clock-agrees', 'behind', differing(-30_001), 'failed', /differ by 30 s/],
  ['clock-agrees', 'ahead', differing(30_001), 'failed', /differ by 30 s/],
  [
    ...(['clock-agrees', 'over the limit of the checklist'] as const),
    ...([
      { ...differing(9000), checklist: { ...sampleFacts().checklist, clockLimit: 8000 } },
      'failed',
      /most 8 s/,
    ] as const),
  ],
  ['clock-agrees', 'just not', differing(-30_000), 'passed', /30 s at most/],
]);
