import { passesLuhn } from './luhn.ts';

const named =
  /(?:^|[_-])(?:ssn|sin|nino|tin)$|(?:Ssn|Sin|SSN|SIN)$|social|national_?id|nationalId|tax_?id|taxId/;

/** Not within a word, a UUID or a longer row of groups of digits. */
const before = String.raw`(?<![\p{L}\d_-]|\d[ .])`;
const after = String.raw`(?![\p{L}\d_-]|[ .]\d)`;
const ssn = new RegExp(String.raw`${before}\d{3}-\d{2}-\d{4}${after}`, 'gu');
const sin = new RegExp(String.raw`${before}\d{3}([ -])\d{3}\1\d{3}${after}`, 'gu');
const anyNine = new RegExp(String.raw`${before}\d(?:[ .-]?\d){8}${after}`, 'gu');
const nino = new RegExp(
  String.raw`${before}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d){6}[ -]?[A-D]${after}`,
  'giu',
);

/**
 * Whether there is a person's national number in a text: a US SSN or Canadian SIN written with its separators in any field,
 * or however its nine digits are written, and a British NINO, in a field whose name says so. Numbers that are never issued are none.
 */
export function hasNationalId(text: string, field: string): boolean {
  const isNamed = named.test(field);
  const isIssued = (digits: string) => isIssuedSsn(digits) || (isNamed && isIssuedSin(digits));
  return (
    digitsOf(text, ssn).some(isIssued) ||
    digitsOf(text, sin).some(isIssuedSin) ||
    (isNamed && (digitsOf(text, anyNine).some(isIssued) || digitsOf(text, nino).length > 0))
  );
}

function digitsOf(text: string, written: RegExp): string[] {
  return [...text.matchAll(written)].map(([found]) => found.replaceAll(/\D/g, ''));
}

/** Areas 000, 666 and 9xx, group 00 and serial 0000 do not exist; 078-05-1120 was printed on a sample card. */
function isIssuedSsn(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) && digits !== '078051120';
}

/** Numbers beginning with 0 or 8 are not given to persons. */
function isIssuedSin(digits: string): boolean {
  return /^[1-79]/.test(digits) && passesLuhn(digits);
}
