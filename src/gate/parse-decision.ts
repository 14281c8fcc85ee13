import type { Static } from 'typebox';
import { AttestationError } from '../attestation/attestation-error.ts';
import { quoted } from '../attestation/quoted.ts';
import { compiledSchema } from '../contract/schema/compiled-schema.ts';
import type { decisionSchema } from '../model/decision-schema.ts';
import type { Decision } from '../model/decision.ts';

/**
 * Types a decision that somebody else wrote down, by its published schema: what this livegate does not know is refused. Throws
 * an `AttestationError` (`statement_malformed`) that says what is wrong where, and quotes no value. Signatures and digests are
 * the caller's.
 */
export function parseDecision(value: unknown): Decision {
  const validate = compiledSchema('decision');
  if (validate(value)) return value as Static<typeof decisionSchema>;
  const [error] = validate.errors ?? [];
  const where = error === undefined || error.instancePath === '' ? 'it' : quoted(error.instancePath);
  throw new AttestationError(
    'statement_malformed',
    `no decision by decision.schema.json: ${where} ${error?.message ?? 'is not valid'}`,
  );
}
