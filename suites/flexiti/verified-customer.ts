import type { Given } from '../../src/scenario/index.ts';

/** A customer of the scenario's own, as a purchase in store names one: the account and the code of its verification. */
export async function verifiedCustomer(given: Given) {
  const { accountNumber, creditappId, verificationCode } = await given.values('customer', 'verification');
  return {
    account_number: Number(accountNumber),
    verification_code: Number(verificationCode),
    request_id: `request-${String(creditappId)}`,
  };
}

/** The account number of a customer of the scenario's own. */
export async function accountOf(given: Given): Promise<number> {
  const { accountNumber } = await given.values('customer');
  return Number(accountNumber);
}
