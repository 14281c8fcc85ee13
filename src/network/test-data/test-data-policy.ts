import type { OperationInput } from '../../contract/contract.ts';
import type { Provider } from '../../model/provider.ts';
import { toPointer } from '../../util/pointer.ts';
import type { WireFinding } from '../wire/wire-finding.ts';
import { namesOtherNumber, readCardNumbers } from './card-number.ts';
import { findRealDomain } from './email-address.ts';
import { hasNationalId } from './national-id.ts';
import { hasRealPhone } from './phone-number.ts';

/** Decides whether a request holds only made-up data. */
export type TestDataPolicy = {
  /** What may belong to a real person: one finding for each place. Never quotes the value. */
  find(input: OperationInput): readonly WireFinding[];
};

const none: readonly WireFinding[] = [];
const parts = ['path', 'query', 'body', 'variables'] as const;
type Path = readonly (string | number)[];

/**
 * Makes the policy of one provider. Looked at are all names, texts and numbers of the
 * input but for its headers, which hold ids of requests. `isKnown` lets a value pass: the
 * credentials of the environment, and card numbers that the test environment itself handed out.
 */
export function createTestDataPolicy(
  testData: Provider['testData'],
  isKnown: (value: string) => boolean,
): TestDataPolicy {
  const cards = new Set(testData.cardNumbers.map(digitsOf));
  const domains = new Set((testData.emails ?? []).map((domain) => domain.toLowerCase().replace(/^.*@/, '')));
  const phones = new Set((testData.phones ?? []).map(digitsOf));

  const kindOf = (text: string, field: string): string | undefined => {
    if (isKnown(text)) return undefined;
    const found = namesOtherNumber(field) ? [] : readCardNumbers(text, field);
    if (found.some((card) => !cards.has(card) && !isKnown(card)))
      return 'a payment card number that is no documented test number';
    if (findRealDomain(text, domains) !== undefined) return 'an e-mail address outside the reserved domains';
    if (hasNationalId(text, field)) return 'a national identification number';
    return hasRealPhone(text, field, phones)
      ? 'a telephone number outside the ranges set aside for fiction'
      : undefined;
  };

  return {
    find(input) {
      const findings: WireFinding[] = [];
      const visit = (text: string, path: Path, field: string) => {
        const kind = kindOf(text, field);
        if (kind !== undefined) findings.push(notAllowed(toPointer(path), kind));
      };
      for (const part of parts) walk(input[part], [part], '', visit);
      return findings.length === 0 ? none : findings;
    },
  };
}

/** Digits, spaces and hyphens of every width as ASCII has them, and nothing invisible between them. */
function plainText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\p{Cf}/gu, '');
}

/** Nothing that the policy looks for is without an at sign or several digits (a NINO has six). */
function isSuspicious(text: string): boolean {
  return text.includes('@') || /^(?:\D*\d){6}/.test(text);
}

function walk(
  value: unknown,
  path: Path,
  field: string,
  visit: (text: string, path: Path, field: string) => void,
): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    const text = plainText(String(value));
    if (isSuspicious(text)) visit(text, path, field);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, [...path, index], field, visit);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      // A place must not quote what is found in it: that of the whole.
      const plain = plainText(name);
      if (isSuspicious(plain)) visit(plain, path, '');
      walk(member, [...path, name], name, visit);
    }
  }
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

function notAllowed(at: string, found: string): WireFinding {
  return { code: 'test_data_not_allowed', severity: 'error', at, expected: 'made-up data', found };
}
