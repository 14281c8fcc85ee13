import {
  makeVerificationSummary,
  verificationSummaryType,
} from '../attestation/predicates/verification-summary.ts';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { Decision, EnforcementLevel } from '../model/decision.ts';
import type { Digest } from '../util/digest.ts';
import { digestOfJson } from '../util/digest.ts';

/** A decision as a signed SLSA verification summary, for tools that know nothing of livegate. Returns the envelope. */
export function summarizeDecision(decision: Decision, level: EnforcementLevel, key: SigningKey): Uint8Array {
  const { decidedAt, environment, network, pack, provider, subjects, tool, verdict } = decision;
  const digests = subjects as Readonly<Record<string, Digest>>;
  const predicate = makeVerificationSummary({
    verifier: `https://livegate.dev/gate/${tool.version}`,
    decidedAt: new Date(decidedAt),
    resourceUri: `livegate:${provider}/${environment}/${network}`,
    policy: { uri: `livegate:checklist/${pack}`, digest: digests['checklist'] ?? digestOfJson(null) },
    inputAttestations: Object.entries(digests).map(([name, digest]) => ({ uri: `livegate:${name}`, digest })),
    verdict,
    levels: [`LIVEGATE_${level}`],
  });
  const about = new Map([['decision', digestOfJson(decision)]]);
  return signStatement({ subjects: about, predicateType: verificationSummaryType, predicate }, [key]);
}
