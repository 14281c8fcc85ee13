import { completeRuns, findOther } from '../complete-runs.ts';
import type { Remedy } from '../../model/decision.ts';
import type { Facts, RefusedRun } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { runSecond } from '../../scenario/run-options.ts';

/** The newest evidence is a run that a trusted runner signed, of the very contract, scenarios and livegate that are there now. */
export const evidence: Item = {
  id: 'evidence',
  title: 'Signed evidence of this very contract, suite and version of livegate',
  evaluate(facts) {
    const { contract, runs } = facts;
    const [newest] = runs;
    const refused = findRefused(facts);
    if (refused !== undefined) return refused;
    if (newest === undefined)
      return unknown(`no run of ${contract.provider.id} on the ${facts.network} network`, verifyAgain(facts));
    const { id } = newest.record;
    const other = findOther(newest.record, facts);
    if (other !== undefined) return failed(`run ${id} ${other}`, verifyAgain(facts), [id]);
    const signed = `run ${id}, signed by ${newest.signers.join(' and ')}`;
    return judgeResample(facts) ?? passed(`${signed}${resampled(facts)}`, { evidence: [id] });
  },
};

/** What was run again must be of the very evidence that counts, and must have shown the same. */
function judgeResample(facts: Facts): Outcome | undefined {
  const { checklist, resample } = facts;
  if (resample === undefined) return undefined;
  const { differing, sample, unavailable } = resample;
  const runs = [...new Set(sample.map(({ run }) => run))];
  if (differing.length > 0)
    return failed(`run again, it was not so: ${differing.join(', ')}`, verifyAgain(facts), runs);
  if (unavailable !== undefined) return unknown(unavailable, verifyAgain(facts));
  const newest = checklist.environments.map((environment) => completeRuns(facts, environment)[0]?.record.id);
  return runs.every((run) => newest.includes(run))
    ? undefined
    : unknown('what was run again is no longer the newest evidence', verifyAgain(facts));
}

function resampled({ resample }: Facts): string {
  return resample === undefined ? '' : `; ${resample.sample.length} of it run again, with the same result`;
}

/** What claims to be evidence and is none is not passed over in favour of an earlier run. Nobody claims it of an unsigned one. */
function findRefused({ refusedRuns, runs, ...facts }: Facts): Outcome | undefined {
  const [newest] = runs;
  const refused =
    newest === undefined
      ? refusedRuns[0]
      : refusedRuns.find(({ id, isSigned }) => isSigned && id > newest.record.id);
  if (refused === undefined) return undefined;
  const remedy = outrun(refused, facts.now) ?? verifyAgain({ refusedRuns, runs, ...facts });
  return failed(`run ${refused.id} does not count: ${refused.reason}`, remedy, [refused.id]);
}

/** A folder whose name stands after that of any run that begins now would stay the newest. */
function outrun({ id }: RefusedRun, now: Date): Remedy | undefined {
  if (id < runSecond(now)) return undefined;
  const command = /^\w[\w.-]*$/.test(id) ? `rm -r reports/runs/${id}` : 'look into reports/runs';
  return { command, cost: 'a look at where it comes from' };
}
