import { LivegateError } from '../util/errors.ts';

/**
 * Why an attestation is not accepted; a closed union. There is none for "signed by an unknown key": that cannot be told
 * from an altered signature without believing the envelope's `keyid`, so both are `signature_invalid`.
 */
export type AttestationErrorCode =
  // the envelope
  | 'envelope_malformed'
  | 'payload_type_unknown'
  // the signatures
  | 'signature_missing'
  | 'signature_invalid'
  | 'signers_too_few'
  // the statement in it
  | 'statement_malformed'
  | 'predicate_type_unexpected'
  | 'predicate_malformed'
  // what it is about
  | 'subject_missing'
  | 'subject_mismatch'
  | 'subject_unexpected';

/** An attestation shows nothing: it is not as it must be, or not by whom. Ends a run with exit code 3. */
export class AttestationError extends LivegateError<AttestationErrorCode> {
  constructor(code: AttestationErrorCode, message: string, hint?: string) {
    super(code, message, hint === undefined ? { exitCode: 3 } : { exitCode: 3, hint });
    this.name = 'AttestationError';
  }
}
