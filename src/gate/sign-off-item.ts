import type { SignOffRule } from '../model/checklist.ts';
import type { Remedy } from '../model/decision.ts';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { shownDuration } from '../util/shown-duration.ts';
import { changedSubjects } from './changed-subjects.ts';
import type { Facts } from './facts.ts';
import { failed, passed, unknown } from './item.ts';
import type { Outcome } from './item.ts';
import type { Trust } from './trust.ts';

/** How far ahead the clock of who signs may be. */
const tolerance = 5 * 60_000;

/** What a sign-off is about: the sentence itself, and the bytes that its rule looks at, as they are now. */
export function signOffSubjects(
  rule: SignOffRule,
  subjects: ReadonlyMap<string, Digest>,
): ReadonlyMap<string, Digest> {
  const looked = rule.looksAt.flatMap((name) => {
    const digest = subjects.get(name);
    return digest === undefined ? [] : [[name, digest] as const];
  });
  return new Map([['statement', digestOf(rule.statement)], ...looked]);
}

/** Whether a person has signed this very sentence about these very bytes, not too long ago. */
export function evaluateSignOff(rule: SignOffRule, facts: Facts, trust: Trust): Outcome {
  const remedy = signIt(rule, facts);
  const own = facts.ledger.signOffs.filter(({ statement }) => statement.predicate.item === rule.id);
  const newest = own.at(-1);
  if (newest === undefined) return unknown('nobody has signed it', remedy);
  const [changed] = changedSubjects(newest.statement.subjects, signOffSubjects(rule, facts.subjects));
  if (changed !== undefined)
    return failed(`${changed} is not what ${newest.by} looked at any more`, remedy, [newest.by]);
  const { reference, signedAt } = newest.statement.predicate;
  const until = Date.parse(signedAt) + durationToMilliseconds(rule.expires);
  if (Date.parse(signedAt) > facts.now.getTime() + tolerance)
    return failed(`${newest.by} signed it in the future: one of the clocks is wrong`, remedy, [newest.by]);
  if (until <= facts.now.getTime())
    return failed(
      `what ${newest.by} signed ran out after ${shownDuration(durationToMilliseconds(rule.expires))}`,
      remedy,
    );
  if (rule.reference === true && reference === undefined)
    return failed(`${newest.by} gave no reference`, remedy, [newest.by]);
  const alone = rule.notAuthor === true ? authorship(newest.by, facts, trust, remedy) : undefined;
  if (alone !== undefined) return alone;
  const shown = reference === undefined ? '' : `, ${reference}`;
  return passed(`${newest.by}${shown}`, { evidence: [newest.by], holdsUntil: new Date(until).toISOString() });
}

function signIt(rule: SignOffRule, { contract }: Facts): Remedy {
  const reference = rule.reference === true ? ' --reference <where it can be looked up>' : '';
  return {
    command: `livegate sign-off ${contract.provider.id} ${rule.id}${reference}`,
    cost: rule.notAuthor === true ? 'a second person' : 'a person who can answer for it',
  };
}

function authorship(by: string, { authors }: Facts, trust: Trust, remedy: Remedy): Outcome | undefined {
  if (authors === undefined)
    return unknown('no history says who made the change', { command: 'git commit', cost: 'a commit' });
  const own = trust.emailsOf(by);
  if (own.length === 0)
    return unknown(`trust.yaml does not say under which addresses ${by} commits`, {
      command: 'edit trust.yaml',
      cost: 'a reviewed change',
    });
  return own.some((email) => authors.includes(email.toLowerCase()))
    ? failed(`${by} made the newest change`, remedy, [by])
    : undefined;
}
