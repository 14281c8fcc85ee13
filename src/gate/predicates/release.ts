import { parseShape } from '../../attestation/parse-shape.ts';
import type { ReleaseRequest } from '../../seal/release-request.ts';
import { digestOf, digestOfJson } from '../../util/digest.ts';
import type { Digest } from '../../util/digest.ts';
import { requireInstants } from './require-instants.ts';

export const releaseType = 'https://livegate.dev/attestation/release/v1';

/** What an approver signed: live credentials for one request. The subjects are the request and the bytes of `age`. */
export type Release = {
  readonly provider: string;
  readonly environment: string;
  /** `sha256:…` of the decision's canonical JSON. */
  readonly decision: string;
  /** What the approver had to say. */
  readonly note?: string;
  /** ISO 8601, UTC. */
  readonly approvedAt: string;
  /** Armored age file for the request's one-time recipient; holds released credentials. */
  readonly age: string;
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['provider', 'environment', 'decision', 'approvedAt', 'age'],
  properties: {
    provider: { type: 'string', minLength: 1 },
    environment: { type: 'string', minLength: 1 },
    decision: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    note: { type: 'string', minLength: 1, maxLength: 1000 },
    approvedAt: { type: 'string', format: 'date-time' },
    age: { type: 'string', minLength: 1 },
  },
} as const;

/** Types the predicate of a verified statement. Throws an `AttestationError`: `predicate_malformed`. */
export function parseRelease(predicate: unknown): Release {
  const release = parseShape(schema, predicate, 'predicate_malformed');
  requireInstants([release.approvedAt]);
  return release;
}

/** What a release is about. */
export function releaseSubjects(request: ReleaseRequest, age: string): ReadonlyMap<string, Digest> {
  return new Map([
    ['request', digestOfJson(request)],
    ['release', digestOf(age)],
  ]);
}
