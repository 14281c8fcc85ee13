import type { Fluz } from './fluz.ts';
import { toCents } from './money.ts';
import { namedSources } from './pay.ts';
import { createPurchase } from './purchase.ts';
import { recordTransaction } from './record-transaction.ts';
import { refuse } from './refusal.ts';
import type { VirtualCardOffer } from './virtual-card-offers.ts';
import { createVirtualCard, type SpendLimitDuration, type VirtualCard } from './virtual-card.ts';

/** What a card is asked for with; a bulk order and an approved request ask for less than `createVirtualCard`. */
export type CardRequest = {
  readonly spendLimit: number;
  readonly spendLimitDuration?: SpendLimitDuration | null | undefined;
  readonly lockDate?: string | null | undefined;
  readonly lockCardNextUse?: boolean | null | undefined;
  readonly cardNickname?: string | null | undefined;
  readonly primaryFundingSource?: 'FLUZ_BALANCE' | 'BANK_ACCOUNT' | null | undefined;
  readonly bankAccountId?: string | null | undefined;
  readonly offerId?: string | null | undefined;
};

/** Makes a card and keeps it; a prepaid one is paid for at once and shows among the purchases. */
export function issueVirtualCard(request: CardRequest, fluz: Fluz): VirtualCard {
  const { state, newId, clock } = fluz;
  const offer = virtualCardOffer(request.offerId, fluz);
  const spendLimit = toCents(request.spendLimit, 'spendLimit');
  if (request.lockDate != null) checkLockDate(request.lockDate, clock.now());
  checkFunding(request, fluz);
  checkFunds(offer, spendLimit, fluz);
  const card = createVirtualCard({
    virtualCardId: newId.uuid(),
    settingsId: newId.uuid(),
    userId: fluz.credentials['userId'] ?? null,
    last4: newId.digits(4),
    now: clock.now(),
    spendLimit,
    duration: request.spendLimitDuration ?? 'LIFETIME',
    lockDate: request.lockDate,
    lockCardNextUse: request.lockCardNextUse,
    cardNickname: request.cardNickname,
  });
  state.virtualCards.push(card);
  if (offer.cardType === 'PREPAID') prepay(card, spendLimit, fluz);
  recordTransaction('VIRTUAL_CARD_CREATE', fluz);
  return card;
}

/** A date as yyyy-mm-dd that exists and is not past. */
export function checkLockDate(lockDate: string, now: number): string {
  const time = Date.parse(`${lockDate}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === lockDate;
  // inferred: no page says what a past date answers.
  if (!exists || time < now) throw refuse('BAD_USER_INPUT', 'lockDate has to be a coming day as yyyy-mm-dd.');
  return lockDate;
}

/** The offer of an id; inferred: without one the best offer is taken. */
export function virtualCardOffer(offerId: string | null | undefined, { state }: Fluz): VirtualCardOffer {
  const offer = state.virtualCardOffers.find((candidate) => offerId == null || candidate.offerId === offerId);
  if (offer === undefined) throw refuse('NOT_FOUND', 'No such virtual-card offer.');
  return offer;
}

/** Refuses a prepaid card that the balance does not cover. */
export function checkFunds({ cardType }: VirtualCardOffer, cents: number, { state }: Fluz): void {
  if (cardType === 'PREPAID' && state.wallet.balances.cashBalance.available < cents)
    throw refuse('INSUFFICIENT_FUNDS', 'The balance does not cover the spend limit.');
}

function checkFunding({ primaryFundingSource, bankAccountId }: CardRequest, { state }: Fluz): void {
  if (primaryFundingSource === 'BANK_ACCOUNT' && bankAccountId == null)
    throw refuse('BAD_USER_INPUT', 'BANK_ACCOUNT needs bankAccountId.');
  namedSources({ bankAccountId: bankAccountId ?? null }, state.wallet);
}

function prepay(virtualCard: VirtualCard, spendLimit: number, { state, newId }: Fluz): void {
  state.wallet.balances.cashBalance.available -= spendLimit;
  const { createdAt } = virtualCard;
  state.purchases.unshift(
    createPurchase({
      ...{ purchaseId: newId.uuid(), displayId: newId.digits(10), createdAt, virtualCard },
      ...{ amount: spendLimit, fromBalance: spendLimit, reward: 0 },
    }),
  );
}
