import { findSecretForms } from '../provider/secret-problems.ts';

/**
 * What a document says in few words, as text; nothing for what is none (an object may be without end), and for what has the
 * form of a secret, as `Bearer authentication` has: no provider file is taken that holds such words.
 */
export function wordOf(value: unknown): string {
  const word = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return findSecretForms(word, '').length === 0 ? word : '';
}
