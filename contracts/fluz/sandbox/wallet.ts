import { toDollars } from './money.ts';
import { seededId } from './seeded-id.ts';

export type BankCard = {
  readonly bankCardId: string;
  readonly ownerAccountId: string | null;
  readonly addedUserId: string | null;
  readonly cardType: string;
  readonly cardProcessor: string;
  readonly cardholderName: string;
  readonly lastFourDigits: string;
  readonly expirationMonth: string;
  readonly expirationYear: string;
  cardStatus: 'ACTIVE' | 'INACTIVE';
  readonly billingAddressId: string;
  nickname?: string;
  merchantCategoryCode?: string;
};

export type Address = {
  readonly userAddressId: string;
  readonly streetAddressLine1: string;
  readonly streetAddressLine2: string | null;
  readonly country: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

/** In cents. */
export type Balance = { available: number; readonly pending: number; lifetime: number };

export type BalanceName = 'cashBalance' | 'giftCardBalance' | 'reserveBalance' | 'rewardsBalance';

export type Wallet = {
  readonly bankCards: BankCard[];
  readonly bankAccounts: readonly { readonly bankAccountId: string }[];
  readonly paypalAccounts: readonly { readonly paypalVaultId: string }[];
  readonly addresses: Address[];
  readonly balances: Readonly<Record<BalanceName, Balance>>;
  readonly userCashBalances: readonly { readonly userCashBalanceId: string; available: number }[];
};

/** A wallet with one of each: a bank card, a bank account, a PayPal account, an address, and money in the balances. */
export function createWallet(environment: string): Wallet {
  const id = (what: string) => seededId(`${environment}/wallet/${what}`);
  return {
    bankCards: [createBankCard(id)],
    bankAccounts: [createBankAccount(id)],
    paypalAccounts: [createPaypalAccount(id)],
    addresses: [createAddress(id)],
    balances: {
      cashBalance: balanceOf(1_000_000_00),
      giftCardBalance: balanceOf(0),
      reserveBalance: balanceOf(0),
      rewardsBalance: balanceOf(0),
    },
    userCashBalances: [{ userCashBalanceId: id('user-cash-balance'), available: 0 }],
  };
}

/** A balance as the contract has it. */
function showBalance({ available, pending, lifetime }: Balance) {
  return {
    availableBalance: toDollars(available),
    totalBalance: toDollars(available + pending),
    pendingBalance: toDollars(pending),
    lifetimeBalance: toDollars(lifetime),
  };
}

/** The balances as the contract has them, as they are now. */
export function showBalances({ balances, userCashBalances }: Wallet) {
  return {
    cashBalance: showBalance(balances.cashBalance),
    giftCardBalance: showBalance(balances.giftCardBalance),
    reserveBalance: showBalance(balances.reserveBalance),
    rewardsBalance: showBalance(balances.rewardsBalance),
    userCashBalances: userCashBalances.map(({ userCashBalanceId, available }) => ({
      userCashBalanceId,
      availableBalance: toDollars(available),
    })),
  };
}

function balanceOf(cents: number): Balance {
  return { available: cents, pending: 0, lifetime: cents };
}

function createBankCard(id: (what: string) => string): BankCard {
  return {
    bankCardId: id('bank-card'),
    ownerAccountId: null,
    addedUserId: null,
    cardType: 'CREDIT',
    cardProcessor: 'VISA',
    cardholderName: 'Test Cardholder',
    lastFourDigits: '1111',
    expirationMonth: '01',
    expirationYear: '2029',
    cardStatus: 'ACTIVE',
    billingAddressId: id('address'),
  };
}

function createBankAccount(id: (what: string) => string) {
  return {
    bankAccountId: id('bank-account'),
    accountId: null,
    type: 'CHECKING',
    accountName: 'Test Checking',
    status: 'ACTIVE',
    achRouting: '000000000',
    lastFour: '0000',
    authChargeBackupPaymentMethod: null,
    billingAddressId: id('address'),
    nickname: null,
  };
}

function createPaypalAccount(id: (what: string) => string) {
  return { paypalVaultId: id('paypal'), userId: null, status: 'ACTIVE', email: 'paypal@example.com' };
}

function createAddress(id: (what: string) => string): Address {
  return {
    userAddressId: id('address'),
    streetAddressLine1: '1 Test Street',
    streetAddressLine2: null,
    country: 'US',
    city: 'Testville',
    state: 'NY',
    postalCode: '00000',
  };
}
