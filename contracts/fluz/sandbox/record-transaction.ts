import type { Fluz } from './fluz.ts';

/** Notes a movement on the account, for getTransactions. */
export function recordTransaction(transactionType: string, { state, newId, clock }: Fluz): void {
  state.transactions.unshift({
    recordId: newId.uuid(),
    transactionType,
    createdAt: new Date(clock.now()).toISOString(),
  });
}
