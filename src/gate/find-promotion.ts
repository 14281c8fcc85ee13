import type { Statement } from '../attestation/statement.ts';
import { digestOfJson } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { changedSubjects } from './changed-subjects.ts';
import type { Basis } from './facts.ts';
import { findSpent } from './find-spent.ts';
import { GateError } from './gate-error.ts';
import type { Recorded } from './ledger-state.ts';
import { isBreakGlass } from './predicates/break-glass.ts';
import type { Promotion } from './predicates/promotion.ts';
import { promoteCommand } from './promote-command.ts';

/**
 * What opens the checklist's live environment on this network for this audience, here and now: the newest promotion signed
 * by a gatekeeper who is trusted now, of this epoch, not expired, and about exactly the bytes that are there now; where it
 * does not hold, glass that two approvers broke, for which all of that must hold, too. Throws a `GateError` that says what
 * does not hold. Whoever signed it, it ends when the checklist says at the latest.
 */
export function findPromotion(basis: Basis, audience: Promotion['audience']): Recorded<Promotion> {
  const { checklist, contract, ledger, network } = basis;
  const { id } = contract.provider;
  const found = [ledger.promotions, ledger.breakGlass].flatMap((kind) => newestOf(kind, basis, audience));
  const hint = promoteCommand({ provider: id, network });
  const judged = found.map((one) => ({ one, problem: findProblem(one.statement, basis, audience) }));
  const open = judged.find(({ problem }) => problem === undefined);
  if (open !== undefined) return open.one;
  const newest = judged.toSorted((left, right) => right.one.index - left.one.index)[0]?.problem;
  const problem = newest ?? findDamage(ledger);
  if (problem !== undefined)
    throw new GateError(problem.code, problem.message, { hint: hintFor(problem, hint) });
  const message = `${id} is not promoted to ${checklist.opens} on the ${network} network`;
  throw new GateError('not_promoted', message, { hint, exitCode: 3 });
}

/** No promotion helps while the ledger is not what it was. */
function hintFor({ code }: Problem, hint: string): string {
  return code === 'ledger_changed' ? 'livegate ledger verify' : hint;
}

/** Why a statement that opens live does not, here and now; undefined: it does. */
export function findProblem(
  { predicate, subjects }: Statement<Promotion>,
  basis: Basis,
  audience: Promotion['audience'],
): Problem | undefined {
  return (
    findDamage(basis.ledger) ??
    findVoid(predicate, basis, audience) ??
    findUsedUp(predicate, basis) ??
    findChange(subjects, basis.subjects) ??
    (isBreakGlass(predicate) ? findWider(predicate, basis.checklist) : undefined)
  );
}

function newestOf(
  all: readonly Recorded<Promotion>[],
  basis: Basis,
  audience: Promotion['audience'],
): readonly Recorded<Promotion>[] {
  const own = all.filter((one) => isAbout(one, basis));
  const newest = own.findLast(({ statement }) => isFor(statement.predicate, audience)) ?? own.at(-1);
  return newest === undefined ? [] : [capped(newest, basis.checklist)];
}

/** Whether it is for the provider's live environment on this network. */
export function isAbout(
  { statement: { predicate } }: Recorded<Promotion>,
  { checklist, contract, network }: Basis,
): boolean {
  return (
    predicate.provider === contract.provider.id &&
    predicate.environment === checklist.opens &&
    predicate.network === network
  );
}

/** The same, ending when the checklist says at the latest, whoever signed it. */
export function capped(
  promotion: Recorded<Promotion>,
  { promotionAge }: Basis['checklist'],
): Recorded<Promotion> {
  const { predicate } = promotion.statement;
  const end = Math.min(Date.parse(predicate.expiresAt), Date.parse(predicate.issuedAt) + promotionAge);
  const expiresAt = new Date(end).toISOString();
  return { ...promotion, statement: { ...promotion.statement, predicate: { ...predicate, expiresAt } } };
}

export type Problem = { readonly code: GateError['code']; readonly message: string };

function findDamage({ findings: [first] }: Basis['ledger']): Problem | undefined {
  return first === undefined
    ? undefined
    : { code: 'ledger_changed', message: `${first.code}: ${first.expected} expected, ${first.found} found` };
}

function findVoid(
  promotion: Promotion,
  { ledger, now }: Basis,
  audience: Promotion['audience'],
): Problem | undefined {
  const { audience: given, epoch, expiresAt, issuedAt } = promotion;
  const what = `${isBreakGlass(promotion) ? 'break glass' : 'promotion'} ${promotion.id}`;
  if (epoch > ledger.epoch)
    return {
      code: 'ledger_changed',
      message: `${what} is of epoch ${epoch}, and the ledger has only ${ledger.epoch}`,
    };
  if (epoch < ledger.epoch)
    return { code: 'revoked', message: `${what} was revoked (epoch ${epoch}, now ${ledger.epoch})` };
  if (now.getTime() >= Date.parse(expiresAt))
    return { code: 'expired', message: `${what} expired at ${expiresAt}` };
  if (now.getTime() < Date.parse(issuedAt))
    return { code: 'not_yet_valid', message: `${what} was issued at ${issuedAt}, which is not yet` };
  if (isFor({ audience: given }, audience)) return undefined;
  const run = given.run === undefined ? '' : `, run ${given.run}`;
  return { code: 'other_audience', message: `${what} is for ${given.repository}${run}` };
}

function findUsedUp(promotion: Promotion, { ledger }: Basis): Problem | undefined {
  const message = findSpent(promotion, ledger.released.get(promotion.id) ?? 0);
  return message === undefined ? undefined : { code: 'already_released', message };
}

function isFor({ audience: given }: Pick<Promotion, 'audience'>, audience: Promotion['audience']): boolean {
  return given.repository === audience.repository && (given.run === undefined || given.run === audience.run);
}

function findChange(
  then: ReadonlyMap<string, Digest>,
  now: ReadonlyMap<string, Digest>,
): Problem | undefined {
  const [changed] = changedSubjects(then, now);
  if (changed === undefined) return undefined;
  const cut = changed === 'commit' ? ', or the history here is cut off: git fetch --unshallow' : '';
  return { code: 'changed', message: `${changed} is not what the promotion was decided on any more${cut}` };
}

/** No gatekeeper has looked at broken glass, so it is held against the checklist itself. */
function findWider(glass: Promotion, checklist: Basis['checklist']): Problem | undefined {
  const wider = (['operations', 'ceilings', 'approvers', 'releases'] as const).find(
    (name) => digestOfJson(glass[name] ?? null) !== digestOfJson(checklist[name]),
  );
  return wider === undefined
    ? undefined
    : { code: 'changed', message: `its ${wider} are not those of the checklist` };
}
