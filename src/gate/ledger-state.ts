import { verifyStatement } from '../attestation/verify-statement.ts';
import type { VerifiedStatement } from '../attestation/verify-statement.ts';
import { AttestationError } from '../attestation/attestation-error.ts';
import type { Ledger, LedgerEntry, LedgerHead, LedgerRecord } from '../ledger/ledger.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import type { LedgerFinding } from '../ledger/verify-ledger.ts';
import type { Role } from '../model/trust.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { digestOfJson } from '../util/digest.ts';
import { parsePromotion, promotionType } from './predicates/promotion.ts';
import type { Promotion } from './predicates/promotion.ts';
import { parseSignOff, signOffType } from './predicates/sign-off.ts';
import type { SignOff } from './predicates/sign-off.ts';
import type { Trust } from './trust.ts';

/** A statement of the ledger whose signature counts now. */
export type Recorded<Predicate extends object> = VerifiedStatement<Predicate> & {
  readonly index: number;
  /** Name of its first signer, as trust.yaml calls them. */
  readonly by: string;
};

/** What the ledger says of one provider. */
export type LedgerState = {
  readonly head: LedgerHead;
  /** How often it was revoked: a promotion of an earlier epoch is void. */
  readonly epoch: number;
  readonly signOffs: readonly Recorded<SignOff>[];
  readonly promotions: readonly Recorded<Promotion>[];
  /** Ids of promotions that were used for a release. */
  readonly released: ReadonlySet<string>;
  /** What shows that it was cut or rewritten since a promotion was signed. */
  readonly findings: readonly LedgerFinding[];
  /** Entries whose signature does not count, and why. */
  readonly refused: readonly { readonly index: number; readonly kind: string; readonly reason: string }[];
};

type Draft = {
  heads: LedgerHead[];
  epoch: number;
  signOffs: Recorded<SignOff>[];
  promotions: Recorded<Promotion>[];
  released: Set<string>;
  refused: { index: number; kind: string; reason: string }[];
};

/**
 * Reads what stands in the ledger of a provider, and verifies each signature by who is trusted now. A revocation counts
 * whoever wrote it: closing needs no permission. Throws a `LedgerError` for a ledger that is damaged.
 */
export async function readLedgerState(
  ledger: Ledger,
  provider: string,
  trust: Trust,
  now: Date,
): Promise<LedgerState> {
  const head = await ledger.head();
  const draft: Draft = {
    heads: [],
    epoch: 0,
    signOffs: [],
    promotions: [],
    released: new Set(),
    refused: [],
  };
  for await (const record of ledger.read()) {
    if (record.index >= head.size) break;
    if (record.entry.provider === provider) note(record, draft, trust, now);
  }
  const { heads, ...state } = draft;
  const { findings } = await verifyLedger(ledger, heads);
  return { head, findings, ...state };
}

function note(record: LedgerRecord, draft: Draft, trust: Trust, now: Date): void {
  const { entry, index } = record;
  try {
    if (entry.kind === 'revocation') draft.epoch += 1;
    if (entry.kind === 'release') draft.released.add(String(entry.body['promotion']));
    if (entry.kind === 'sign-off')
      draft.signOffs.push(recorded(record, trust, now, 'approver', signOffType, parseSignOff));
    if (entry.kind === 'promotion') {
      const promotion = recorded(record, trust, now, 'gatekeeper', promotionType, parsePromotion);
      requireDecision(record, promotion);
      draft.promotions.push(promotion);
      draft.heads.push(promotion.statement.predicate.ledger);
    }
  } catch (error) {
    if (!(error instanceof AttestationError)) throw error;
    draft.refused.push({ index, kind: entry.kind, reason: error.message });
  }
}

/** A signature alone opens nothing: the passed decision that it is for stands beside it. */
function requireDecision({ entry }: LedgerRecord, { statement }: Recorded<Promotion>): void {
  const { decision } = entry.body as { readonly decision?: { readonly verdict?: unknown } };
  if (digestOfJson(decision ?? null) !== statement.predicate.decision)
    throw new AttestationError('subject_mismatch', 'the decision beside it is not the one that was signed');
  if (decision?.verdict !== 'passed')
    throw new AttestationError('subject_mismatch', 'the decision beside it did not pass');
}

function recorded<Predicate extends { readonly provider: string }>(
  { entry, index }: LedgerRecord,
  trust: Trust,
  now: Date,
  role: Role,
  predicateType: string,
  parsePredicate: (predicate: unknown) => Predicate,
): Recorded<Predicate> {
  const keys = trust.keysFor(role, now);
  const verified = verifyStatement(envelopeOf(entry), { keys, predicateType, parsePredicate });
  const { provider } = verified.statement.predicate;
  // Else what was signed for one provider could be written down for another.
  if (provider !== entry.provider)
    throw new AttestationError('subject_mismatch', `it was signed for ${provider}`);
  const [signer] = verified.signers;
  return { ...verified, index, by: signer === undefined ? '' : trust.nameOf(signer.id) };
}

function envelopeOf({ body }: LedgerEntry): Uint8Array {
  return Buffer.from(canonicalJson(body['envelope'] ?? null));
}
