/** Decimal places that are kept; an amount with more is rounded up. */
const places = 6;

/**
 * An amount of money in millionths, exactly: a number, a bigint, or text of digits with at most one point. Undefined for
 * anything else: negative amounts, exponents, separators of thousands, white space.
 */
export function readAmount(value: unknown): bigint | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return undefined;
  const parts = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(String(value));
  if (parts === null) return undefined;
  const [, whole = '0', fraction = ''] = parts;
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  return /[1-9]/.test(fraction.slice(places)) ? kept + 1n : kept;
}

/** The same for people: `12.5`. */
export function showAmount(amount: bigint): string {
  const digits = amount.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}
