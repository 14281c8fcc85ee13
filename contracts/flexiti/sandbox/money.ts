/** Dollars as sent → whole cents, so that sums stay exact. */
export function toCents(dollars: number): number {
  return Math.round(dollars * 100);
}

/** Whole cents → dollars, for a member of type number. */
export function toDollars(cents: number): number {
  return cents / 100;
}

/** Whole cents → dollars as text with two decimals, for the members that Flexiti sends as text. */
export function toMoneyText(cents: number): string {
  return toDollars(cents).toFixed(2);
}
