import {
  makeVerificationSummary,
  verificationSummaryType,
} from '../attestation/predicates/verification-summary.ts';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { BrokenGlass, Decision, EnforcementLevel } from '../model/decision.ts';
import type { Digest } from '../util/digest.ts';
import { digestOfJson } from '../util/digest.ts';

/**
 * A decision as a signed SLSA verification summary, for tools that know nothing of livegate. What a reader of the result alone
 * would not see stands among the verified levels (`LIVEGATE_WAIVED`, `LIVEGATE_WEAKENED`, `LIVEGATE_BROKEN_GLASS`), in the
 * annotations of the policy, and, for each glass that was broken, among the input attestations. Returns the envelope.
 */
export function summarizeDecision(decision: Decision, level: EnforcementLevel, key: SigningKey): Uint8Array {
  const {
    brokenGlass = [],
    decidedAt,
    environment,
    network,
    pack,
    provider,
    subjects,
    tool,
    verdict,
  } = decision;
  const digests = subjects as Readonly<Record<string, Digest>>;
  const notes = notesOf(decision);
  const predicate = makeVerificationSummary({
    verifier: `https://livegate.dev/gate/${tool.version}`,
    decidedAt: new Date(decidedAt),
    resourceUri: `livegate:${provider}/${environment}/${network}`,
    policy: {
      uri: `livegate:checklist/${pack}`,
      digest: digests['checklist'] ?? digestOfJson(null),
      ...(Object.keys(notes).length === 0 ? {} : { annotations: notes }),
    },
    inputAttestations: [
      ...Object.entries(digests).map(([name, digest]) => ({ uri: `livegate:${name}`, digest })),
      ...brokenGlass.map(glassSource),
    ],
    verdict,
    levels: [`LIVEGATE_${level}`, ...Object.keys(notes).map((name) => levels[name as keyof typeof levels])],
  });
  const about = new Map([['decision', digestOfJson(decision)]]);
  return signStatement({ subjects: about, predicateType: verificationSummaryType, predicate }, [key]);
}

const levels = {
  waived: 'LIVEGATE_WAIVED',
  weakened: 'LIVEGATE_WEAKENED',
  brokenGlass: 'LIVEGATE_BROKEN_GLASS',
} as const;

/** What there is of each, by name; what there is none of is not in it. */
function notesOf({ brokenGlass = [], items, weakened = [] }: Decision): Readonly<Record<string, string>> {
  const found: Readonly<Record<keyof typeof levels, readonly string[]>> = {
    waived: items.filter(({ waived }) => waived !== undefined).map(({ id }) => id),
    weakened: weakened.map(({ item }) => item),
    brokenGlass: brokenGlass.map(({ id }) => id),
  };
  const some = Object.entries(found).filter(([, names]) => names.length > 0);
  return Object.fromEntries(some.map(([name, names]) => [name, names.join(', ')]));
}

function glassSource(glass: BrokenGlass): {
  readonly uri: string;
  readonly digest: Digest;
  readonly annotations: Readonly<Record<string, string>>;
} {
  const { by, environment, expiresAt, id, issuedAt, network, reason, state } = glass;
  return {
    uri: `livegate:break-glass/${id}`,
    digest: digestOfJson(glass),
    annotations: { by: by.join(', '), environment, expiresAt, issuedAt, network, reason, state },
  };
}
