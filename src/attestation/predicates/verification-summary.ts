import type { Digest } from '../../util/digest.ts';
import { AttestationError } from '../attestation-error.ts';
import { toDigestSet } from '../digest-set.ts';
import { parseShape } from '../parse-shape.ts';
import { resourceDescriptorSchema } from '../resource-descriptor.ts';
import type { ResourceDescriptor } from '../resource-descriptor.ts';

export const verificationSummaryType = 'https://slsa.dev/verification_summary/v1';

/** SLSA's summary of a decision (VSA v1), for tools that know nothing of livegate. */
export type VerificationSummary = {
  /** URI of who decided. */
  readonly verifier: { readonly id: string };
  /** ISO 8601, UTC. */
  readonly timeVerified: string;
  readonly resourceUri: string;
  readonly policy: ResourceDescriptor & { readonly uri: string };
  /** All that the decision rests on. */
  readonly inputAttestations: readonly ResourceDescriptor[];
  readonly verificationResult: 'PASSED' | 'FAILED';
  /** Levels of livegate's own; `FAILED` alone where it failed. Never one of SLSA's: nothing of SLSA was looked at. */
  readonly verifiedLevels: readonly string[];
};

type Source = Omit<ResourceDescriptor, 'name' | 'digest'> & { readonly digest: Digest };

export type DecisionSummary = {
  readonly verifier: string;
  readonly decidedAt: Date;
  readonly resourceUri: string;
  readonly policy: Source & { readonly uri: string };
  readonly inputAttestations: readonly Source[];
  readonly verdict: 'passed' | 'failed' | 'unknown';
  /** What a passed one is worth, in words that do not begin with `SLSA_`. */
  readonly levels: readonly string[];
};

const uri = { type: 'string', pattern: '^[a-z][a-z0-9+.-]*:' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'verifier',
    'timeVerified',
    'resourceUri',
    'policy',
    'inputAttestations',
    'verificationResult',
    'verifiedLevels',
  ],
  properties: {
    verifier: { type: 'object', additionalProperties: false, required: ['id'], properties: { id: uri } },
    timeVerified: { type: 'string', format: 'date-time', pattern: 'Z$' },
    resourceUri: uri,
    policy: { ...resourceDescriptorSchema, required: ['uri', 'digest'] },
    inputAttestations: { type: 'array', items: resourceDescriptorSchema },
    verificationResult: { enum: ['PASSED', 'FAILED'] },
    verifiedLevels: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(?!SLSA_).' } },
  },
} as const;

/**
 * Types the predicate of a verified statement. Throws an `AttestationError` (`predicate_malformed`), also where levels and
 * result contradict each other, or a level is one of SLSA's.
 */
export function parseVerificationSummary(predicate: unknown): VerificationSummary {
  const summary = parseShape(schema, predicate, 'predicate_malformed');
  const { verificationResult, verifiedLevels } = summary;
  const agrees =
    verificationResult === 'FAILED'
      ? verifiedLevels.every((level) => level === 'FAILED')
      : !verifiedLevels.includes('FAILED');
  if (agrees) return summary;
  const message = `the result is ${verificationResult}, and its levels say something else`;
  throw new AttestationError('predicate_malformed', message);
}

/** The summary of a decision. What is unknown has not passed. Throws what reading the summary would throw. */
export function makeVerificationSummary(decision: DecisionSummary): VerificationSummary {
  const { decidedAt, inputAttestations, levels, policy, resourceUri, verdict, verifier } = decision;
  return parseVerificationSummary({
    verifier: { id: verifier },
    timeVerified: decidedAt.toISOString(),
    resourceUri,
    policy: describe(policy),
    inputAttestations: inputAttestations.map(describe),
    verificationResult: verdict === 'passed' ? 'PASSED' : 'FAILED',
    verifiedLevels: verdict === 'passed' ? levels : ['FAILED'],
  });
}

function describe(source: Source): ResourceDescriptor {
  return { ...source, digest: toDigestSet(source.digest) };
}
