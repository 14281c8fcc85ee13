import { canonicalJson } from '../util/canonical-json.ts';
import { toDigestSet } from './digest-set.ts';
import { signEnvelope } from './sign-envelope.ts';
import type { SigningKey } from './signing-key.ts';
import { parseStatement, statementPayloadType, statementType } from './statement.ts';
import type { Statement } from './statement.ts';

/**
 * Signs a statement and returns the envelope's bytes, the same for the same input: canonical JSON, subjects in the order of
 * names. Throws the `AttestationError` that reading it would throw, so that nothing is signed in vain, and a `TypeError` for
 * a predicate that JSON cannot hold. Does not look into the predicate: its own parser does.
 */
export function signStatement(statement: Statement, keys: readonly SigningKey[]): Uint8Array {
  const payload = Buffer.from(canonicalJson(toJson(statement)));
  parseStatement(payload);
  return signEnvelope(payload, { payloadType: statementPayloadType, keys });
}

function toJson({ predicate, predicateType, subjects }: Statement): object {
  const subject = [...subjects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, digest]) => ({ name, digest: toDigestSet(digest) }));
  return { _type: statementType, subject, predicateType, predicate };
}
