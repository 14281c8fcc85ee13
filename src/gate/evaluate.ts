import type { ItemResult } from '../model/decision.ts';
import type { Facts } from './facts.ts';
import { passed } from './item.ts';
import type { Outcome } from './item.ts';
import { packOf } from './pack.ts';
import { evaluateSignOff } from './sign-off-item.ts';
import type { Trust } from './trust.ts';

/** Asks every item of the checklist. Pure: the same facts give the same results. An item that throws is not passed, it throws. */
export function evaluate(facts: Facts, trust: Trust): readonly ItemResult[] {
  const { items } = packOf(facts.checklist.pack);
  const automatic = items.map((item) => ({
    ...{ id: item.id, title: item.title, kind: 'automatic' as const },
    ...(leftOut(item.id, facts) ?? item.evaluate(facts)),
  }));
  const signed = facts.checklist.signOffs.map((rule) => ({
    ...{ id: rule.id, title: rule.title, kind: 'sign-off' as const },
    ...(leftOut(rule.id, facts) ?? evaluateSignOff(rule, facts, trust)),
  }));
  return [...automatic, ...signed];
}

function leftOut(id: string, { checklist: { notApplicable } }: Facts): Outcome | undefined {
  const reason = Object.hasOwn(notApplicable, id) ? notApplicable[id] : undefined;
  return reason === undefined ? undefined : passed(`declared not applicable: ${reason}`);
}
