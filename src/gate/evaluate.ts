import type { ItemResult } from '../model/decision.ts';
import { applyWaiver } from './apply-waiver.ts';
import type { Facts } from './facts.ts';
import { passed, unknown } from './item.ts';
import type { Outcome } from './item.ts';
import { packOf } from './pack.ts';
import { explainItem } from './remedies.ts';
import { evaluateSignOff } from './sign-off-item.ts';
import type { Trust } from './trust.ts';

/**
 * Asks every item of the checklist. Pure: the same facts give the same results. Throws nothing: an item that could not be
 * evaluated is `unknown`, and says why.
 */
export function evaluate(facts: Facts, trust: Trust): readonly ItemResult[] {
  const { items } = packOf(facts.checklist.pack);
  const automatic = items.map((item) => ({
    ...{ id: item.id, title: item.title, kind: 'automatic' as const },
    ...(leftOut(item, facts) ??
      applyWaiver(
        item.id,
        guarded(item.id, facts, () => item.evaluate(facts)),
        facts,
      )),
  }));
  const signed = facts.checklist.signOffs.map((rule) => ({
    ...{ id: rule.id, title: rule.title, kind: 'sign-off' as const },
    ...(leftOut(rule, facts) ?? guarded(rule.id, facts, () => evaluateSignOff(rule, facts, trust))),
  }));
  return [...automatic, ...signed];
}

function guarded(id: string, facts: Facts, evaluateItem: () => Outcome): Outcome {
  try {
    return evaluateItem();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unknown(`it could not be evaluated: ${reason}`, explainItem(facts, id));
  }
}

type Optional = { readonly id: string; readonly mayBeNotApplicable?: boolean };

function leftOut(
  { id, mayBeNotApplicable }: Optional,
  { checklist: { notApplicable } }: Facts,
): Outcome | undefined {
  const reason = Object.hasOwn(notApplicable, id) ? notApplicable[id] : undefined;
  return reason === undefined || mayBeNotApplicable !== true
    ? undefined
    : passed(`declared not applicable: ${reason}`);
}
