import { createHash } from 'node:crypto';
import type { Merchant } from './merchants.ts';

export type GiftCard = {
  readonly giftCardId: string;
  readonly purchaserUserId: string | null;
  readonly endDate: string;
  readonly status: 'ACTIVE';
  readonly createdAt: string;
  readonly termsAndConditions: string;
  readonly merchant: Merchant;
  /** What revealing it shows; never part of a list. */
  readonly secret: { readonly code: string; readonly pin: string | null; readonly url: string | null };
};

/** A gift card of a merchant, good for five years from `now` (Unix time in milliseconds). */
export function createGiftCard(
  giftCardId: string,
  merchant: Merchant,
  purchaserUserId: string | null,
  now: number,
): GiftCard {
  return {
    giftCardId,
    purchaserUserId,
    endDate: new Date(now + 5 * 365 * 24 * 3600 * 1000).toISOString(),
    status: 'ACTIVE',
    createdAt: new Date(now).toISOString(),
    termsAndConditions: 'Made-up terms: redeemable nowhere.',
    merchant,
    secret: createSecret(giftCardId, merchant),
  };
}

/** "Varies by merchant": most give a code with a PIN, some a link in place of the PIN. */
function createSecret(giftCardId: string, { slug }: Merchant): GiftCard['secret'] {
  const hash = createHash('sha256').update(giftCardId).digest('hex');
  const code = hash.slice(0, 16).toUpperCase();
  if (slug.endsWith('travel')) return { code, pin: null, url: `https://gift-cards.example.com/${hash}` };
  return { code, pin: hash.slice(16, 20).toUpperCase(), url: null };
}
