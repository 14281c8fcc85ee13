import type { Decision, ItemResult } from '../model/decision.ts';
import { recentGlass } from './broken-glass.ts';
import { countedRuns } from './complete-runs.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { findWeakened } from './find-weakened.ts';
import type { Trust } from './trust.ts';
import { worstVerdict } from './worst-verdict.ts';

/** The longest that a decision holds, whatever its items say. */
const longest = 24 * 3_600_000;

/** Makes the decision that the facts allow. Passed only where every item is; failed where one is; else unknown. Pure. */
export function decide(facts: Facts, trust: Trust, version: string): Decision {
  const items = evaluate(facts, trust);
  const { checklist, contract, ledger, network, now, subjects } = facts;
  return {
    schema: 'https://livegate.dev/schemas/decision.schema.json',
    ...{ provider: contract.provider.id, environment: checklist.opens, network },
    verdict: worstVerdict(items),
    items,
    subjects: Object.fromEntries(subjects),
    decidedAt: now.toISOString(),
    holdsUntil: holdsUntil(items, now, endsOfKeys(items, facts, trust)),
    ...{ epoch: ledger.epoch, ledger: ledger.head, pack: checklist.pack },
    tool: { name: 'livegate', version },
    ...{ operations: checklist.operations, ceilings: checklist.ceilings, approvers: checklist.approvers },
    ...weakened(facts),
    ...brokenGlass(facts),
  };
}

function weakened({ checklist, contract }: Facts): Pick<Decision, 'weakened'> {
  const found = findWeakened(checklist, contract.provider);
  return found.length === 0 ? {} : { weakened: found };
}

function brokenGlass({ ledger, now }: Facts): Pick<Decision, 'brokenGlass'> {
  const recent = recentGlass(ledger, now);
  return recent.length === 0 ? {} : { brokenGlass: recent };
}

function holdsUntil(items: readonly ItemResult[], now: Date, keys: readonly number[]): string {
  const ends = items.flatMap((item) => (item.holdsUntil === undefined ? [] : [Date.parse(item.holdsUntil)]));
  return new Date(Math.min(now.getTime() + longest, ...ends, ...keys)).toISOString();
}

/** When the keys end that signed what it rests on: runs, sign-offs and waivers. */
function endsOfKeys(items: readonly ItemResult[], facts: Facts, trust: Trust): readonly number[] {
  const people = items.flatMap(({ evidence = [], kind, waived }) => [
    ...(kind === 'sign-off' ? evidence : []),
    ...(waived === undefined ? [] : [waived.by]),
  ]);
  const runners = countedRuns(facts).flatMap(({ signers }) => signers);
  return [...people, ...runners].flatMap((name) => trust.endOf(name) ?? []);
}
