import { passesLuhn } from './luhn.ts';

/** First digits and lengths of the card networks; an ICCID (19 or 20 digits from 89) matches none. */
const networks = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:6011|64[4-9]\d|65\d\d)\d{12}(?:\d{3})?$/,
  /^62\d{14}(?:\d{3})?$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{9,15}$/,
];

/** Groups of digits, each divided from the next by one space or hyphen; not within a word, nor part of a decimal. */
const digitGroups = /(?<![\p{L}\d]|\d\.)\d+(?:[ -]\d+)*(?![\p{L}\d]|\.\d)/gu;

/** Groups as they are printed on cards, divided by what else people write between them. */
const otherGroups = /(?<![\p{L}\d])\d{4}([./_+]|\s{1,3})\d{3,6}(?:\1\d{3,6}){1,3}(?![\p{L}\d])/gu;

const cardField = /card|vcc|pan$/i;

/** The digits of every text within this one that reads as the number of a payment card. */
export function readCardNumbers(text: string, field: string): readonly string[] {
  if (!/(?:\d[\s./_+-]{0,3}){13}/.test(text)) return [];
  const groups = [...text.matchAll(digitGroups)].flatMap(([found]) => candidates(found.split(/[ -]/)));
  const others = [...text.matchAll(otherGroups)].flatMap(([found]) => candidates(found.split(/\D+/)));
  const whole = cardField.test(field) && !/[^\d\s./_-]/.test(text) ? [text.replaceAll(/\D/g, '')] : [];
  return [...groups, ...others, ...whole].filter(isCard);
}

/** Whole groups, and those that follow one another as they are printed on cards: four digits, then three to six. */
function candidates(groups: readonly string[]): string[] {
  const alone = groups.filter(({ length }) => length >= 13 && length <= 19);
  const together = groups.flatMap(({ length }, index) => {
    if (length !== 4) return [];
    const printed = groups.slice(index, index + 5);
    const end = printed.findIndex((group) => group.length < 3 || group.length > 6);
    const most = end === -1 ? printed.length : end;
    return [3, 4, 5].flatMap((count) => (count > most ? [] : printed.slice(0, count).join('')));
  });
  return [...alone, ...together];
}

/** Whether the digits read as the number of a payment card: a network's first digits and length, and the check digit. */
export function isCard(digits: string): boolean {
  return networks.some((network) => network.test(digits)) && passesLuhn(digits);
}
