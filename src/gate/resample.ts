import { randomInt } from 'node:crypto';
import type { FindingCode } from '../model/finding.ts';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { completeRuns, findOther, resultsIn } from './complete-runs.ts';
import type { Facts, Resample, Sampled } from './facts.ts';

/** What says something of the connection, and nothing of the evidence. */
const outages: readonly FindingCode[] = [
  ...(['unreachable', 'timeout', 'connection_reset', 'tls_failed', 'rate_limited'] as const),
];

/**
 * So many scenarios at random that the newest evidence of each environment says passed; all where there are not more. Which
 * they are nobody can know before.
 */
export function pickSample(
  facts: Facts,
  count: number,
  random: (below: number) => number = randomInt,
): readonly Sampled[] {
  const listed = new Set(facts.checklist.scenarios);
  const pool = facts.checklist.environments.flatMap((environment) => {
    const [run] = completeRuns(facts, environment);
    if (run === undefined) return [];
    return resultsIn(run, facts, environment)
      .filter(({ id, verdict }) => verdict === 'passed' && listed.has(id))
      .map(({ id, title }) => ({ id, title, environment, run: run.record.id }));
  });
  const picked: Sampled[] = [];
  while (picked.length < count && pool.length > 0) picked.push(...pool.splice(random(pool.length), 1));
  return picked;
}

/** Holds what the sample showed now against the evidence; `record` undefined or its reason: it could not be run. */
export function compareSample(
  sample: readonly Sampled[],
  again: RunRecord | { readonly problem: string },
  facts: Facts,
): Resample {
  const nothing = { sample, differing: [] } as const;
  if (sample.length === 0) return { ...nothing, unavailable: 'the evidence has nothing to be run again' };
  if ('problem' in again) return { ...nothing, unavailable: again.problem };
  const { id } = facts.contract.provider;
  const other = again.suitesChanged === true ? 'ran while its suites changed' : findOther(again, facts);
  if (other !== undefined) return { ...nothing, unavailable: `what was run again ${other}` };
  const judged = sample.map((one) => ({ one, shown: judge(one, again, id) }));
  const named = (wanted: Shown) =>
    judged.filter(({ shown }) => shown === wanted).map(({ one }) => `${one.id} in ${one.environment}`);
  const [unclear] = named('unclear');
  return {
    ...{ sample, differing: named('differs') },
    ...(unclear === undefined ? {} : { unavailable: `${unclear} could not be run again` }),
  };
}

type Shown = 'agrees' | 'differs' | 'unclear';

function judge({ environment, id }: Sampled, { scenarios }: RunRecord, provider: string): Shown {
  const own = scenarios.filter(
    (one) => one.id === id && one.environment === environment && one.provider === provider,
  );
  if (own.some(isDifferent)) return 'differs';
  return own.length > 0 && own.every(({ verdict }) => verdict === 'passed') ? 'agrees' : 'unclear';
}

/** It ran and did not pass, and not for want of an answer. */
function isDifferent({ findings, verdict }: ScenarioResult): boolean {
  if (verdict !== 'failed' && verdict !== 'flaky') return false;
  const errors = findings.filter(({ severity }) => severity === 'error');
  return !errors.some(({ code }) => outages.includes(code));
}
