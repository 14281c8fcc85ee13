import type { ItemResult, Remedy } from '../model/decision.ts';
import type { Facts } from './facts.ts';

/** What evaluating one item gives; its id, title and kind are added by who asks. */
export type Outcome = Omit<ItemResult, 'id' | 'title' | 'kind'>;

/** One automatic item of a pack: a question to the facts. */
export type Item = {
  readonly id: string;
  readonly title: string;
  /** A provider may say that it has no use for it, with a reason. */
  readonly mayBeNotApplicable?: true;
  /** Pure. Throws nothing for facts that are missing: that is `unknown`. */
  evaluate(facts: Facts): Outcome;
};

export function passed(reason: string, more: Pick<Outcome, 'evidence' | 'holdsUntil'> = {}): Outcome {
  return { verdict: 'passed', reason, ...more };
}

export function failed(reason: string, remedy: Remedy, evidence?: readonly string[]): Outcome {
  return { verdict: 'failed', reason, remedy, ...(evidence === undefined ? {} : { evidence }) };
}

/** An outcome that an approver may waive; what it is about is said without anything that another run says otherwise. */
export function waivable(outcome: Outcome, finding: string): Outcome {
  return { ...outcome, finding };
}

export function unknown(reason: string, remedy: Remedy): Outcome {
  return { verdict: 'unknown', reason, remedy };
}
