import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { Ledger, LedgerHead } from '../ledger/ledger.ts';
import type { ItemResult } from '../model/decision.ts';
import { nearestHint } from '../util/nearest-hint.ts';
import { countedWaivers, longestWaiver, lostWaivers, waiverSubjects } from './apply-waiver.ts';
import { envelopeEntry } from './envelope-entry.ts';
import { evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import { itemWaiverType } from './predicates/item-waiver.ts';
import type { ItemWaiver } from './predicates/item-waiver.ts';
import { requireRole } from './require-role.ts';
import type { Trust } from './trust.ts';

export type WaiveRequest = {
  readonly item: string;
  readonly owner: string;
  readonly reason: string;
  /** Milliseconds from now. */
  readonly lasts: number;
  readonly key: SigningKey;
};

/**
 * What of an item can be waived now. Throws a `GateError`: `item_unknown`, and `not_waivable` where it passes, where more
 * than one thing stands against it, or where it is of a kind that nobody can waive: what reached live, a secret in an
 * output, authentication, evidence that is forged or stale, what people sign.
 */
export function findWaivable(
  item: string,
  facts: Facts,
  trust: Trust,
): ItemResult & { readonly finding: string } {
  const results = evaluate(facts, trust);
  const result = results.find(({ id }) => id === item);
  if (result === undefined)
    throw unknownItem(
      item,
      results.map(({ id }) => id),
    );
  const { finding, verdict } = result;
  if (verdict === 'passed')
    throw new GateError('not_waivable', `${item} passes: ${result.reason}`, { exitCode: 2 });
  if (finding === undefined)
    throw new GateError('not_waivable', `${item} cannot be waived: ${result.reason}`, {
      ...(result.remedy === undefined ? {} : { hint: result.remedy.command }),
    });
  return { ...result, finding };
}

/**
 * Signs that one finding may pass for some days, and writes it into the ledger. Throws what `findWaivable` throws, and a
 * `GateError`: `key_not_trusted` for a key that is no approver's, `not_waivable` for a time of more than 14 days and
 * for a finding that this person has waived before, that was renewed once, or that was waived with a key that does not count now.
 */
export async function waive(
  { item, key, lasts, owner, reason }: WaiveRequest,
  facts: Facts,
  trust: Trust,
  ledger: Ledger,
): Promise<LedgerHead & { readonly by: string; readonly waiver: ItemWaiver }> {
  const { finding } = findWaivable(item, facts, trust);
  const by = requireRole(key, 'approver', trust, facts.now);
  if (!(lasts > 0 && lasts <= longestWaiver))
    throw new GateError('not_waivable', 'a waiver holds for at most 14 days', { exitCode: 2 });
  requireNoLost(lostWaivers(item, finding, facts));
  requireTurn(by, countedWaivers(item, finding, facts));
  const provider = facts.contract.provider.id;
  const waiver: ItemWaiver = {
    ...{ provider, environment: facts.checklist.opens, network: facts.network },
    ...{ item, finding, owner, reason, signedAt: facts.now.toISOString() },
    expiresAt: new Date(facts.now.getTime() + lasts).toISOString(),
  };
  const statement = {
    subjects: waiverSubjects(finding, facts),
    predicateType: itemWaiverType,
    predicate: waiver,
  };
  const envelope = signStatement(statement, [key]);
  const entry = envelopeEntry('waiver', provider, facts.now, { envelope });
  const { root, size } = await ledger.append(entry);
  return { root, size, by, waiver };
}

/** Who replaced their key is not another person. */
function requireNoLost([lost]: ReturnType<typeof lostWaivers>): void {
  if (lost === undefined) return;
  const { expiresAt } = lost.waiver;
  const message = `it was waived until ${expiresAt} with a key that does not count any more: nobody can tell whether this is another person`;
  throw new GateError('not_waivable', message, { hint: 'Mend it.' });
}

/** One finding is waived once, and renewed once by somebody else; then it has to be mended. */
function requireTurn(by: string, [first, renewal]: ReturnType<typeof countedWaivers>): void {
  if (first === undefined) return;
  if (renewal !== undefined)
    throw new GateError('not_waivable', `${first.by} waived it and ${renewal.by} renewed that: once is all`, {
      hint: 'Mend it.',
    });
  if (first.by === by)
    throw new GateError('not_waivable', `${by} has waived it before`, {
      hint: 'Another approver can renew it, once.',
    });
}

function unknownItem(item: string, known: readonly string[]): GateError {
  return new GateError('item_unknown', `there is no item ${item}`, {
    exitCode: 2,
    hint: nearestHint(item, known),
  });
}
