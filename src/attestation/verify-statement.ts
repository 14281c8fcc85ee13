import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { AttestationError } from './attestation-error.ts';
import { quoted } from './quoted.ts';
import { parseStatement, statementPayloadType } from './statement.ts';
import type { Statement } from './statement.ts';
import { verifyEnvelope } from './verify-envelope.ts';
import type { EnvelopePolicy } from './verify-envelope.ts';
import type { VerifyingKey } from './verifying-key.ts';

export type StatementPolicy<Predicate extends object> = Omit<EnvelopePolicy, 'payloadType'> & {
  /** The only one that is accepted. */
  readonly predicateType: string;
  /** Types the predicate, or throws: an `AttestationError` with `predicate_malformed`. */
  readonly parsePredicate: (predicate: unknown) => Predicate;
  /** Digests of what is held now: each must be in the statement. Absent: the caller compares them. */
  readonly subjects?: ReadonlyMap<string, Digest>;
  /** Whether the statement may be about more than `subjects`: refused where it is not said. */
  readonly otherSubjects?: 'refused' | 'allowed';
};

export type VerifiedStatement<Predicate extends object> = {
  readonly statement: Statement<Predicate>;
  /** Of the payload: names the statement, whoever else signs it. */
  readonly digest: Digest;
  readonly signers: readonly VerifyingKey[];
};

/**
 * Verifies an envelope that holds an in-toto statement, and returns what the verified bytes say. Throws an `AttestationError`
 * of any code: first what `verifyEnvelope` throws, then `statement_malformed`, `predicate_type_unexpected`,
 * `subject_missing`, `subject_mismatch`, `subject_unexpected`, and at last what `parsePredicate` throws. Reads no clock: how
 * fresh the statement is, the caller judges.
 */
export function verifyStatement<Predicate extends object>(
  envelope: Uint8Array,
  policy: StatementPolicy<Predicate>,
): VerifiedStatement<Predicate> {
  const { payload, signers } = verifyEnvelope(envelope, { ...policy, payloadType: statementPayloadType });
  const statement = parseStatement(payload);
  verifyPredicateType(statement, policy.predicateType);
  if (policy.subjects !== undefined) verifySubjects(statement, policy.subjects);
  if (policy.subjects !== undefined && policy.otherSubjects !== 'allowed')
    verifyNoOtherSubjects(statement, policy.subjects);
  const predicate = policy.parsePredicate(statement.predicate);
  return { statement: { ...statement, predicate }, digest: digestOf(payload), signers };
}

function verifyPredicateType({ predicateType }: Statement, expected: string): void {
  if (predicateType === expected) return;
  const message = `the predicate is of type ${quoted(predicateType)}, not ${quoted(expected)}`;
  throw new AttestationError('predicate_type_unexpected', message);
}

function verifySubjects({ subjects }: Statement, expected: ReadonlyMap<string, Digest>): void {
  for (const [name, digest] of expected) {
    const signed = subjects.get(name);
    if (signed === undefined)
      throw new AttestationError('subject_missing', `it says nothing of ${quoted(name)}`);
    if (signed !== digest)
      throw new AttestationError('subject_mismatch', `${quoted(name)} was ${signed} and is ${digest}`);
  }
}

function verifyNoOtherSubjects({ subjects }: Statement, expected: ReadonlyMap<string, Digest>): void {
  for (const name of subjects.keys())
    if (!expected.has(name))
      throw new AttestationError(
        'subject_unexpected',
        `it is also about ${quoted(name)}, which is not there`,
      );
}
