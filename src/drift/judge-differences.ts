import type { Announced } from '../model/announced.ts';
import type { Change } from '../model/change.ts';
import type { DriftReport, Undecided } from '../model/drift-report.ts';
import type { Usage } from '../model/usage.ts';
import type { Waivers } from '../model/waiver.ts';
import { Budget } from './budget.ts';
import type { Difference, Proof, UndecidedSpot } from './difference.ts';
import { judgeDifference, needsProof, worstOf } from './judge.ts';
import type { Judgement } from './judge.ts';
import { rulesById } from './rules/all-rules.ts';
import type { PolicyName } from './rules/rule.ts';
import { applyWaivers } from './waivers/apply-waivers.ts';
import type { Waived } from './waivers/apply-waivers.ts';

type Found = { readonly differences: readonly Difference[]; readonly undecided: readonly UndecidedSpot[] };

/** The two sides, as far as judging needs them: where something stands in each. */
type Sides = { readonly [Side in 'old' | 'new']: { readonly place: Judgement['place'][Side] } };

type JudgeOptions = {
  readonly policy: PolicyName;
  readonly announced?: Announced;
  readonly usage?: Usage;
  readonly waivers?: Waivers;
  readonly now?: string;
};

/**
 * Gives every difference its severity, sorts them, and lets pass what is waived. Throws a `TypeError` for waivers
 * without `now`.
 */
export function judgeDifferences(
  { differences, undecided }: Found,
  sides: Sides,
  options: JudgeOptions,
  budget: Budget = new Budget(),
): Required<Pick<DriftReport, 'verdict' | 'changes' | 'undecided' | 'waiverFindings'>> {
  const { changes, findings } = waive(judgeAll(differences, sides, options, budget), options);
  const worst = worstOf(changes);
  const all = shortened([...undecided, ...budget.undecided], budget.limits.places).map((one) =>
    located(one, sides),
  );
  const verdict = all.length > 0 && worst !== 'breaking' ? 'unknown' : worst;
  return { verdict, changes, undecided: all, waiverFindings: findings };
}

function shortened(undecided: readonly UndecidedSpot[], most: number): readonly UndecidedSpot[] {
  const more = undecided.length - most;
  if (more <= 0) return undecided;
  return [
    ...undecided.slice(0, most),
    { where: [], reason: `${more.toLocaleString('en')} more places could not be decided` },
  ];
}

function located({ new: next, old, ...one }: UndecidedSpot, sides: Sides): Undecided {
  return {
    ...one,
    ...(old === undefined ? {} : { old: sides.old.place(old) }),
    ...(next === undefined ? {} : { new: sides.new.place(next) }),
  };
}

function judgeAll(
  differences: readonly Difference[],
  { new: next, old }: Sides,
  { announced = { permits: [] }, policy, usage }: JudgeOptions,
  budget: Budget,
): readonly Change[] {
  const place = { old: old.place.bind(old), new: next.place.bind(next) };
  const judgement: Judgement = {
    ...{ policy, rules: rulesById, place, announced, usage: usage !== undefined },
    prove: (difference) => proveWithin(budget, difference),
  };
  const toProve = differences.filter((difference) => needsProof(difference, judgement));
  for (const difference of toProve.slice(0, budget.limits.proofs)) difference.announceProof?.();
  const ranked = differences.map((difference) => {
    const change = judgeDifference(difference, judgement);
    return { change, severity: severities.indexOf(change.severity), path: change.path.join('\n') };
  });
  return ranked.sort(byImportance).map(({ change }) => change);
}

function waive(changes: readonly Change[], { now, waivers }: JudgeOptions): Waived {
  if (waivers === undefined) return { changes, findings: [] };
  if (now === undefined) throw new TypeError('waivers have days: the comparison needs options.now');
  return applyWaivers(changes, waivers, now.slice(0, 'YYYY-MM-DD'.length));
}

// A change that is not put to proof is dangerous, though it may be breaking: so nothing is decided by it.
function proveWithin(budget: Budget, difference: Difference): Proof {
  const where = (): readonly string[] => difference.path;
  if (!budget.take('proofs', 1, where))
    return { stoppedBy: `more than ${budget.limits.proofs.toLocaleString('en')} proofs` };
  const proof = difference.prove();
  if ('stoppedBy' in proof && proof.isLeftOut === true) budget.refuse('proofSteps', 1, where);
  return proof;
}

const severities = ['breaking', 'dangerous', 'safe'];

type Ranked = { readonly change: Change; readonly severity: number; readonly path: string };

function byImportance(left: Ranked, right: Ranked): number {
  return (
    left.severity - right.severity ||
    compareTexts(left.path, right.path) ||
    compareTexts(left.change.id, right.change.id) ||
    compareTexts(left.change.fingerprint, right.change.fingerprint)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
