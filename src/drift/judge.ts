import type { Announced } from '../model/announced.ts';
import type { Change, ChangeSeverity, ChangeUsage, DriftVerdict, Place } from '../model/change.ts';
import { canonicalKey } from '../util/canonical-json.ts';
import { digestOf } from '../util/digest.ts';
import { findPermit } from './announced/find-permit.ts';
import { isExtensible } from './announced/is-extensible.ts';
import type { Difference, Proof, Spot } from './difference.ts';
import type { PolicyName, Rule } from './rules/rule.ts';
import { changeUsage } from './usage/change-usage.ts';

/** What judging needs to know besides the difference. */
export type Judgement = {
  readonly policy: PolicyName;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly place: { readonly old: (spot: Spot) => Place; readonly new: (spot: Spot) => Place };
  /** Whether our use was asked for. */
  readonly usage: boolean;
  readonly announced: Announced;
  /** Puts a difference to proof. */
  readonly prove: (difference: Difference) => Proof;
};

/**
 * Gives a difference its severity under a policy. Breaking is only what a witness proves: where none is found the change
 * is dangerous, and says what stopped the proof. A rule that the catalogue does not know is dangerous too.
 */
export function judgeDifference(difference: Difference, judgement: Judgement): Change {
  const { announced, place, rules } = judgement;
  const rule = rules.get(difference.rule);
  const grows = isExtensible(difference, announced);
  const severity = wantedSeverity(difference, judgement);
  const proof = severity === 'breaking' ? judgement.prove(difference) : undefined;
  const { direction, new: next, old, operations, path, positions, reason } = difference;
  return {
    id: difference.rule,
    severity: proof !== undefined && !('witness' in proof) ? 'dangerous' : severity,
    direction,
    path,
    operations,
    ...(positions === undefined ? {} : { positions }),
    ...(old === undefined ? {} : { old: place.old(old) }),
    ...(next === undefined ? {} : { new: place.new(next) }),
    reason,
    ...proofFields(proof),
    ...(judgement.usage ? { usage: usageOf(difference, rule) } : {}),
    ...(grows ? { announced: growing } : permitFields(difference, rule, announced)),
    fingerprint: fingerprint(difference),
  };
}

/** Whether it breaks something if a witness is found. */
export function needsProof(difference: Difference, judgement: Judgement): boolean {
  return wantedSeverity(difference, judgement) === 'breaking';
}

function wantedSeverity(
  difference: Difference,
  { announced, policy, rules }: Pick<Judgement, 'announced' | 'policy' | 'rules'>,
): ChangeSeverity {
  if (difference.atMost === 'safe' || isExtensible(difference, announced)) return 'safe';
  return rules.get(difference.rule)?.severity[policy] ?? 'dangerous';
}

const growing = 'The values of this enum may grow.';

function usageOf(difference: Difference, rule: Rule | undefined): ChangeUsage {
  // What something else makes up for harms nobody who uses it.
  return difference.atMost === 'safe' && difference.touch !== undefined
    ? 'unaffected'
    : changeUsage(difference.touch, rule);
}

function permitFields(
  difference: Difference,
  rule: Rule | undefined,
  announced: Announced,
): Pick<Change, 'announced'> {
  const permit = findPermit(difference, rule, announced);
  return permit === undefined ? {} : { announced: permit.change };
}

function proofFields(proof: Proof | undefined): Pick<Change, 'proof' | 'witness' | 'stoppedBy'> {
  if (proof === undefined) return {};
  return 'witness' in proof
    ? { proof: 'witness', witness: proof.witness }
    : { proof: 'unproved', stoppedBy: proof.stoppedBy };
}

// Where it stands in the documents, not how it was reached: another operation that reaches it too changes nothing.
function fingerprint({ direction, new: next, newValue, old, oldValue, path, rule }: Difference): string {
  const places = [old, next].map((spot) =>
    spot === undefined ? null : `${spot.file ?? ''}#${spot.pointer}`,
  );
  return digestOf(
    canonicalKey([rule, direction, path.at(-1) ?? '', places, oldValue ?? null, newValue ?? null]),
  );
}

const order: readonly ChangeSeverity[] = ['safe', 'dangerous', 'breaking'];

/** The worst severity; `identical` where there is no change at all. */
export function worstOf(changes: readonly Change[]): DriftVerdict {
  const worst = Math.max(-1, ...new Set(changes.map(({ severity }) => order.indexOf(severity))));
  return order[worst] ?? 'identical';
}
