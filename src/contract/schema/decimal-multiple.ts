/**
 * Whether a number is a multiple of another, as both are written in decimal: 19.99 is one of 0.01, though no binary fraction
 * shows it (JSON Schema 2020-12 Validation §6.2.1, on the numbers of RFC 8259 §6). Nothing is a multiple of 0.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [left, right] = [decimalOf(value), decimalOf(divisor)];
  if (left === undefined || right === undefined || right.digits === 0n) return false;
  const exponent = Math.min(left.exponent, right.exponent);
  const whole = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return whole(left) % whole(right) === 0n;
}

/** The decimal number that a calculation meant: 0.3 for 3 · 0.1, which as binary numbers is 0.30000000000000004. */
export function roundDecimal(value: number): number {
  return Number(value.toPrecision(15));
}

type Decimal = { readonly digits: bigint; readonly exponent: number };

function decimalOf(value: number): Decimal | undefined {
  const parts = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (parts === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
