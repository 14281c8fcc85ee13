import { verifyStatement } from '../attestation/verify-statement.ts';
import type { VerifiedStatement } from '../attestation/verify-statement.ts';
import { AttestationError } from '../attestation/attestation-error.ts';
import type { Ledger, LedgerHead, LedgerRecord } from '../ledger/ledger.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import type { LedgerFinding } from '../ledger/verify-ledger.ts';
import type { Decision } from '../model/decision.ts';
import type { RunRecord } from '../model/run-record.ts';
import type { Role } from '../model/trust.ts';
import { digestOfJson } from '../util/digest.ts';
import type { GlassEntry } from './broken-glass.ts';
import { envelopeOf } from './envelope-entry.ts';
import { parseDecision } from './parse-decision.ts';
import { breakGlassType, parseBreakGlass } from './predicates/break-glass.ts';
import type { BreakGlass } from './predicates/break-glass.ts';
import { itemWaiverType, parseItemWaiver } from './predicates/item-waiver.ts';
import type { ItemWaiver } from './predicates/item-waiver.ts';
import { parsePromotion, promotionType } from './predicates/promotion.ts';
import type { Promotion } from './predicates/promotion.ts';
import { parseSignOff, signOffType } from './predicates/sign-off.ts';
import type { SignOff } from './predicates/sign-off.ts';
import type { Trust } from './trust.ts';
import { unverifiedWaiver } from './unverified-waiver.ts';
import type { UnverifiedWaiver } from './unverified-waiver.ts';

/** A statement of the ledger whose signature counts now. */
export type Recorded<Predicate extends object> = VerifiedStatement<Predicate> & {
  readonly index: number;
  /** Name of its first signer, as trust.yaml calls them. */
  readonly by: string;
};

type Network = RunRecord['network'];

/** What was shown before it does not show that its reason is gone. */
type Closing = { readonly what: 'revocation' | 'breaking drift'; readonly at: string };

/** What the ledger says of one provider. */
export type LedgerState = {
  readonly head: LedgerHead;
  /** How often it was revoked: a promotion of an earlier epoch is void. */
  readonly epoch: number;
  /** What evidence on each network must have begun after, as `lastOf` says; undefined: nothing. */
  readonly closedBy: Readonly<Record<Network, Closing | undefined>>;
  readonly signOffs: readonly Recorded<SignOff>[];
  readonly promotions: readonly Recorded<Promotion>[];
  /** What two approvers signed in spite of the checklist; `by` names them all. */
  readonly breakGlass: readonly Recorded<BreakGlass>[];
  /** Every entry that says so, whether or not it counts. */
  readonly glass: readonly GlassEntry[];
  readonly waivers: readonly Recorded<ItemWaiver>[];
  /** Those whose signature does not count now: whose they were nobody can tell. */
  readonly formerWaivers: readonly UnverifiedWaiver[];
  /** How often each promotion was used for a release, by its id. */
  readonly released: ReadonlyMap<string, number>;
  /** What shows that it was cut or rewritten since a promotion was signed. */
  readonly findings: readonly LedgerFinding[];
  /** Entries whose signature does not count, and why. */
  readonly refused: readonly { readonly index: number; readonly kind: string; readonly reason: string }[];
};

type Draft = {
  heads: LedgerHead[];
  epoch: number;
  closings: (Closing & { readonly network?: unknown })[];
  signOffs: Recorded<SignOff>[];
  promotions: Recorded<Promotion>[];
  breakGlass: Recorded<BreakGlass>[];
  glass: GlassEntry[];
  waivers: Recorded<ItemWaiver>[];
  formerWaivers: UnverifiedWaiver[];
  released: Map<string, number>;
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
    closings: [],
    signOffs: [],
    promotions: [],
    breakGlass: [],
    glass: [],
    waivers: [],
    formerWaivers: [],
    released: new Map(),
    refused: [],
  };
  for await (const record of ledger.read()) {
    if (record.index >= head.size) break;
    if (record.entry.provider === provider) note(record, draft, trust, now);
  }
  const { closings, heads, ...state } = draft;
  const { findings } = await verifyLedger(ledger, heads);
  // A revocation is of both, and so is drift that does not say where it was found.
  const notOn = (other: Network) =>
    lastOf(
      closings.filter(({ network }) => network !== other),
      now,
    );
  const closedBy = { sandbox: notOn('internet'), internet: notOn('sandbox') };
  return { head, findings, closedBy, ...state };
}

function note(record: LedgerRecord, draft: Draft, trust: Trust, now: Date): void {
  const { entry, index } = record;
  try {
    if (entry.kind === 'revocation') noteRevocation(record, draft);
    if (entry.kind === 'drift')
      draft.closings.push({ what: 'breaking drift', at: entry.at, network: entry.body['network'] });
    if (entry.kind === 'release') noteRelease(record, draft);
    if (entry.kind === 'sign-off')
      draft.signOffs.push(recorded(record, trust, now, 'approver', signOffType, parseSignOff));
    if (entry.kind === 'waiver')
      draft.waivers.push(recorded(record, trust, now, 'approver', itemWaiverType, parseItemWaiver));
    if (entry.kind === 'promotion') {
      const promotion = recorded(record, trust, now, 'gatekeeper', promotionType, parsePromotion);
      draft.heads.push(promotion.statement.predicate.ledger);
      requirePassed(requireDecision(record, promotion));
      draft.promotions.push(promotion);
    }
    if (entry.kind === 'break-glass') noteGlass(record, draft, trust, now);
  } catch (error) {
    if (!(error instanceof AttestationError)) throw error;
    if (entry.kind === 'break-glass') draft.glass.push({ entry });
    const former = unverifiedWaiver(record);
    if (former !== undefined) draft.formerWaivers.push(former);
    draft.refused.push({ index, kind: entry.kind, reason: error.message });
  }
}

function noteRevocation({ entry: { at } }: LedgerRecord, draft: Draft): void {
  draft.epoch += 1;
  draft.closings.push({ what: 'revocation', at });
}

/**
 * The latest of these, in whichever order they were written. One that is yet to come was written by a wrong clock: it
 * happened before whatever was written after it, so the next that is not yet to come counts instead. Until there is one, it
 * stays, and nothing can have been shown since.
 */
function lastOf(closings: readonly Closing[], now: Date): Closing | undefined {
  const isPast = ({ at }: Closing) => Date.parse(at) <= now.getTime();
  const settled = closings.findLastIndex(isPast);
  return closings
    .filter((one, index) => index > settled || isPast(one))
    .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at))
    .at(-1);
}

function noteRelease({ entry }: LedgerRecord, { released }: Draft): void {
  const id = String(entry.body['promotion']);
  released.set(id, (released.get(id) ?? 0) + 1);
}

/** Two people, each with a key of their own, open what the checklist keeps shut: what stood against it stands beside it. */
function noteGlass(record: LedgerRecord, draft: Draft, trust: Trust, now: Date): void {
  const one = recorded(record, trust, now, 'approver', breakGlassType, parseBreakGlass, 2);
  const { predicate } = one.statement;
  draft.heads.push(predicate.ledger);
  requireDecision(record, one);
  const names = one.signers.map(({ id }) => trust.nameOf(id));
  draft.breakGlass.push({ ...one, by: names.join(' and ') });
  draft.glass.push({ entry: record.entry, verified: { predicate, by: names } });
}

/** A signature alone opens nothing: the decision that it is for stands beside it, whole. */
function requireDecision({ entry }: LedgerRecord, { statement }: Recorded<Promotion>): Decision {
  const decision = entry.body['decision'] ?? null;
  if (digestOfJson(decision) !== statement.predicate.decision)
    throw new AttestationError('subject_mismatch', 'the decision beside it is not the one that was signed');
  return parseDecision(decision);
}

function requirePassed({ verdict }: Decision): void {
  if (verdict !== 'passed')
    throw new AttestationError('subject_mismatch', 'the decision beside it did not pass');
}

function recorded<Predicate extends { readonly provider: string }>(
  { entry, index }: LedgerRecord,
  trust: Trust,
  now: Date,
  role: Role,
  predicateType: string,
  parsePredicate: (predicate: unknown) => Predicate,
  threshold = 1,
): Recorded<Predicate> {
  const keys = trust.keysFor(role, now);
  const verified = verifyStatement(envelopeOf(entry), { keys, predicateType, parsePredicate, threshold });
  const { provider } = verified.statement.predicate;
  // Else what was signed for one provider could be written down for another.
  if (provider !== entry.provider)
    throw new AttestationError('subject_mismatch', `it was signed for ${provider}`);
  const [signer] = verified.signers;
  return { ...verified, index, by: signer === undefined ? '' : trust.nameOf(signer.id) };
}
