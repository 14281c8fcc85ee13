import { findAlone, standingAlone } from './word-bounds.ts';

const phoneField = /(?:phone|mobile|msisdn|cell|fax|telephone)(?:_?number|_?no)?$/i;

/** Numbers set aside for fiction and tests, as international numbers without `+`. */
const fictional = [
  // NANP: 555-0100 to 555-0199 in every area; 800-855-0100 … are not reserved
  /^1?[2-9]\d{2}55501\d{2}$/,
  // Ofcom: numbers for drama
  /^(?:44|0)(?:7700900|1632960|8081570|9098790|3069990)\d{3}$/,
  /^(?:44|0)(?:2079460|2896496|2920180|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980)\d{3}$/,
  // ARCEP: numbers for audiovisual works
  /^(?:33|0)(?:19900|26191|35301|46571|53649|63998)\d{4}$/,
  // ACMA: numbers for fictitious use
  /^(?:61|0)(?:[2378](?:5550|7010)\d{4}|49157(?:0006|0156|0157|0158|0159|0110|0313|0737|1266|1491|1804|2549|2665|2983|3770|3087|4118|4632|5254|5789))$/,
];

/** With a plus sign and a country's number, anywhere but within a word. */
const international = /(?<![\p{L}\d+])\+[1-9](?:[ ().-]{0,3}\d)*/gu;
/** As North Americans write it. */
const northAmerican = standingAlone(String.raw`(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}`);
/** Any row of digits as they are written in a field for telephone numbers. */
const anyNumber = /(?<![\p{L}\d])\+?\(?\d(?:[ ().-]{0,3}\d)*/gu;

/**
 * Whether there is a telephone number in a text that somebody may have: in a field whose name says phone, or written with
 * a plus sign or as 416-555-1234 in any field. Fewer than 7 digits are no number, and those set aside for fiction belong
 * to nobody.
 */
export function hasRealPhone(text: string, field: string, listed: ReadonlySet<string>): boolean {
  const found = phoneField.test(field)
    ? text.match(anyNumber)
    : [...(text.match(international) ?? []), ...findAlone(text, northAmerican)];
  return (found ?? []).some((number) => isReal(number, listed));
}

function isReal(found: string, listed: ReadonlySet<string>): boolean {
  const all = found.replaceAll(/\D/g, '');
  if (all.length < 7 || all.length > 15) return false;
  const isNobodys = (digits: string) => listed.has(digits) || fictional.some((range) => range.test(digits));
  if (isNobodys(all)) return false;
  // What follows after a space may be no part of it: "+1 202 555 0123 2 of 3".
  const groups = found.split(/[ ().-]+/);
  return !groups.some((_, index) => isNobodys(groups.slice(0, index).join('').replaceAll(/\D/g, '')));
}
