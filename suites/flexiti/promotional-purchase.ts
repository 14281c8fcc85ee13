import type { Given } from '../../src/scenario/index.ts';
import { verifiedCustomer } from './verified-customer.ts';

/** The body of a purchase in store on the first plan and term that the customer is offered, not captured at once. */
export async function promotionalPurchase(given: Given, amount: number) {
  const [customer, offer] = await Promise.all([verifiedCustomer(given), given.values('offer')]);
  const financing_option = {
    transaction_type: 'promotional_purchase' as const,
    plan_id: Number(offer['planId']),
    term: Number(offer['term']),
  };
  return { ...customer, financing_option, amount, auto_capture: false, reference: 'order-1' };
}
