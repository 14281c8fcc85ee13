import type { SignOffRule } from '../model/checklist.ts';
import type { Remedy } from '../model/decision.ts';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { changedSubjects } from './changed-subjects.ts';
import type { Facts } from './facts.ts';
import { failed, passed, unknown } from './item.ts';
import { bringHistory } from './remedies.ts';
import type { Outcome } from './item.ts';
import type { Recorded } from './ledger-state.ts';
import type { SignOff } from './predicates/sign-off.ts';
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
  const newest = own.findLast((one) => isReferred(one, rule)) ?? own.at(-1);
  if (newest === undefined) return unknown('nobody has signed it', remedy);
  const problem = findVoid(newest, rule, facts);
  if (problem !== undefined) return failed(problem, remedy, [newest.by]);
  if (rule.notAuthor !== true) return counted([newest], rule);
  const valid = own.filter((one) => findVoid(one, rule, facts) === undefined);
  const eachNewest = [...Map.groupBy(valid, ({ by }) => by).values()].flatMap((all) => all.slice(-1));
  return authorship([newest], facts, trust, remedy) === undefined
    ? counted([newest], rule)
    : (authorship(eachNewest, facts, trust, remedy) ?? counted(eachNewest, rule));
}

type Signed = Recorded<SignOff>;

/** Why one signature does not count, here and now. */
function findVoid({ by, statement }: Signed, rule: SignOffRule, facts: Facts): string | undefined {
  const [changed] = changedSubjects(statement.subjects, signOffSubjects(rule, facts.subjects));
  if (changed !== undefined) return `${changed} is not what ${by} looked at any more`;
  const { signedAt } = statement.predicate;
  if (Date.parse(signedAt) > facts.now.getTime() + tolerance)
    return `${by} signed it in the future: one of the clocks is wrong`;
  const until = endOf(statement.predicate, rule);
  if (!(until > facts.now.getTime())) return `what ${by} signed ran out at ${new Date(until).toISOString()}`;
  return isReferred({ statement }, rule) ? undefined : `${by} gave no reference`;
}

/** What was signed without the reference that is wanted voids nothing that was signed before. */
function isReferred({ statement }: Pick<Signed, 'statement'>, { reference }: SignOffRule): boolean {
  return reference !== true || (statement.predicate.reference ?? '').trim() !== '';
}

/** As it was signed; a checklist that is stricter now ends it earlier. */
function endOf({ expiresAt, signedAt }: SignOff, { expires }: SignOffRule): number {
  return Math.min(Date.parse(expiresAt), Date.parse(signedAt) + durationToMilliseconds(expires));
}

function counted(signed: readonly Signed[], rule: SignOffRule): Outcome {
  const shown = signed.map(({ by, statement: { predicate } }) =>
    predicate.reference === undefined ? by : `${by}, ${predicate.reference}`,
  );
  const until = Math.min(...signed.map(({ statement }) => endOf(statement.predicate, rule)));
  return passed(shown.join(' and '), {
    evidence: signed.map(({ by }) => by),
    holdsUntil: new Date(until).toISOString(),
  });
}

function signIt(rule: SignOffRule, { contract }: Facts): Remedy {
  const reference = rule.reference === true ? ' --reference <where it can be looked up>' : '';
  return {
    command: `livegate sign-off ${contract.provider.id} ${rule.id}${reference}`,
    cost: rule.notAuthor === true ? 'a second person' : 'a person who can answer for it',
  };
}

/** What stands against these signatures as those of a second person: each change must have been looked at by another one. */
function authorship(
  signed: readonly Signed[],
  facts: Facts,
  trust: Trust,
  remedy: Remedy,
): Outcome | undefined {
  const { authored } = facts;
  if (authored === undefined) return unknown('no history says who made the change', bringHistory(facts));
  const names = signed.map(({ by }) => by);
  const people = names.map((by) => trust.emailsOf(by)).filter((own) => own.length > 0);
  if (people.length === 0)
    return unknown(`trust.yaml does not say under which addresses ${names.join(' and ')} commits`, {
      command: 'edit trust.yaml',
      cost: 'a reviewed change',
    });
  const unseen = authored.find(({ authors }) =>
    people.every((own) => own.some((email) => authors.includes(email.toLowerCase()))),
  );
  if (unseen === undefined) return undefined;
  const what = unseen.commit === undefined ? 'what is not committed' : `commit ${unseen.commit}`;
  return failed(`${names.join(' and ')} made ${what}, and nobody else has signed`, remedy, names);
}
