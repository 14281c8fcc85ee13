import { shownDuration } from '../../util/shown-duration.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

/** What two clocks may differ: over it, times of tokens and evidence mean nothing. */
const most = 30_000;

/** The provider's clock and ours told the same time. */
export const clockAgrees: Item = {
  id: 'clock-agrees',
  title: 'The provider’s clock agrees with ours',
  evaluate(facts) {
    const [newest] = facts.runs;
    const { id: provider } = facts.contract.provider;
    const own = newest?.record.targets.filter((target) => target.provider === provider) ?? [];
    if (own.length === 0) return unknown('nothing was run', verifyAgain(facts));
    const silent = own.find(({ clockDifference }) => clockDifference === undefined);
    if (silent !== undefined) return unknown(`${silent.environment} told no time`, verifyAgain(facts));
    const largest = Math.max(...own.map(({ clockDifference = 0 }) => Math.abs(clockDifference)));
    if (largest > most)
      return failed(`they differ by ${shownDuration(largest)}, at most ${shownDuration(most)}`, {
        command: 'set this machine’s clock, then run livegate verify again',
        cost: 'minutes',
      });
    return passed(`they differ by ${shownDuration(largest)} at most`);
  },
};
