import { fieldWords, findAlone, standingAlone } from './word-bounds.ts';

const named = /(?:licen[cs]e|govid|driving)(?:_?(?:number|num|no|id))?$/;

/** Forms that nothing else has: each holds a day of birth, with 5 (for GB) or 50 added to the month of a woman's. */
const printed = [
  // Ontario: initial, 8 digits, then year, month and day
  String.raw`[A-Z]\d{4}-\d{5}-\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])`,
  // Québec: initial, 4 digits, then day, month and year, and 2 more
  String.raw`[A-Z]\d{4}-(?:0[1-9]|[12]\d|3[01])(?:[05][1-9]|[16][0-2])\d{2}-\d{2}`,
  // Great Britain (DVLA): surname, decade, month, day, year, initials, check characters
  String.raw`[A-Z]{2}[A-Z9]{3}\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z\d][A-Z]{2}`,
].map((form) => standingAlone(form));

/**
 * Whether there is a driving licence's number in a text that somebody may have: in a printed form that tells it from any
 * other number, in the text of a scanned licence, or in a field whose name says so. One with fewer than 6 digits is nobody's.
 */
export function hasDrivingLicence(text: string, field: string, listed: ReadonlySet<string>): boolean {
  const found = printed.flatMap((form) => findAlone(text, form));
  const element = scannedNumber(text);
  const whole = named.test(fieldWords(field)) && text.length <= 25 ? [text] : [];
  return [...found, ...(element === undefined ? [] : [element]), ...whole]
    .map(licenceDigits)
    .some((number) => /(?:\d\D*){6}/.test(number) && !listed.has(number));
}

/** The licence number in the text of a scanned North American licence (AAMVA D-20, element DAQ). */
function scannedNumber(text: string): string | undefined {
  const mark = text.search(/ANSI|AAMVA/);
  return mark === -1 ? undefined : /DAQ([^\n\r]+)/.exec(text.slice(mark))?.[1];
}

/** The letters and digits of a licence number. */
export function licenceDigits(number: string): string {
  return number.replaceAll(/[^\p{L}\d]/gu, '').toUpperCase();
}
