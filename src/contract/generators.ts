import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const syllables = [
  'ba',
  'de',
  'fi',
  'go',
  'ka',
  'le',
  'mi',
  'no',
  'pu',
  'ra',
  'se',
  'ti',
  'vo',
  'wa',
  'zu',
] as const;

/**
 * Makes up test data that can belong to nobody: e-mail addresses under `example.com` (RFC 2606), phone numbers of the
 * range that the North American plan keeps for fiction (+1 202 555 0100 to 0199). Never twice the same on purpose.
 */
export const generators = {
  /** RFC 9562, version 4. */
  uuid: (): string => randomUUID(),
  /** So many hexadecimal digits, in lower case. */
  hex: (length: number): string =>
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  /** A made-up word of eight letters. */
  word: (): string => Array.from({ length: 4 }, () => syllables[randomInt(syllables.length)] ?? '').join(''),
  email: (): string => `${generators.word()}.${generators.hex(8)}@example.com`,
  /** E.164. */
  phone: (): string => `+120255501${String(randomInt(100)).padStart(2, '0')}`,
  /** From 1 to 999,999. */
  integer: (): number => randomInt(1, 1_000_000),
};
