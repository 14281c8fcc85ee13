import { alice, bob, keyOfSeed } from '../../attestation/testing/keys.ts';
import type { SigningKey } from '../../attestation/signing-key.ts';
import { Trust } from '../trust.ts';

const key = (digit: string): SigningKey => keyOfSeed(digit.repeat(64));

/** Who signs in the tests. `mallory` is trusted by nobody. */
export const people = { alice, bob, runner: key('1'), keeper: key('2'), mallory: key('6') } as const;

type Person = keyof typeof people;

/** An entry of `trust.yaml`; `more` are further lines of it. */
export function trustEntry(person: Person, roles: string, more = ''): string {
  const [, base64] = people[person].verifyingKey.toPem().split('\n');
  return `  - { name: ${person}, roles: [${roles}], key: ${base64 ?? ''}${more === '' ? '' : `, ${more}`} }\n`;
}

/** A `trust.yaml` in which everybody but mallory has one role. */
export const everybody = [
  'keys:\n',
  trustEntry('runner', 'runner'),
  trustEntry('keeper', 'gatekeeper'),
  trustEntry('alice', 'approver', 'emails: [Alice@acme.example]'),
  trustEntry('bob', 'approver', 'emails: [bob@acme.example]'),
].join('');

export const trustOfAll = Trust.parse(everybody, 'trust.yaml');
