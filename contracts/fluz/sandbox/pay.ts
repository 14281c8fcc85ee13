import type { Fluz } from './fluz.ts';
import { toCents } from './money.ts';
import { refuse } from './refusal.ts';
import type { Wallet } from './wallet.ts';

/** The means of payment that an input names. */
export type Sources = {
  readonly bankAccountId?: string | null | undefined;
  readonly bankCardId?: string | null | undefined;
  readonly paypalVaultId?: string | null | undefined;
};

/** The part in dollars that an input takes from the Fluz balance. */
type BalancePart = {
  readonly balanceAmount?: number | null | undefined;
  readonly defaultToBalance?: boolean | null | undefined;
};

/**
 * Pays so many cents; what the balance does not pay, the named source does. Returns what the balance paid, in cents.
 * inferred: without balanceAmount the balance pays first (defaultToBalance), and a purchase that no source covers is
 * refused whole.
 */
export function pay(amount: number, input: Sources & BalancePart, { state }: Fluz): number {
  const { wallet } = state;
  // Found: a backup bank card is required before any purchase completes.
  if (!wallet.bankCards.some(({ cardStatus }) => cardStatus === 'ACTIVE'))
    throw refuse('BACKUP_CARD_REQUIRED', 'Add a bank card first.');
  const named = namedSources(input, wallet);
  const fromBalance = balancePart(amount, input, wallet.balances.cashBalance.available);
  if (fromBalance > wallet.balances.cashBalance.available || (fromBalance < amount && named === 0))
    throw refuse('INSUFFICIENT_FUNDS', 'The balance does not cover the amount.');
  wallet.balances.cashBalance.available -= fromBalance;
  return fromBalance;
}

/** How many sources an input names; an unknown or inactive one is refused. */
export function namedSources(
  { bankAccountId, bankCardId, paypalVaultId }: Sources,
  { bankAccounts, bankCards, paypalAccounts }: Wallet,
): number {
  const known = [
    [bankAccountId, bankAccounts.map((account) => account.bankAccountId)],
    [bankCardId, bankCards.filter((card) => card.cardStatus === 'ACTIVE').map((card) => card.bankCardId)],
    [paypalVaultId, paypalAccounts.map((account) => account.paypalVaultId)],
  ] as const;
  const named = known.filter(([id]) => id != null);
  if (named.some(([id, ids]) => !ids.includes(id ?? '')))
    throw refuse('NOT_FOUND', 'No such means of payment.');
  return named.length;
}

function balancePart(
  amount: number,
  { balanceAmount, defaultToBalance }: BalancePart,
  available: number,
): number {
  if (balanceAmount == null) return defaultToBalance === false ? 0 : Math.min(amount, available);
  const part = balanceAmount === 0 ? 0 : toCents(balanceAmount, 'balanceAmount');
  if (part > amount) throw refuse('BAD_USER_INPUT', 'balanceAmount is more than the amount.');
  return part;
}
