import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { shownDuration } from '../../util/shown-duration.ts';

/** A clock that is ahead by more than this makes evidence from the future. */
const tolerance = 5 * 60_000;

/** The newest run is young enough, and not of the future. */
export const fresh: Item = {
  id: 'evidence-fresh',
  title: 'Evidence is fresh',
  evaluate(facts) {
    const { checklist, now, runs } = facts;
    const [newest] = runs;
    const ended = Date.parse(newest?.record.endedAt ?? '');
    if (newest === undefined || Number.isNaN(ended)) return unknown('no run that ended', verifyAgain(facts));
    const { id } = newest.record;
    const age = now.getTime() - ended;
    if (age < -tolerance)
      return failed(`run ${id} ended in the future: one of the clocks is wrong`, verifyAgain(facts), [id]);
    const most = shownDuration(checklist.evidenceAge);
    if (age >= checklist.evidenceAge)
      return failed(
        `run ${id} is ${shownDuration(age)} old, at most ${most} is allowed`,
        verifyAgain(facts),
        [id],
      );
    return passed(`${shownDuration(Math.max(age, 0))} old, at most ${most}`, {
      evidence: [id],
      holdsUntil: new Date(ended + checklist.evidenceAge).toISOString(),
    });
  },
};
