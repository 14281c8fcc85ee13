import type { Arguments, Fluz } from './fluz.ts';
import type { Merchant, Offer, StockInfo } from './merchants.ts';
import { toCents } from './money.ts';
import { page } from './page.ts';
import { refuse } from './refusal.ts';

/** The catalogue: merchants, their offers, and the quote for one purchase. */
export const merchantResolvers = {
  'Query.getMerchants': (
    _: unknown,
    { name, paginate, offerTypes }: Arguments<'getMerchants'>,
    { state }: Fluz,
  ) => {
    const wanted = state.merchants
      .filter((merchant) => merchant.name.toLowerCase().includes((name ?? '').toLowerCase()))
      .map((merchant) => ({
        ...merchant,
        offers: merchant.offers.filter((offer) => isWanted(offer, offerTypes)),
      }))
      .filter(({ offers }) => offers.length > 0);
    return page(wanted, paginate).filter(({ hidden }) => !hidden);
  },

  'Query.getOfferQuote': (_: unknown, { input }: Arguments<'getOfferQuote'>, { state }: Fluz) => {
    const offer = giftCardOffer(merchantBySlug(state.merchants, input.slug));
    stockOf(offer, toCents(input.denomination, 'denomination'));
    const method = input.paymentMethod ?? 'FLUZPAY';
    if (!offer.offerRates.some(({ allowedPaymentMethods }) => allowedPaymentMethods.includes(method)))
      throw refuse('BAD_USER_INPUT', `The offer cannot be paid by ${method}.`);
    return offer;
  },
};

/** The merchant of a slug; hidden ones are unknown here as well. */
export function merchantBySlug(merchants: readonly Merchant[], slug: string): Merchant {
  const merchant = merchants.find((candidate) => candidate.slug === slug && !candidate.hidden);
  if (merchant === undefined) throw refuse('NOT_FOUND', 'No such merchant.');
  return merchant;
}

/** The offer that a purchase by slug uses; inferred: the plain one, an exclusive rate has to be asked for by id. */
export function giftCardOffer({ offers }: Merchant): Offer {
  const offer = offers.find(({ type }) => type === 'GIFT_CARD_OFFER');
  if (offer === undefined) throw refuse('NOT_FOUND', 'The merchant sells no gift cards.');
  return offer;
}

/** What the offer has in stock for an amount in cents; refuses one that it does not sell, or has sold out. */
export function stockOf({ stockInfo }: Offer, cents: number): StockInfo {
  const onSale = (stockInfo ?? []).find((stock) =>
    stock.__typename === 'StockInfoFixedType'
      ? Number(stock.denomination) * 100 === cents && stock.availableStock > 0
      : Number(stock.minDenomination) * 100 <= cents && cents <= Number(stock.maxDenomination) * 100,
  );
  if (onSale === undefined) throw refuse('BAD_USER_INPUT', 'The offer does not sell this amount.');
  return onSale;
}

/** One less of a fixed amount; a free amount never sells out. */
export function takeStock(stock: StockInfo): void {
  if (stock.__typename === 'StockInfoFixedType') stock.availableStock -= 1;
}

function isWanted({ type }: Offer, wanted: Arguments<'getMerchants'>['offerTypes']): boolean {
  const { giftCardOffer: giftCards = false, cardLinkedOffer: cardLinked = false } = wanted ?? {};
  if (!giftCards && !cardLinked) return true;
  return type === 'CARD_LINKED_OFFER' ? cardLinked === true : giftCards === true;
}
