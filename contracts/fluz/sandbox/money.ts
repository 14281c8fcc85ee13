import { refuse } from './refusal.ts';

/** US dollars as Fluz takes them (Float) in cents; refuses what is not positive, or finer than a cent. */
export function toCents(amount: number, field: string): number {
  const cents = Math.round(amount * 100);
  // inferred: no page says that an amount has to be positive or whole cents, but none other can be paid.
  if (!(cents > 0) || Math.abs(amount * 100 - cents) > 1e-6)
    throw refuse('BAD_USER_INPUT', `${field} has to be a positive amount in dollars and cents.`);
  return cents;
}

/** Cents as Fluz gives them out: `100.00`. */
export function toDollars(cents: number): string {
  return (cents / 100).toFixed(2);
}
