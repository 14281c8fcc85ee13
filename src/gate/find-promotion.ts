import type { Digest } from '../util/digest.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';

/**
 * The newest promotion that opens the checklist's live environment on this network for this audience, here and now: signed
 * by a gatekeeper who is trusted now, of this epoch, not expired, and about exactly the bytes that are there now. Throws a
 * `GateError` that says which of these does not hold. Whoever signed it, it ends when the checklist says at the latest.
 */
export function findPromotion(facts: Facts, audience: Promotion['audience']): Recorded<Promotion> {
  const { checklist, contract, ledger, network } = facts;
  const { id } = contract.provider;
  const own = ledger.promotions.filter(
    ({ statement: { predicate } }) =>
      predicate.provider === id && predicate.environment === checklist.opens && predicate.network === network,
  );
  const found = own.findLast(({ statement }) => isFor(statement.predicate, audience)) ?? own.at(-1);
  const newest = found === undefined ? undefined : capped(found, checklist);
  const hint = `livegate promote ${id}${network === 'internet' ? ' --network internet' : ''}`;
  if (newest === undefined)
    throw new GateError(
      'not_promoted',
      `${id} is not promoted to ${checklist.opens} on the ${network} network`,
      {
        hint,
        exitCode: 3,
      },
    );
  const problem =
    findDamage(ledger) ??
    findVoid(newest.statement.predicate, facts, audience) ??
    findChange(newest.statement.subjects, facts.subjects);
  if (problem === undefined) return newest;
  throw new GateError(problem.code, problem.message, { hint });
}

function capped(promotion: Recorded<Promotion>, { promotionAge }: Facts['checklist']): Recorded<Promotion> {
  const { predicate } = promotion.statement;
  const end = Math.min(Date.parse(predicate.expiresAt), Date.parse(predicate.issuedAt) + promotionAge);
  const expiresAt = new Date(end).toISOString();
  return { ...promotion, statement: { ...promotion.statement, predicate: { ...predicate, expiresAt } } };
}

type Problem = { readonly code: GateError['code']; readonly message: string };

function findDamage({ findings: [first] }: Facts['ledger']): Problem | undefined {
  return first === undefined
    ? undefined
    : { code: 'ledger_changed', message: `${first.code}: ${first.expected} expected, ${first.found} found` };
}

function findVoid(
  { audience: given, epoch, expiresAt, id, issuedAt }: Promotion,
  { ledger, now }: Facts,
  audience: Promotion['audience'],
): Problem | undefined {
  if (epoch > ledger.epoch)
    return {
      code: 'ledger_changed',
      message: `promotion ${id} is of epoch ${epoch}, and the ledger has only ${ledger.epoch}`,
    };
  if (epoch < ledger.epoch)
    return { code: 'revoked', message: `promotion ${id} was revoked (epoch ${epoch}, now ${ledger.epoch})` };
  if (now.getTime() >= Date.parse(expiresAt))
    return { code: 'expired', message: `promotion ${id} expired at ${expiresAt}` };
  if (now.getTime() < Date.parse(issuedAt))
    return { code: 'not_yet_valid', message: `promotion ${id} was issued at ${issuedAt}, which is not yet` };
  if (isFor({ audience: given }, audience)) return undefined;
  const run = given.run === undefined ? '' : `, run ${given.run}`;
  return { code: 'other_audience', message: `promotion ${id} is for ${given.repository}${run}` };
}

function isFor({ audience: given }: Pick<Promotion, 'audience'>, audience: Promotion['audience']): boolean {
  return given.repository === audience.repository && (given.run === undefined || given.run === audience.run);
}

function findChange(
  then: ReadonlyMap<string, Digest>,
  now: ReadonlyMap<string, Digest>,
): Problem | undefined {
  const names = new Set([...then.keys(), ...now.keys()]);
  const changed = [...names].find((name) => then.get(name) !== now.get(name));
  return changed === undefined
    ? undefined
    : { code: 'changed', message: `${changed} is not what the promotion was decided on any more` };
}
