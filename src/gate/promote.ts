import { randomBytes } from 'node:crypto';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Decision } from '../model/decision.ts';
import { digestOfJson } from '../util/digest.ts';
import { decide } from './decide.ts';
import { envelopeEntry } from './envelope-entry.ts';
import { gatherFacts } from './gather-facts.ts';
import type { FactsQuery } from './gather-facts.ts';
import type { Facts, Resample } from './facts.ts';
import { promotionType } from './predicates/promotion.ts';
import type { Promotion } from './predicates/promotion.ts';
import { requireRole } from './require-role.ts';

export type PromoteRequest = FactsQuery & {
  readonly key: SigningKey;
  readonly audience: Promotion['audience'];
  readonly version: string;
  /** Runs some of the evidence again, once, before it is trusted. */
  readonly resample?: (facts: Facts) => Promise<Resample>;
};

/**
 * Decides, and where every item is passed signs a promotion and writes both into the ledger. Where somebody else wrote
 * meanwhile it decides again. Throws what `gatherFacts` throws, and a `GateError` `key_not_trusted`.
 */
export async function promote(
  request: PromoteRequest,
): Promise<{ readonly decision: Decision; readonly promotion?: Promotion }> {
  let resample: Resample | undefined;
  for (;;) {
    const { facts: gathered, trust } = await gatherFacts(request);
    const keeper = requireRole(request.key, 'gatekeeper', trust, request.now);
    resample ??= await request.resample?.(gathered);
    const facts = resample === undefined ? gathered : { ...gathered, resample };
    const decision = decide(facts, trust, request.version);
    if (decision.verdict !== 'passed') return { decision };
    const promotion = makePromotion(decision, facts, request.audience, trust.endOf(keeper));
    if (await record(request, facts, decision, promotion)) return { decision, promotion };
  }
}

function makePromotion(
  decision: Decision,
  facts: Facts,
  audience: Promotion['audience'],
  endOfKey = Infinity,
): Promotion {
  const { approvers, ceilings, environment, epoch, holdsUntil, ledger, network, operations, provider } =
    decision;
  const waived = decision.items.filter((item) => item.waived !== undefined).map(({ id }) => id);
  const longest = facts.now.getTime() + facts.checklist.promotionAge;
  const end = Math.min(longest, Date.parse(holdsUntil), endOfKey);
  return {
    id: randomBytes(16).toString('hex'),
    ...{ provider, environment, network, epoch, audience, operations, ceilings, approvers, ledger },
    releases: facts.checklist.releases,
    ...(waived.length === 0 ? {} : { waived }),
    ...(facts.commit === undefined ? {} : { commit: facts.commit }),
    decision: digestOfJson(decision),
    issuedAt: facts.now.toISOString(),
    expiresAt: new Date(end).toISOString(),
  };
}

/** Whether it was written; not where the ledger has grown since the facts were gathered. */
async function record(
  { key, ledger }: { readonly key: SigningKey; readonly ledger: Ledger },
  { contract, ledger: state, now, subjects }: Facts,
  decision: Decision,
  promotion: Promotion,
): Promise<boolean> {
  const envelope = signStatement({ subjects, predicateType: promotionType, predicate: promotion }, [key]);
  const entry = envelopeEntry('promotion', contract.provider.id, now, { envelope, decision });
  try {
    await ledger.append(entry, { expectedSize: state.head.size });
    return true;
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'size_unexpected') return false;
    throw error;
  }
}
