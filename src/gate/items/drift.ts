import { onNetwork } from '../../model/on-network.ts';
import type { Remedy } from '../../model/decision.ts';
import type { RunDrift } from '../../model/run-record.ts';
import { longestWaiver } from '../apply-waiver.ts';
import { currentRuns, resultsIn } from '../complete-runs.ts';
import type { Facts, VerifiedRun } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain, verifyCommand } from '../remedies.ts';
import { earliest } from './earliest.ts';
import { inEachEnvironment } from './in-each-environment.ts';

/** The newest run of each test environment compared the contract with what is served there, and found nothing that breaks us. */
export const drift: Item = {
  id: 'drift',
  title: 'No breaking drift',
  evaluate: (facts) =>
    inEachEnvironment(facts, evaluateOne, `none in ${facts.checklist.environments.join(', ')}`),
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const { id: provider } = facts.contract.provider;
  const run = currentRuns(facts).find((one) => resultsIn(one, facts, environment).length > 0);
  const entries = (run?.record.drift ?? []).filter(
    (entry) =>
      entry.provider === provider && entry.environment === environment && entry.network === facts.network,
  );
  if (run === undefined || entries.length === 0)
    return unknown(`drift was not looked for in ${environment}`, verifyAgain(facts));
  return findJudgedOtherwise(run, facts) ?? judge(run, entries, facts, environment);
}

/** Waivers and recorded use let a change pass; they must be the very ones that are there now. */
function findJudgedOtherwise({ judgedBy, record }: VerifiedRun, facts: Facts): Outcome | undefined {
  const other = (['waivers', 'usage'] as const).find((name) => judgedBy[name] !== facts.subjects.get(name));
  if (other === undefined) return undefined;
  const file = { waivers: 'waivers.yaml', usage: 'usage.json' }[other];
  return failed(`run ${record.id} judged drift by another ${file} than this one`, verifyAgain(facts), [
    record.id,
  ]);
}

function judge(
  { record: { id, startedAt } }: VerifiedRun,
  entries: readonly RunDrift[],
  facts: Facts,
  environment: string,
): Outcome {
  const remedy = {
    command: `livegate drift ${facts.contract.provider.id} --environment ${environment}${onNetwork(facts.network)}`,
    cost: 'seconds, to see it',
  };
  const broken = entries.find(({ breaking, waived }) => breaking > waived);
  if (broken !== undefined)
    return failed(
      `${broken.breaking - broken.waived} breaking in ${environment} (${broken.basis}, run ${id})`,
      remedy,
      [id],
    );
  const undecided = entries.find(({ verdict }) => verdict === 'unknown');
  if (undecided !== undefined)
    return unknown(`${environment}: ${undecided.reason ?? 'could not be decided'}`, remedy);
  const isWaived = entries.some(({ waived }) => waived > 0);
  const ends = isWaived ? endsOfWaivers(facts, startedAt) : [];
  if (ends.some((end) => Date.parse(end) <= facts.now.getTime()))
    return failed(`a waiver has run out, and run ${id} was judged by it`, renewWaiver(facts), [id]);
  return passed('none', { evidence: [id], ...earliest(ends) });
}

function renewWaiver(facts: Facts): Remedy {
  const file = `contracts/${facts.contract.provider.id}/waivers.yaml`;
  return {
    command: `edit ${file}, then ${verifyCommand(facts)}`,
    cost: 'the change mended or waived anew, for at most 14 days, and a new run',
  };
}

/** When the waivers end that were in force when the run began: after 14 days, whatever their file allows. */
function endsOfWaivers({ waivers }: Facts, startedAt: string): readonly string[] {
  const day = 86_400_000;
  return waivers
    .filter(({ expires }) => expires >= startedAt.slice(0, 10))
    .map(({ expires, granted }) =>
      Math.min(Date.parse(expires) + day, Date.parse(granted) + longestWaiver + day),
    )
    .map((end) => new Date(end).toISOString());
}
