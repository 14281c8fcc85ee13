import type { Validator } from 'stdnum/lib/cjs/types.js';
import { loadLazily } from '../../util/load-lazily.ts';
import { passesLuhn } from './luhn.ts';
import { fieldWords, findAlone, standingAlone } from './word-bounds.ts';

/** A kind of number that a country gives to its people. */
type Kind = {
  /** Last words of fields that are named for it. */
  readonly named: RegExp;
  /** As a field that is named for it, or for any national number, may hold it. */
  readonly form: RegExp;
  /** As hardly any other text is written: it counts in every field. */
  readonly anywhere?: RegExp;
  /** Whether there can be such a number: what is never issued is nobody's. */
  readonly isIssued: (written: string) => boolean;
};

const anyNational =
  /social|national_?(?:id|number|insurance)|tax_?(?:id|number|payer)|(?:^|_)tin$|personal_?(?:number|code|id)|citizen|identity_?(?:card|number|document)|govid/;

const digits = (count: number) => String.raw`\d(?:[ ./-]?\d){${String(count - 1)}}`;

const kinds: readonly Kind[] = [
  kind('ssn', isIssuedSsn, digits(9), String.raw`\d{3}-\d{2}-\d{4}`),
  kind('sin', isIssuedSin, digits(9), String.raw`\d{3}([ -])\d{3}\1\d{3}`),
  kind(
    'nino',
    () => true,
    String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d){6}[ -]?[A-D]`,
  ),
  // Not what reads as a day and a letter: 20261122T.
  checked(
    'dni|nif',
    'es/dni',
    String.raw`\d{8}[ -]?[A-Z]`,
    String.raw`(?!(?:19|20)\d\d[01])\d{8}-?[A-HJ-NP-TV-Z]`,
  ),
  checked(
    'nie|nif',
    'es/nie',
    String.raw`[XYZ][ -]?\d{7}[ -]?[A-Z]`,
    String.raw`[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]`,
  ),
  checked(
    'codice_?fiscale',
    'it/codicefiscale',
    ...twice(String.raw`[A-Z]{6} ?\d{2}[A-Z]\d{2} ?[A-Z]\d{3}[A-Z]`),
  ),
  checked('curp', 'mx/curp', ...twice(String.raw`[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d`)),
  checked(
    'nir|insee',
    'fr/nir',
    String.raw`[1-478](?: ?\d){4} ?(?:\d ?\d|2 ?[AB])(?: ?\d){8}`,
    String.raw`[1-478] \d\d \d\d (?:\d\d|2[AB]) \d{3} \d{3} \d\d`,
  ),
  checked('nrn|niss|insz|rijksregister\\w*', 'be/nn', digits(11), String.raw`\d\d\.\d\d\.\d\d-\d{3}\.\d\d`),
  checked('cpf', 'br/cpf', digits(11), String.raw`\d{3}\.\d{3}\.\d{3}-\d\d`),
  checked('ahv|avs', 'ch/ssn', digits(13), String.raw`756\.\d{4}\.\d{4}\.\d\d`),
  checked('steuer\\w*|id_?nr', 'de/idnr', digits(11)),
  checked('pesel', 'pl/pesel', digits(11)),
  checked('fodsels\\w*', 'no/fodselsnummer', digits(11)),
  checked('bsn', 'nl/bsn', digits(9)),
  checked('nif', 'pt/nif', digits(9)),
  checked('tfn', 'au/tfn', digits(9)),
  checked('svnr', 'at/vnr', digits(10)),
  checked('cpr', 'dk/cpr', String.raw`\d{6}-?\d{4}`),
  checked('personnummer', 'se/personnummer', String.raw`(?:\d\d)?\d{6}[-+]?\d{4}`),
  checked('hetu', 'fi/hetu', String.raw`\d{6}[-+A-FU-Y]\d{3}[\dA-Y]`),
  checked('ppsn?', 'ie/pps', String.raw`\d{7}[A-W][A-IW]?`),
  checked('hkid', 'hk/hkid', String.raw`[A-Z]{1,2}\d{6} ?\(?[\dA]\)?`),
];

/**
 * Whether there is a person's national number in a text: in any field where it is written as nothing else is (a US SSN or
 * Canadian SIN with separators; Spanish, Italian, French, Belgian, Swiss, Brazilian and Mexican numbers as they are
 * printed), and however it is written in a field whose name says so. Check digits must be right; numbers that are never
 * issued or are `listed` (letters and digits only) are none.
 */
export function hasNationalId(text: string, field: string, listed: ReadonlySet<string>): boolean {
  const words = fieldWords(field);
  const isNational = anyNational.test(words);
  return kinds.some(({ anywhere, form, isIssued, named }) => {
    const written = isNational || named.test(words) ? form : anywhere;
    if (written === undefined) return false;
    return findAlone(text, written).some((found) => isIssued(found) && !listed.has(nationalDigits(found)));
  });
}

/** What a national number is compared by. */
export function nationalDigits(number: string): string {
  return number.replaceAll(/[^\p{L}\d]/gu, '').toUpperCase();
}

function kind(names: string, isIssued: Kind['isIssued'], form: string, anywhere?: string): Kind {
  return {
    named: new RegExp(`(?:^|_)(?:${names})(?:_?(?:number|no|id))?$`),
    form: standingAlone(form, 'giu'),
    ...(anywhere === undefined ? {} : { anywhere: standingAlone(anywhere) }),
    isIssued,
  };
}

/** A number whose check digits a module of stdnum knows, which is loaded where something is written like it. */
function checked(names: string, module: string, form: string, anywhere?: string): Kind {
  const isPersons = (written: string) => {
    const result = loadLazily<Validator>(import.meta.url, `stdnum/lib/cjs/${module}.js`).validate(written);
    return result.isValid && result.isIndividual;
  };
  // A Swedish number is looked at with the sign that tells the century, though many write none.
  const isIssued = (written: string) =>
    isPersons(written) || isPersons(`${written.slice(0, -4)}-${written.slice(-4)}`);
  return kind(names, isIssued, form, anywhere);
}

function twice(form: string): readonly [string, string] {
  return [form, form];
}

/** Areas 000, 666 and 9xx, group 00 and serial 0000 do not exist; 078-05-1120 was printed on a sample card. */
function isIssuedSsn(written: string): boolean {
  const number = nationalDigits(written);
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(number) && number !== '078051120';
}

/** Numbers beginning with 0 or 8 are not given to persons. */
function isIssuedSin(written: string): boolean {
  const number = nationalDigits(written);
  return /^[1-79]\d{8}$/.test(number) && passesLuhn(number);
}
