import { resultsIn } from '../complete-runs.ts';
import type { Facts } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

/** The newest run of each test environment compared the contract with what is served there, and found nothing that breaks us. */
export const drift: Item = {
  id: 'drift',
  title: 'No breaking drift',
  evaluate(facts) {
    const outcomes = facts.checklist.environments.map((environment) => evaluateOne(facts, environment));
    const worst =
      outcomes.find(({ verdict }) => verdict === 'failed') ??
      outcomes.find(({ verdict }) => verdict === 'unknown');
    if (worst !== undefined) return worst;
    return passed(`none in ${facts.checklist.environments.join(', ')}`, {
      evidence: [...new Set(outcomes.flatMap((one) => one.evidence ?? []))],
    });
  },
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const { id: provider } = facts.contract.provider;
  const run = facts.runs.find((one) => resultsIn(one, facts, environment).length > 0);
  const entries = run?.record.drift?.filter(
    (entry) => entry.provider === provider && entry.environment === environment,
  );
  if (run === undefined || entries === undefined || entries.length === 0)
    return unknown(`drift was not looked for in ${environment}`, verifyAgain(facts));
  const { id } = run.record;
  const broken = entries.find(({ breaking, waived }) => breaking > waived);
  const remedy = {
    command: `livegate drift ${provider} --environment ${environment}`,
    cost: 'seconds, to see it',
  };
  if (broken !== undefined)
    return failed(
      `${broken.breaking - broken.waived} breaking in ${environment} (${broken.basis}, run ${id})`,
      remedy,
      [id],
    );
  const undecided = entries.find(({ verdict }) => verdict === 'unknown');
  if (undecided !== undefined)
    return unknown(`${environment}: ${undecided.reason ?? 'could not be decided'}`, remedy);
  return passed('none', { evidence: [id] });
}
