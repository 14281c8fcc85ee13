import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunDrift } from '../../model/run-record.ts';
import { digestOf } from '../../util/digest.ts';
import type { Facts } from '../facts.ts';
import {
  lacking,
  none,
  nowhere,
  otherContract,
  outcomeOf,
  runsOf,
  testItems,
} from '../testing/item-cases.ts';
import { present, sampleFacts, sampleRecord, sampleRun, waiverUntil } from '../testing/sample-facts.ts';

const driftOf = (more: Partial<RunDrift>) =>
  (sampleRecord().drift ?? []).map((one) => (one.environment === 'staging' ? { ...one, ...more } : one));
const having = (...more: readonly Partial<RunDrift>[]): Facts =>
  sampleFacts(runsOf({ drift: more.flatMap(driftOf) }));

const unknownAndBroken = sampleFacts(
  runsOf({
    drift: driftOf({ verdict: 'breaking', breaking: 1 }).map((one) =>
      one.environment === 'preprod' ? { ...one, verdict: 'unknown' } : one,
    ),
  }),
);
const withWaivers = new Map([...present, ['waivers', digestOf('waivers')] as const]);
const byWaivers = { waivers: digestOf('waivers') };

/** One breaking change that is waived; `judgedBy` is what the run knew of, the rest what is there now. */
const waived = (judgedBy: object, expires: readonly string[], subjects = present): Facts => {
  const drift = driftOf({ verdict: 'breaking', breaking: 1, waived: 1 });
  return sampleFacts({
    runs: [sampleRun({ drift }, { judgedBy })],
    waivers: expires.map((end) => waiverUntil(end)),
    subjects,
  });
};
const today = ['2026-07-01'];
const tomorrow = { now: new Date('2026-07-02T00:00:00Z') };

testItems([
  ['drift', 'none', sampleFacts(), 'passed', /none in preprod, staging/],
  ['drift', 'no run', none, 'unknown', /not looked for in preprod/],
  ['drift', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['drift', 'not looked for', sampleFacts(runsOf(lacking('drift'))), 'unknown', /not looked for/],
  ['drift', 'an empty list', sampleFacts(runsOf({ drift: [] })), 'unknown', /not looked for/],
  ['drift', 'of another contract', sampleFacts(runsOf(otherContract)), 'unknown', /not looked for/],
  ['drift', 'of the other network', having({ network: 'internet' }), 'unknown', /not looked for in staging/],
  ['drift', 'of another provider', having({ provider: 'other' }), 'unknown', /in staging/],
  ['drift', 'breaking', having({ breaking: 2, waived: 1 }), 'failed', /1 breaking in staging/],
  ['drift', 'unknown', having({ verdict: 'unknown', reason: 'away' }), 'unknown', /staging: away/],
  ['drift', 'both', having({ verdict: 'unknown' }, { breaking: 1 }), 'failed', /1 breaking/],
  ['drift', 'unknown in one, broken in another', unknownAndBroken, 'failed', /1 breaking in staging/],
  ['drift', 'waived by this file', waived(byWaivers, today, withWaivers), 'passed', /none in/],
  ['drift', 'waived by another', waived({ waivers: 'x' }, [], withWaivers), 'failed', /another waivers.yaml/],
  ['drift', 'waived by one that is gone', waived(byWaivers, []), 'failed', /another waivers.yaml/],
  ['drift', 'waivers added since', waived({}, [], withWaivers), 'failed', /another waivers.yaml/],
  ['drift', 'by another usage.json', waived({ usage: 'x' }, []), 'failed', /another usage.json/],
  [
    ...(['drift', 'a waiver that ran out since the run'] as const),
    ...([{ ...waived(byWaivers, today, withWaivers), ...tomorrow }, 'failed', /has run out/] as const),
  ],
]);

test('what is waived holds no longer than the first waiver that was in force', () => {
  const ends = ['2026-07-03', '2026-07-02', '2026-06-30'];
  const { holdsUntil } = outcomeOf('drift', waived(byWaivers, ends, withWaivers));
  assert.equal(holdsUntil, '2026-07-03T00:00:00.000Z');
  assert.equal(
    outcomeOf('drift', sampleFacts({ waivers: ends.map((end) => waiverUntil(end)) })).holdsUntil,
    undefined,
  );
});

test('a waiver ends after 14 days, whatever its file allows', () => {
  const long = (granted: string): Facts => ({
    ...waived(byWaivers, [], withWaivers),
    waivers: [waiverUntil('2027-06-25', granted)],
  });
  assert.equal(outcomeOf('drift', long('2026-06-25')).holdsUntil, '2026-07-10T00:00:00.000Z');
  assert.equal(outcomeOf('drift', long('2026-06-17')).holdsUntil, '2026-07-02T00:00:00.000Z');
  assert.equal(outcomeOf('drift', long('2026-06-16')).verdict, 'failed');
});
