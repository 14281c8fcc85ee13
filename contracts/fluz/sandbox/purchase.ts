import type { GiftCard } from './gift-card.ts';
import { createGiftCard } from './gift-card.ts';
import type { Merchant } from './merchants.ts';
import { toDollars } from './money.ts';
import { seededId } from './seeded-id.ts';
import type { VirtualCard } from './virtual-card.ts';

export type Purchase = {
  readonly purchaseId: string;
  readonly purchaseDisplayId: string;
  readonly purchaseBankCardId: string | null;
  readonly bankAccountId: string | null;
  readonly purchaseAmount: string;
  readonly fluzpayAmount: string;
  readonly seatRewardValue: string;
  readonly paypalVaultId: string | null;
  readonly createdAt: string;
  readonly giftCard: GiftCard | null;
  readonly virtualCard: VirtualCard | null;
};

/** What a purchase is made from; amounts in cents. */
export type PurchaseOrder = {
  readonly purchaseId: string;
  readonly displayId: string;
  readonly amount: number;
  readonly fromBalance: number;
  readonly reward: number;
  readonly createdAt: string;
  readonly giftCard?: GiftCard;
  readonly virtualCard?: VirtualCard;
  readonly bankCardId?: string | null;
  readonly bankAccountId?: string | null;
  readonly paypalVaultId?: string | null;
};

/** A purchase as the contract has it. */
export function createPurchase(order: PurchaseOrder): Purchase {
  return {
    purchaseId: order.purchaseId,
    purchaseDisplayId: order.displayId,
    purchaseBankCardId: order.bankCardId ?? null,
    bankAccountId: order.bankAccountId ?? null,
    purchaseAmount: toDollars(order.amount),
    fluzpayAmount: toDollars(order.fromBalance),
    seatRewardValue: toDollars(order.reward),
    paypalVaultId: order.paypalVaultId ?? null,
    createdAt: order.createdAt,
    giftCard: order.giftCard ?? null,
    virtualCard: order.virtualCard ?? null,
  };
}

/** 45 purchases of the past, the latest first: three pages. */
export function createSeedPurchases(environment: string, merchants: readonly Merchant[]): Purchase[] {
  return Array.from({ length: 45 }, (_, index) => {
    const id = (what: string) => seededId(`${environment}/purchase/${index}/${what}`);
    const merchant = merchants[index % merchants.length];
    if (merchant === undefined) throw new RangeError('an environment has merchants');
    const giftCard = createGiftCard(id('gift-card'), merchant, null, Date.UTC(2025, 0, 60 - index, 12));
    return createPurchase({
      purchaseId: id('purchase'),
      displayId: String(1_000_000_000 + index),
      amount: 25_00,
      fromBalance: 25_00,
      reward: 1_12,
      createdAt: giftCard.createdAt,
      giftCard,
    });
  });
}
