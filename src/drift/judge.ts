import type { Change, ChangeSeverity, DriftVerdict, Place } from '../model/change.ts';

import { digestOfJson } from '../util/digest.ts';
import type { Difference, Proof, Spot } from './difference.ts';
import type { PolicyName, Rule } from './rules/rule.ts';

/** What judging needs to know besides the difference. */
export type Judgement = {
  readonly policy: PolicyName;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly place: { readonly old: (spot: Spot) => Place; readonly new: (spot: Spot) => Place };
};

/**
 * Gives a difference its severity under a policy. Breaking is only what a witness proves: where none is found the change
 * is dangerous, and says what stopped the proof. A rule that the catalogue does not know is dangerous too.
 */
export function judgeDifference(difference: Difference, { place, policy, rules }: Judgement): Change {
  const wanted = rules.get(difference.rule)?.severity[policy] ?? 'dangerous';
  const severity = difference.atMost === 'safe' ? 'safe' : wanted;
  const proof = severity === 'breaking' ? difference.prove() : undefined;
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
    fingerprint: fingerprint(difference),
  };
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
  return digestOfJson([rule, direction, path.at(-1) ?? '', places, oldValue ?? null, newValue ?? null]);
}

const order: readonly ChangeSeverity[] = ['safe', 'dangerous', 'breaking'];

/** The worst severity; `identical` where there is no change at all. */
export function worstOf(changes: readonly Change[]): DriftVerdict {
  const worst = Math.max(-1, ...new Set(changes.map(({ severity }) => order.indexOf(severity))));
  return order[worst] ?? 'identical';
}
