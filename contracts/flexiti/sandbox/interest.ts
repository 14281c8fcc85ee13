import { toCents, toDollars } from './money.ts';
import { accept } from './reply.ts';
import type { SandboxReply } from '../../../src/sandbox/index.ts';
import type { Account, Schemas } from './state.ts';

const DAY = 86_400_000;
const BYPASS_LIMIT = 20_000;
const BYPASS_PURCHASES = 3;
const AIR = 0.2899;

export type Plan = {
  readonly id: number;
  readonly name: string;
  readonly terms: readonly number[];
  readonly rate: number;
};

/** What the sandbox's merchant offers. Ids and rates are made up; only their types are documented. */
export const PLANS: readonly Plan[] = [
  { id: 101, name: 'No interest, equal payments', terms: [6, 12], rate: 0 },
  { id: 102, name: 'Low interest', terms: [12, 24, 36], rate: 0.1499 },
];

export function planById(id: number): Plan | undefined {
  return PLANS.find((plan) => plan.id === id);
}

/** Simple interest on an amount of cents over so many months. */
export function interestOf(plan: Plan, months: number, amount: number): number {
  return Math.round((amount * plan.rate * months) / 12);
}

/** Whether regular_purchase_bypass may be used: at most 3 regular purchases in the 24 hours before `now`. */
export function mayBypass(account: Account, now: number): boolean {
  return account.regularPurchases.filter((at) => at > now - DAY).length <= BYPASS_PURCHASES;
}

/** Whether a bypass is good for so many cents. */
export function bypassCovers(amount: number): boolean {
  return amount <= BYPASS_LIMIT;
}

export function annualRates(plan: Plan): Schemas['AnnualRates'] {
  return { description: 'Annual interest rate', rate: plan.rate, type: 'percentage', message: plan.name };
}

/** calculateInterest: the offers of v2.5.1. */
export function offers(
  body: Schemas['CalculateInterestRequest'],
  account: Account,
  now: number,
): SandboxReply {
  return accept<Schemas['InterestOffers']>({
    ...common(body, account, now),
    promotional_purchase: PLANS.map((plan) => ({
      plan_id: plan.id,
      plan_name: plan.name,
      terms: plan.terms.map((term) => ({
        ...cost(plan, term, body.amount),
        annual_rates: annualRates(plan),
      })),
    })),
  });
}

/** calculateInterestV25: the same with `apr`, without plan names. */
export function offersV25(
  body: Schemas['CalculateInterestRequest'],
  account: Account,
  now: number,
): SandboxReply {
  return accept<Schemas['InterestOffersV25']>({
    ...common(body, account, now),
    promotional_purchase: PLANS.map((plan) => ({
      plan_id: plan.id,
      terms: plan.terms.map((term) => ({ ...cost(plan, term, body.amount), apr: plan.rate })),
    })),
  });
}

function common(body: Schemas['CalculateInterestRequest'], account: Account, now: number) {
  const amount = toCents(body.amount);
  return {
    account_number: account.accountNumber,
    account_type: account.accountType,
    amount: body.amount,
    customer: customerOf(account),
    regular_purchase: {
      term_amount: toDollars(Math.ceil(amount * 0.03)),
      air: AIR,
      fees: [],
      verify: mayBypass(account, now) && bypassCovers(amount),
    },
  };
}

function customerOf(account: Account): Schemas['InterestCustomer'] {
  return {
    air: AIR,
    available_credit: toDollars(Math.max(account.available, 0)),
    first_name: account.firstName,
    last_name: account.lastName,
    category_type: categoryOf(account.riskRating),
  };
}

/** Revision 2518450479: L and M are preferred, H and X premium, the rest standard. */
function categoryOf(rating: Schemas['RiskRating']): Schemas['InterestCustomer']['category_type'] {
  if (rating === 'L' || rating === 'M') return 'preferred';
  return rating === 'H' || rating === 'X' ? 'premium' : 'standard';
}

function cost(plan: Plan, term: number, amount: number): Omit<Schemas['TermV25'], 'apr'> {
  const cents = toCents(amount);
  return {
    term,
    term_amount: toDollars(Math.ceil((cents + interestOf(plan, term, cents)) / term)),
    fees: [{ description: 'Administration fee', amount: 0, type: 'one_time', message: 'Waived' }],
  };
}
