import type { Digest } from '../util/digest.ts';
import { AttestationError } from './attestation-error.ts';
import { digestSetSchema, fromDigestSet } from './digest-set.ts';
import { parseShape } from './parse-shape.ts';
import { quoted } from './quoted.ts';
import { parseStrictJson } from './parse-strict-json.ts';

/** The only payload type of our envelopes that hold a statement. */
export const statementPayloadType = 'application/vnd.in-toto+json';
export const statementType = 'https://in-toto.io/Statement/v1';

/** An in-toto Statement v1: that a predicate holds for these subjects. */
export type Statement<Predicate extends object = object> = {
  /** Digests of the exact bytes that it is about, by name; at least one. */
  readonly subjects: ReadonlyMap<string, Digest>;
  readonly predicateType: string;
  readonly predicate: Predicate;
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['_type', 'subject', 'predicateType', 'predicate'],
  properties: {
    _type: { const: statementType },
    subject: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'digest'],
        properties: { name: { type: 'string', minLength: 1 }, digest: digestSetSchema },
      },
    },
    predicateType: { type: 'string', minLength: 1 },
    predicate: { type: 'object' },
  },
} as const;

/**
 * Parses the payload of an envelope, whose predicate is left as it came. Stricter than in-toto: each subject has a name of its
 * own and a SHA-256 digest and nothing else, there is a predicate, and no other members. Throws an `AttestationError`:
 * `statement_malformed`. Verifies nothing.
 */
export function parseStatement(payload: Uint8Array): Statement {
  const value = parseStrictJson(payload, 'statement_malformed');
  const { predicate, predicateType, subject } = parseShape(schema, value, 'statement_malformed');
  const subjects = new Map<string, Digest>();
  for (const { digest, name } of subject) {
    if (subjects.has(name))
      throw new AttestationError('statement_malformed', `the subject ${quoted(name)} is named twice`);
    subjects.set(name, fromDigestSet(digest));
  }
  return { subjects, predicateType, predicate };
}
