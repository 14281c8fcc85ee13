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

/** Names of fields whose numbers are something else, whatever they look like. */
const otherNumbers = /(?:iccid|eid|imei|imsi|account_?number|order_?id|reference|timestamp|_id|Id)$/;

/** The digits of a text that reads as the number of a payment card; undefined where it does not. */
export function readCardNumber(text: string): string | undefined {
  const found = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w.-])/.exec(text)?.[0].replaceAll(/[ -]/g, '');
  if (found === undefined || !networks.some((network) => network.test(found))) return undefined;
  return passesLuhn(found) ? found : undefined;
}

/** Whether a field of this name may hold a number that only happens to look like a card's. */
export function namesOtherNumber(field: string): boolean {
  return otherNumbers.test(field) && !/card|pan$/i.test(field.replace(/_?id$/i, ''));
}
