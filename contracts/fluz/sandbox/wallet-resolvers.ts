import type { Arguments, Fluz, Input } from './fluz.ts';
import { toCents, toDollars } from './money.ts';
import { once } from './once.ts';
import { namedSources } from './pay.ts';
import { recordTransaction } from './record-transaction.ts';
import { refuse } from './refusal.ts';
import { showBalances, type BalanceName } from './wallet.ts';

const merchantCategories = [
  { mcc: '5411', description: 'Grocery Stores, Supermarkets' },
  { mcc: '5541', description: 'Service Stations' },
  { mcc: '5812', description: 'Eating Places, Restaurants' },
];

const balanceOf = {
  CASH_BALANCE: 'cashBalance',
  GIFT_CARD_BALANCE: 'giftCardBalance',
  RESERVE_BALANCE: 'reserveBalance',
} as const satisfies Record<string, BalanceName>;

/** The wallet: means of payment, balances, deposits, addresses. */
export const walletResolvers = {
  'Query.getWallet': (_: unknown, _arguments: unknown, { state }: Fluz) => ({
    bankCards: state.wallet.bankCards,
    bankAccounts: state.wallet.bankAccounts,
    paypalAccounts: state.wallet.paypalAccounts,
    blockedPaymentTypes: [],
    balances: showBalances(state.wallet),
  }),

  'Query.getMccList': () => merchantCategories,

  'Query.getUserAddresses': (_: unknown, _arguments: unknown, { state }: Fluz) => state.wallet.addresses,

  'Mutation.depositCashBalance': (_: unknown, { input }: Arguments<'depositCashBalance'>, fluz: Fluz) =>
    once(fluz, 'depositCashBalance', input, () => deposit(input, fluz)),
};

/** Refuses a code that getMccList does not hold. */
export function checkMerchantCategory(code: string): void {
  if (!merchantCategories.some(({ mcc }) => mcc === code))
    throw refuse('BAD_USER_INPUT', 'No such category.');
}

function deposit(input: Input<'depositCashBalance'>, fluz: Fluz) {
  const { state, newId, clock } = fluz;
  const amount = toCents(input.amount, 'amount');
  if (namedSources(input, state.wallet) !== 1)
    throw refuse('BAD_USER_INPUT', 'Name one of bankAccountId, bankCardId and paypalVaultId.');
  checkTarget(input, fluz);
  const balance = state.wallet.balances[balanceOf[input.depositType]];
  balance.available += amount;
  balance.lifetime += amount;
  creditUserCashBalance(input, amount, fluz);
  recordTransaction('DEPOSIT', fluz);
  return {
    cashBalanceDeposits: [
      {
        cashBalanceDepositId: newId.uuid(),
        depositAmount: toDollars(amount),
        createdAt: new Date(clock.now()).toISOString(),
      },
    ],
    balances: showBalances(state.wallet),
  };
}

function checkTarget(
  { MCC, depositType, userCashBalanceId }: Input<'depositCashBalance'>,
  { state }: Fluz,
): void {
  if (MCC != null && depositType !== 'GIFT_CARD_BALANCE')
    throw refuse('BAD_USER_INPUT', 'MCC goes with GIFT_CARD_BALANCE only.');
  if (MCC != null) checkMerchantCategory(MCC);
  const known = state.wallet.userCashBalances.some(
    (balance) => balance.userCashBalanceId === userCashBalanceId,
  );
  if (userCashBalanceId != null && !known) throw refuse('NOT_FOUND', 'No such cash balance.');
}

function creditUserCashBalance(
  { userCashBalanceId }: Input<'depositCashBalance'>,
  amount: number,
  { state }: Fluz,
): void {
  for (const balance of state.wallet.userCashBalances)
    if (balance.userCashBalanceId === userCashBalanceId) balance.available += amount;
}
