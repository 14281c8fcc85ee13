import { seededId } from './seeded-id.ts';

export type StockInfo =
  | {
      readonly __typename: 'StockInfoVariableType';
      description: string;
      minDenomination: string;
      maxDenomination: string;
    }
  | { readonly __typename: 'StockInfoFixedType'; denomination: string; availableStock: number };

export type Offer = {
  readonly offeringMerchantId: string;
  readonly offerId: string;
  readonly type: 'GIFT_CARD_OFFER' | 'EXCLUSIVE_RATE_OFFER' | 'CARD_LINKED_OFFER';
  readonly hasStockInfo: boolean;
  readonly denominationsType: 'FIXED' | 'VARIABLE' | null;
  readonly offerRates: readonly {
    readonly maxUserRewardValue: string;
    readonly cashbackVoucherRewardValue: string;
    readonly boostRewardValue: string | null;
    readonly displayBoostReward: boolean;
    readonly denominations: readonly string[];
    readonly allowedPaymentMethods: readonly string[];
  }[];
  readonly stockInfo: readonly StockInfo[] | null;
  readonly cloDetails: { readonly currentRateType: string } | null;
  readonly exclusiveRateId: string | null;
};

export type Merchant = {
  readonly merchantId: string;
  readonly name: string;
  readonly slug: string;
  /** Counted in a page and left out of it: why a page may be short though it is not the last. */
  readonly hidden: boolean;
  readonly offers: readonly Offer[];
};

const places = ['Amber', 'Canyon', 'Cascade', 'Coral', 'Harbor', 'Lantern', 'Maple', 'Prairie'];
const trades = ['Academy', 'Apparel', 'Bakery', 'Games', 'Hardware', 'Market', 'Pharmacy', 'Travel'];
const fixedDenominations = ['10.00', '25.00', '50.00', '100.00'];
const everyMethod = ['BANK_CARD', 'BANK_ACCOUNT', 'PAYPAL', 'FLUZPAY', 'APPLE_PAY', 'GOOGLE_PAY'];

/** The merchants of one environment. Their ids, and those of their offers, hold in that environment only. */
export function createMerchants(environment: string): readonly Merchant[] {
  return places
    .flatMap((place) => trades.map((trade) => `${place} ${trade}`))
    .map((name, index) => {
      const id = (what: string) => seededId(`${environment}/merchant/${index}/${what}`);
      return {
        merchantId: id('merchant'),
        name,
        slug: name.toLowerCase().replace(' ', '-'),
        hidden: index % 7 === 6,
        offers: createOffers(index, id),
      };
    });
}

function createOffers(index: number, id: (what: string) => string): readonly Offer[] {
  const fixed = index % 3 === 1;
  const stock = fixed ? fixedStock() : variableStock();
  const giftCard = offerOf('GIFT_CARD_OFFER', id, stock, '4.5%');
  const exclusive = index % 3 === 2 ? [offerOf('EXCLUSIVE_RATE_OFFER', id, stock, '6.0%')] : [];
  const cardLinked = index % 5 === 0 ? [offerOf('CARD_LINKED_OFFER', id, null, '2.0%')] : [];
  return [giftCard, ...exclusive, ...cardLinked];
}

function fixedStock(): readonly StockInfo[] {
  return fixedDenominations.map((denomination) => ({
    __typename: 'StockInfoFixedType',
    denomination,
    availableStock: 10_000,
  }));
}

function variableStock(): readonly StockInfo[] {
  const description = 'Any amount from 5 to 500 US dollars';
  return [
    { __typename: 'StockInfoVariableType', description, minDenomination: '5.00', maxDenomination: '500.00' },
  ];
}

function offerOf(
  type: Offer['type'],
  id: (what: string) => string,
  stock: readonly StockInfo[] | null,
  rate: string,
): Offer {
  const fixed = stock?.[0]?.__typename === 'StockInfoFixedType';
  return {
    offeringMerchantId: id('merchant'),
    offerId: id(type),
    type,
    hasStockInfo: stock !== null,
    denominationsType: stock === null ? null : fixed ? 'FIXED' : 'VARIABLE',
    offerRates: [
      {
        maxUserRewardValue: rate,
        cashbackVoucherRewardValue: rate,
        boostRewardValue: null,
        displayBoostReward: false,
        denominations: fixed ? fixedDenominations : [],
        allowedPaymentMethods: everyMethod,
      },
    ],
    stockInfo: stock,
    cloDetails: stock === null ? { currentRateType: 'STANDARD' } : null,
    exclusiveRateId: type === 'EXCLUSIVE_RATE_OFFER' ? id('exclusive-rate') : null,
  };
}
