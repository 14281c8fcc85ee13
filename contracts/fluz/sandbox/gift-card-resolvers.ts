import type { Arguments, Fluz, Input } from './fluz.ts';
import { createGiftCard } from './gift-card.ts';
import type { Merchant, Offer } from './merchants.ts';
import { giftCardOffer, merchantBySlug, stockOf, takeStock } from './merchant-resolvers.ts';
import { toCents } from './money.ts';
import { once } from './once.ts';
import { page } from './page.ts';
import { pay } from './pay.ts';
import { createPurchase, type Purchase } from './purchase.ts';
import { recordTransaction } from './record-transaction.ts';
import { refuse } from './refusal.ts';

/** Gift cards: buying, listing, revealing. */
export const giftCardResolvers = {
  'Query.getGiftCards': (
    _: unknown,
    { status, userCashBalanceId, paginate }: Arguments<'getGiftCards'>,
    { state }: Fluz,
  ) => {
    // inferred: a gift card that was not bought from a cash balance of its own belongs to none.
    if (userCashBalanceId != null) return [];
    const cards = state.purchases.flatMap(({ giftCard }) => giftCard ?? []);
    return page(
      cards.filter((card) => status == null || status.includes(card.status)),
      paginate,
    );
  },

  'Query.getUserPurchases': (_: unknown, { paginate }: Arguments<'getUserPurchases'>, { state }: Fluz) =>
    page(state.purchases, paginate),

  'Mutation.purchaseGiftCard': (_: unknown, { input }: Arguments<'purchaseGiftCard'>, fluz: Fluz) =>
    once(fluz, 'purchaseGiftCard', input, () => purchase(input, fluz)),

  'Mutation.revealGiftCardByGiftCardId': (
    _: unknown,
    { giftCardId }: Arguments<'revealGiftCardByGiftCardId'>,
    { state }: Fluz,
  ) => {
    const found = state.purchases.find(({ giftCard }) => giftCard?.giftCardId === giftCardId);
    if (found?.giftCard == null) throw refuse('NOT_FOUND', 'No such gift card.');
    return found.giftCard.secret;
  },
};

function purchase(input: Input<'purchaseGiftCard'>, fluz: Fluz): Purchase {
  const { state, newId, clock, credentials } = fluz;
  const { merchant, offer } = chosenOffer(input, fluz);
  const amount = toCents(input.amount, 'amount');
  const stock = stockOf(offer, amount);
  if (input.exclusiveRateId != null && input.exclusiveRateId !== offer.exclusiveRateId)
    throw refuse('NOT_FOUND', 'The offer has no such exclusive rate.');
  const fromBalance = pay(amount, input, fluz);
  takeStock(stock);
  const reward = addReward(amount, offer, fluz);
  const giftCard = createGiftCard(newId.uuid(), merchant, credentials['userId'] ?? null, clock.now());
  const { bankCardId = null, bankAccountId = null, paypalVaultId = null } = input;
  const made = createPurchase({
    ...{ purchaseId: newId.uuid(), displayId: newId.digits(10), createdAt: giftCard.createdAt },
    ...{ amount, fromBalance, reward, giftCard, bankCardId, bankAccountId, paypalVaultId },
  });
  state.purchases.unshift(made);
  recordTransaction('GIFT_CARD_PURCHASE', fluz);
  return made;
}

/** inferred: the reward is the offer's best rate, rounded down to the cent, and comes at once. */
function addReward(amount: number, { offerRates }: Offer, { state }: Fluz): number {
  const { rewardsBalance } = state.wallet.balances;
  const rate = Math.round(Number.parseFloat(offerRates[0]?.maxUserRewardValue ?? '0') * 100);
  const reward = Math.floor((amount * rate) / 10_000);
  rewardsBalance.available += reward;
  rewardsBalance.lifetime += reward;
  return reward;
}

function chosenOffer(
  { offerId, merchantSlug }: Input<'purchaseGiftCard'>,
  { state }: Fluz,
): { merchant: Merchant; offer: Offer } {
  if ((offerId == null) === (merchantSlug == null))
    throw refuse('BAD_USER_INPUT', 'Name either offerId or merchantSlug.');
  if (merchantSlug != null) {
    const merchant = merchantBySlug(state.merchants, merchantSlug);
    return { merchant, offer: giftCardOffer(merchant) };
  }
  for (const merchant of state.merchants) {
    const offer = merchant.offers.find((candidate) => candidate.offerId === offerId);
    if (offer !== undefined) return { merchant, offer };
  }
  throw refuse('NOT_FOUND', 'No such offer.');
}
