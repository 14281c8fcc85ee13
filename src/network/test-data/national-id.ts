import { passesLuhn } from './luhn.ts';

const named =
  /(?:^|[_-])(?:ssn|sin|nino|tin)$|(?:Ssn|Sin|SSN|SIN)$|social|national_?id|nationalId|tax_?id|taxId/;

/**
 * Whether a text reads as a person's national number: a US SSN or Canadian SIN written with its separators in any field,
 * or as bare digits, and a British NINO, in a field whose name says so. Numbers that are never issued are none.
 */
export function isNationalId(text: string, field: string): boolean {
  const digits = text.replaceAll(/[ -]/g, '');
  const isNamed = named.test(field);
  if (isNamed && /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/i.test(digits))
    return true;
  if (!/^\d{9}$/.test(digits)) return false;
  if (/^\d{3}-\d{2}-\d{4}$/.test(text) || (isNamed && text === digits))
    return isIssuedSsn(digits) || isIssuedSin(digits, isNamed);
  return /^\d{3}([ -])\d{3}\1\d{3}$/.test(text) && isIssuedSin(digits, true);
}

/** Areas 000, 666 and 9xx, group 00 and serial 0000 do not exist; 078-05-1120 was printed on a sample card. */
function isIssuedSsn(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits) && digits !== '078051120';
}

/** Numbers beginning with 0 or 8 are not given to persons. */
function isIssuedSin(digits: string, mayBeSin: boolean): boolean {
  return mayBeSin && /^[1-79]/.test(digits) && passesLuhn(digits);
}
