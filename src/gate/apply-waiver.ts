import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { changedSubjects } from './changed-subjects.ts';
import type { Facts } from './facts.ts';
import type { Outcome } from './item.ts';
import type { Recorded } from './ledger-state.ts';
import type { ItemWaiver } from './predicates/item-waiver.ts';
import type { UnverifiedWaiver } from './unverified-waiver.ts';

/** The longest that a waiver holds. */
export const longestWaiver = 14 * 86_400_000;

/** How far ahead the clock of who signs may be. */
const tolerance = 5 * 60_000;

/**
 * What an item comes to with the waivers of the ledger: passed, and saying so, where an approver has waived this very finding
 * about the very bytes that are there now. Only a finding that the item offers can be waived, whatever somebody signed.
 */
export function applyWaiver(item: string, outcome: Outcome, facts: Facts): Outcome {
  const { finding } = outcome;
  if (outcome.verdict === 'passed' || finding === undefined) return outcome;
  const waiver = countedWaivers(item, finding, facts).at(-1);
  if (waiver === undefined) return outcome;
  const { by } = waiver;
  const { expiresAt, owner, reason } = waiver.statement.predicate;
  const problem = findVoid(waiver, finding, facts);
  if (problem !== undefined)
    return { ...outcome, reason: `${outcome.reason}; the waiver of ${by} does not count: ${problem}` };
  return {
    verdict: 'passed',
    reason: `WAIVED by ${by} until ${expiresAt}, ${owner} answers for it: ${reason} (found: ${outcome.reason})`,
    holdsUntil: expiresAt,
    waived: { by, owner, reason, until: expiresAt, found: outcome.reason },
    ...(outcome.evidence === undefined ? {} : { evidence: outcome.evidence }),
  };
}

/**
 * The waivers of one finding that can count at all: the first, and one renewal by somebody else. None that came after one
 * whose key does not count any more: whether it is of somebody else nobody can tell.
 */
export function countedWaivers(item: string, finding: string, facts: Facts): readonly Recorded<ItemWaiver>[] {
  const [lost] = lostWaivers(item, finding, facts);
  const own = facts.ledger.waivers.filter(
    ({ index, statement }) =>
      isOf(statement.predicate, item, finding, facts) && !(lost !== undefined && lost.index < index),
  );
  const [first] = own;
  const renewal = own.find(({ by }) => by !== first?.by);
  return [first, renewal].filter((one) => one !== undefined);
}

/** The waivers of one finding that nobody vouches for any more, in their order. */
export function lostWaivers(item: string, finding: string, facts: Facts): readonly UnverifiedWaiver[] {
  return facts.ledger.formerWaivers.filter(({ waiver }) => isOf(waiver, item, finding, facts));
}

function isOf(waiver: ItemWaiver, item: string, finding: string, { checklist, network }: Facts): boolean {
  return (
    waiver.item === item &&
    waiver.finding === finding &&
    waiver.environment === checklist.opens &&
    waiver.network === network
  );
}

/** What a waiver is about: the finding, and what an approver looked at to judge it. */
export function waiverSubjects(finding: string, { subjects }: Facts): ReadonlyMap<string, Digest> {
  const looked = (['contract', 'suites', 'checklist'] as const).flatMap((name) => {
    const digest = subjects.get(name);
    return digest === undefined ? [] : [[name, digest] as const];
  });
  return new Map([['finding', digestOf(finding)], ...looked]);
}

function findVoid(
  { statement: { predicate, subjects } }: Recorded<ItemWaiver>,
  finding: string,
  facts: Facts,
): string | undefined {
  const [signed, end, now] = [predicate.signedAt, predicate.expiresAt, facts.now.toISOString()].map((one) =>
    Date.parse(one),
  ) as [number, number, number];
  if (signed > now + tolerance) return 'it was signed in the future: one of the clocks is wrong';
  if (end - signed > longestWaiver) return 'it holds for more than 14 days';
  if (end <= now) return `it ended at ${predicate.expiresAt}`;
  const about = waiverSubjects(finding, facts);
  const [changed] = changedSubjects(subjects, about);
  return changed === undefined ? undefined : `${changed} is not what was looked at any more`;
}
