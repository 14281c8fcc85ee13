import type { OperationInput } from '../../contract/contract.ts';
import type { Provider } from '../../model/provider.ts';
import { toPointer } from '../../util/pointer.ts';
import type { WireFinding } from '../wire/wire-finding.ts';
import { readCardNumbers } from './card-number.ts';
import { hasDrivingLicence, licenceDigits } from './driving-licence.ts';
import { findRealDomain } from './email-address.ts';
import { fieldName } from './field-name.ts';
import { parseJsonText } from './json-text.ts';
import { hasNationalId, nationalDigits } from './national-id.ts';
import { hasRealPhone } from './phone-number.ts';
import { plainReadings } from './plain-readings.ts';

/** Decides whether a request holds only made-up data. */
export type TestDataPolicy = {
  /** What may belong to a real person: one finding for each place. Never quotes the value. */
  find(input: OperationInput): readonly WireFinding[];
};

const none: readonly WireFinding[] = [];
const parts = ['path', 'query', 'header', 'body', 'variables'] as const;
type Path = readonly (string | number)[];

/**
 * Makes the policy of one provider. Looked at are all names, texts and numbers of the input, however they are escaped,
 * those of JSON that is sent as a text, and the text of files. What passes is what the provider documents (`testData`) and what `isKnown`
 * knows by value: the credentials of the environment, and card-like numbers that the provider itself handed out. No
 * field is left out for its name.
 */
export function createTestDataPolicy(
  testData: Provider['testData'],
  isKnown: (value: string) => boolean,
): TestDataPolicy {
  const cards = new Set(testData.cardNumbers.map(digitsOf));
  const domains = new Set((testData.emails ?? []).map((domain) => domain.toLowerCase().replace(/^.*@/, '')));
  const phones = new Set((testData.phones ?? []).map(digitsOf));

  const nationals = new Set((testData.nationalIds ?? []).map(nationalDigits));
  const licences = new Set((testData.licences ?? []).map(licenceDigits));

  const kindOf = (text: string, field: string): string | undefined => {
    if (findRealDomain(text, domains) !== undefined) return 'an e-mail address outside the reserved domains';
    // Nothing else that is looked for has fewer digits, and most texts with an at sign do.
    if (!/^(?:\D*\d){6}/.test(text) || isMoment.test(text)) return undefined;
    if (readCardNumbers(text, field).some((card) => !cards.has(card) && !isKnown(card)))
      return 'a payment card number that is no documented test number';
    if (hasNationalId(text, field, nationals)) return 'a national identification number';
    if (hasDrivingLicence(text, field, licences)) return 'the number of a driving licence';
    return hasRealPhone(text, field, phones)
      ? 'a telephone number outside the ranges set aside for fiction'
      : undefined;
  };

  const kindIn = (text: string, field: string, layer: number): string | undefined => {
    if (!mayMean(text) || isKnown(text)) return undefined;
    for (const plain of plainReadings(text)) {
      const kind = kindOf(plain, field) ?? kindInJson(plain, field, layer);
      if (kind !== undefined) return kind;
    }
    return undefined;
  };

  const kindInJson = (text: string, field: string, layer: number): string | undefined => {
    const value = layer < layers ? parseJsonText(text) : undefined;
    let kind: string | undefined;
    walk(value, [], field, (inner, _, name) => (kind ??= kindIn(inner, name, layer + 1)));
    return kind;
  };

  return {
    find(input) {
      const findings: WireFinding[] = [];
      const visit = (text: string, path: Path, field: string) => {
        const kind = kindIn(text, field, 0);
        if (kind !== undefined) findings.push(notAllowed(toPointer(path), kind));
      };
      for (const part of parts) walk(input[part], [part], '', visit);
      return findings.length === 0 ? none : findings;
    },
  };
}

const strict = new TextDecoder('utf-8', { fatal: true });
const oneId = /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i;

/** How many JSON texts within each other are looked into. */
const layers = 2;

const isMoment = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,16}(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Most texts of a request are short words, or ids of the very form that says so, and need no second look. */
function mayMean(text: string): boolean {
  return /[@%\\&]|(?:\d\D*){5}|(?:[\w+/-]\s{0,2}){12}|[^\0-\x7f]/.test(text) && !oneId.test(text);
}

function walk(
  value: unknown,
  path: Path,
  field: string,
  visit: (text: string, path: Path, field: string) => unknown,
): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    visit(String(value), path, field);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, [...path, index], field, visit);
    });
  } else if (value instanceof Uint8Array) {
    const text = readUtf8(value);
    if (text !== undefined) visit(text, path, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      // A place must not quote what is found in it: that of the whole.
      if (!isPlainName(name)) visit(name, path, '');
      walk(member, [...path, name], fieldName(name, field), visit);
    }
  }
}

/** The text of a file; undefined for one that is none, such as a picture. */
function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Names are the same in each request: what is a name of letters needs no look, and none is long enough to be more. */
function isPlainName(name: string): boolean {
  return /^[a-z_-]{1,40}$/i.test(name);
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function notAllowed(at: string, found: string): WireFinding {
  return { code: 'test_data_not_allowed', severity: 'error', at, expected: 'made-up data', found };
}
