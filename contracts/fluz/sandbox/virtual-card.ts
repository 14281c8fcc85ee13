import { toDollars } from './money.ts';
import { seededId } from './seeded-id.ts';

export type SpendLimitDuration = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'ANNUAL' | 'LIFETIME';

export type CardTransaction = {
  readonly transactionDate: string;
  readonly transactionType: 'PURCHASE' | 'REFUND' | 'DECLINE';
  readonly transactionStatus: string;
  readonly paymentMethod: string;
  readonly transactionResponseCode: string;
  readonly transactionApproval: string;
  readonly merchantName: string;
  readonly transactionAmount: string;
};

/** What decides whether a card declines. */
type AuthorizationSetting = {
  readonly virtualCardAsaSettingsId: string;
  readonly virtualCardId: string;
  lockDate: string;
  dailySpendLimit: string | null;
  weeklySpendLimit: string | null;
  monthlySpendLimit: string | null;
  annualSpendLimit: string | null;
  lifetimeSpendLimit: string | null;
  readonly dailySpent: string;
  readonly tokenized: boolean;
  lockedByUser: boolean;
  lockCardNextUse: boolean;
  cardNickname: string | null;
};

export type VirtualCard = {
  readonly virtualCardId: string;
  readonly userId: string | null;
  readonly cardholderName: string;
  readonly expiryMonth: string;
  readonly expiryYear: string;
  readonly virtualCardLast4: string;
  readonly status: 'ACTIVE';
  readonly cardType: 'MULTI_USE';
  readonly initialAmount: string;
  readonly usedAmount: string;
  readonly createdAt: string;
  readonly authorizationSetting: AuthorizationSetting;
};

/** What a card is made from. `spendLimit` in cents, `lockDate` as yyyy-mm-dd. */
export type CardOrder = {
  readonly virtualCardId: string;
  readonly settingsId: string;
  readonly userId: string | null;
  readonly last4: string;
  /** Unix time in milliseconds. */
  readonly now: number;
  readonly spendLimit: number;
  readonly duration: SpendLimitDuration;
  readonly lockDate?: string | null | undefined;
  readonly lockCardNextUse?: boolean | null | undefined;
  readonly cardNickname?: string | null | undefined;
};

/** A new card, valid for 48 months; it locks after 47 when no date is given. */
export function createVirtualCard(order: CardOrder): VirtualCard {
  const expiry = inMonths(order.now, 48);
  return {
    virtualCardId: order.virtualCardId,
    userId: order.userId,
    cardholderName: 'Test Cardholder',
    expiryMonth: expiry.slice(5, 7),
    expiryYear: expiry.slice(0, 4),
    virtualCardLast4: order.last4,
    status: 'ACTIVE',
    cardType: 'MULTI_USE',
    initialAmount: toDollars(order.spendLimit),
    usedAmount: '0.00',
    createdAt: new Date(order.now).toISOString(),
    authorizationSetting: {
      virtualCardAsaSettingsId: order.settingsId,
      virtualCardId: order.virtualCardId,
      lockDate: order.lockDate ?? inMonths(order.now, 47),
      ...spendLimits(order.duration, order.spendLimit),
      dailySpent: '0.00',
      tokenized: false,
      lockedByUser: false,
      lockCardNextUse: order.lockCardNextUse ?? false,
      cardNickname: order.cardNickname ?? null,
    },
  };
}

/** The limit in its one field, and null in the four others. */
export function spendLimits(duration: SpendLimitDuration, cents: number) {
  const of = (wanted: SpendLimitDuration) => (wanted === duration ? toDollars(cents) : null);
  return {
    dailySpendLimit: of('DAILY'),
    weeklySpendLimit: of('WEEKLY'),
    monthlySpendLimit: of('MONTHLY'),
    annualSpendLimit: of('ANNUAL'),
    lifetimeSpendLimit: of('LIFETIME'),
  };
}

/** Two cards with a past: 130 and 3 transactions, of every type. */
export function createSeedCards(environment: string) {
  return [130, 3].map((length, index) => {
    const id = (what: string) => seededId(`${environment}/virtual-card/${index}/${what}`);
    const card = createVirtualCard({
      virtualCardId: id('card'),
      settingsId: id('settings'),
      userId: null,
      last4: `000${index}`,
      now: Date.UTC(2025, 0, 1),
      spendLimit: 500_00,
      duration: 'MONTHLY',
    });
    return { card, transactions: Array.from({ length }, (_, nth) => createTransaction(nth)) };
  });
}

function createTransaction(index: number): CardTransaction {
  const transactionType = (['PURCHASE', 'REFUND', 'DECLINE'] as const)[index % 3] ?? 'PURCHASE';
  const declined = transactionType === 'DECLINE';
  return {
    transactionDate: new Date(Date.UTC(2025, 2, 1) - index * 3_600_000).toISOString(),
    transactionType,
    transactionStatus: declined ? 'DECLINED' : 'SETTLED',
    paymentMethod: 'FLUZ_BALANCE',
    transactionResponseCode: declined ? '51' : '00',
    transactionApproval: declined ? '' : String(100_000 + index),
    merchantName: 'Amber Market',
    transactionAmount: toDollars(12_50),
  };
}

function inMonths(now: number, months: number): string {
  const date = new Date(now);
  const day = Math.min(date.getUTCDate(), 28);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, day))
    .toISOString()
    .slice(0, 10);
}
