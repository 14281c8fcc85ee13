import { shownDuration } from '../../util/shown-duration.ts';
import { completeRuns } from '../complete-runs.ts';
import type { Facts } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain, verifyCommand } from '../remedies.ts';

/** The provider's clock and ours told the same time, in each test environment: else times of tokens and evidence mean nothing. */
export const clockAgrees: Item = {
  id: 'clock-agrees',
  title: 'The provider’s clock agrees with ours',
  evaluate(facts) {
    const { clockLimit: most, environments } = facts.checklist;
    const differences = environments.map((environment) => differenceIn(facts, environment));
    const silent = differences.indexOf(undefined);
    if (environments.length === 0)
      return unknown('the checklist names no test environment', verifyAgain(facts));
    if (silent !== -1) return unknown(`${environments[silent] ?? ''} told no time`, verifyAgain(facts));
    const largest = Math.max(...differences.map((difference = 0) => Math.abs(difference)));
    if (largest > most)
      return failed(`they differ by ${shownDuration(largest)}, at most ${shownDuration(most)}`, {
        command: `set this machine’s clock, then ${verifyCommand(facts)}`,
        cost: 'minutes',
      });
    return passed(`they differ by ${shownDuration(largest)} at most`);
  },
};

function differenceIn(facts: Facts, environment: string): number | undefined {
  const { id } = facts.contract.provider;
  const [newest] = completeRuns(facts, environment);
  return newest?.record.targets.find((target) => target.provider === id && target.environment === environment)
    ?.clockDifference;
}
