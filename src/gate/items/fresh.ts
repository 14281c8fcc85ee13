import { completeRuns } from '../complete-runs.ts';
import type { Facts, VerifiedRun } from '../facts.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { shownDuration } from '../../util/shown-duration.ts';
import { earliest } from './earliest.ts';
import { worstOf } from './worst-of.ts';

/** A clock that is ahead by more than this makes evidence from the future. */
const tolerance = 5 * 60_000;

/**
 * In each test environment the newest run with every scenario is young enough, and nothing is of the future. What was shown
 * before a revocation, or before breaking drift was found, does not show that its reason is gone.
 */
export const fresh: Item = {
  id: 'evidence-fresh',
  title: 'Evidence is fresh',
  evaluate(facts) {
    const early = facts.runs.find((run) => isOfTheFuture(run, facts.now));
    if (early !== undefined) {
      const { id } = early.record;
      return failed(`run ${id} is of the future: one of the clocks is wrong`, verifyAgain(facts), [id]);
    }
    const outcomes = facts.checklist.environments.map((environment) => evaluateOne(facts, environment));
    const oldest = outcomes.toSorted((a, b) => ((a.holdsUntil ?? '') < (b.holdsUntil ?? '') ? -1 : 1))[0];
    return worstOf(outcomes, facts) ?? passed(oldest?.reason ?? '', { ...oldest });
  },
};

function isOfTheFuture({ record: { endedAt, startedAt } }: VerifiedRun, now: Date): boolean {
  const latest = Math.max(Date.parse(startedAt), Date.parse(endedAt ?? startedAt));
  return latest - now.getTime() > tolerance;
}

function evaluateOne(facts: Facts, environment: string): Outcome {
  const [newest] = completeRuns(facts, environment);
  const { endedAt, id } = newest?.record ?? { id: '' };
  if (endedAt === undefined)
    return unknown(`no run of every scenario in ${environment} that ended`, verifyAgain(facts));
  const closed = findClosed(facts, newest?.record);
  if (closed !== undefined) return closed;
  const ended = Date.parse(endedAt);
  const age = facts.now.getTime() - ended;
  const most = shownDuration(facts.checklist.evidenceAge);
  if (age >= facts.checklist.evidenceAge)
    return failed(`run ${id} is ${shownDuration(age)} old, at most ${most} is allowed`, verifyAgain(facts), [
      id,
    ]);
  const until = new Date(ended + facts.checklist.evidenceAge).toISOString();
  return passed(`${shownDuration(Math.max(age, 0))} old, at most ${most}`, {
    evidence: [id],
    ...earliest([until]),
  });
}

function findClosed(facts: Facts, record: VerifiedRun['record'] | undefined): Outcome | undefined {
  const closing = facts.ledger.closedBy[facts.network];
  if (closing === undefined || record === undefined) return undefined;
  const { at, what } = closing;
  if (Date.parse(at) > facts.now.getTime())
    return unknown(`the last ${what} is dated ${at}, which is yet to come: one of the clocks is wrong`, {
      command: `livegate revoke ${facts.contract.provider.id} --reason 'the one before is dated ahead'`,
      cost: 'a clock that is right, and a new run',
    });
  const { id, startedAt } = record;
  return Date.parse(startedAt) > Date.parse(at)
    ? undefined
    : unknown(`run ${id} began before the ${what} at ${at}`, verifyAgain(facts));
}
