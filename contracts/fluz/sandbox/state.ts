import type { TokenStore } from '../../../src/sandbox/index.ts';
import type { UserCaller } from './caller.ts';
import { createMerchants, type Merchant } from './merchants.ts';
import { createSeedPurchases, type Purchase } from './purchase.ts';
import { seededId } from './seeded-id.ts';
import { createSeedCards, type CardTransaction, type VirtualCard } from './virtual-card.ts';
import { createVirtualCardOffers, type VirtualCardOffer } from './virtual-card-offers.ts';
import { createWallet, type Wallet } from './wallet.ts';

export type ApplicationUser = {
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly phoneNumber: string;
  readonly accounts: readonly object[];
  /** The way in which this user signs in, where Fluz lets nobody in by it. */
  readonly lockedOut?: 'social' | 'traditional';
};

export type Transaction = {
  readonly recordId: string;
  readonly transactionType: string;
  readonly createdAt: string;
};

type Approval = {
  readonly approvalId: string;
  status: 'PENDING' | 'APPROVED' | 'DECLINED';
  readonly createdAt: string;
  readonly request: { readonly spendLimit: number; readonly cardNickname: string | null };
};

/** Everything that one environment of Fluz knows. Lists of what happened hold the latest first. */
export type State = {
  readonly environment: string;
  tokens?: TokenStore<UserCaller>;
  readonly merchants: readonly Merchant[];
  readonly virtualCardOffers: readonly VirtualCardOffer[];
  readonly users: ApplicationUser[];
  readonly purchases: Purchase[];
  readonly virtualCards: VirtualCard[];
  readonly cardTransactions: Map<string, readonly CardTransaction[]>;
  readonly transactions: Transaction[];
  readonly approvals: Approval[];
  readonly wallet: Wallet;
  /** What each idempotency key was used for. */
  readonly replays: Map<string, { readonly request: string; readonly result: unknown }>;
};

/** A fresh environment: a catalogue, a filled wallet, and enough of a past that lists have several pages. */
export function createState(environment: string): State {
  const cards = createSeedCards(environment);
  const merchants = createMerchants(environment);
  return {
    environment,
    merchants,
    virtualCardOffers: createVirtualCardOffers(environment),
    users: createUsers(environment),
    purchases: createSeedPurchases(environment, merchants),
    virtualCards: cards.map(({ card }) => card),
    cardTransactions: new Map(cards.map(({ card, transactions }) => [card.virtualCardId, transactions])),
    transactions: createTransactions(environment),
    approvals: [],
    wallet: createWallet(environment),
    replays: new Map(),
  };
}

const lockedOut = ['social', 'traditional'] as const;

function createUsers(environment: string): ApplicationUser[] {
  return Array.from({ length: 24 }, (_, index) => ({
    userId: seededId(`${environment}/user/${index}`),
    // Only the user of the environment's own credentials granted anything.
    scopes: [],
    phoneNumber: `+13035550${100 + index}`,
    accounts: [],
    ...(index < lockedOut.length ? { lockedOut: lockedOut[index] } : {}),
  }));
}

function createTransactions(environment: string): Transaction[] {
  return Array.from({ length: 45 }, (_, index) => ({
    recordId: seededId(`${environment}/transaction/${index}`),
    transactionType: index % 3 === 0 ? 'DEPOSIT' : 'GIFT_CARD_PURCHASE',
    createdAt: new Date(Date.UTC(2025, 0, 60 - index, 12)).toISOString(),
  }));
}
