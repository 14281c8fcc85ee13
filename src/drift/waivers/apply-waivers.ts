import type { Change } from '../../model/change.ts';
import type { WaiverFinding } from '../../model/drift-report.ts';
import type { Waiver, Waivers } from '../../model/waiver.ts';

/** What waivers come to: the changes with those that are waived marked, and what is wrong with the waivers. */
export type Waived = {
  readonly changes: readonly Change[];
  readonly findings: readonly WaiverFinding[];
};

/**
 * Marks each change that a waiver in force is for: same rule, same fingerprint, today within its days. One that is
 * expired, begins later, lasts too long or is given twice waives nothing, and is a finding, as is one that no change
 * needs. `today`: `YYYY-MM-DD`, UTC. Never changes a severity.
 */
export function applyWaivers(changes: readonly Change[], waivers: Waivers, today: string): Waived {
  const known = new Set(changes.map(keyOf));
  const inForce = new Map<string, Waiver>();
  const findings: WaiverFinding[] = [];
  for (const waiver of waivers.entries) {
    const key = keyOf({ id: waiver.rule, fingerprint: waiver.fingerprint });
    const problem = problemOf(waiver, waivers.maxDays, today, inForce.has(key), known.has(key));
    if (problem !== undefined) findings.push(findingOf(waiver, ...problem));
    else inForce.set(key, waiver);
  }
  return { changes: changes.map((change) => marked(change, inForce.get(keyOf(change)))), findings };
}

function keyOf({ fingerprint, id }: Pick<Change, 'id' | 'fingerprint'>): string {
  return `${id} ${fingerprint}`;
}

function marked(change: Change, waiver: Waiver | undefined): Change {
  if (waiver === undefined) return change;
  const { expires, owner, reason, ticket } = waiver;
  return { ...change, waiver: { owner, reason, ticket, until: expires } };
}

type Problem = readonly [WaiverFinding['code'], string];

function problemOf(
  { expires, granted }: Waiver,
  maxDays: number,
  today: string,
  isGivenTwice: boolean,
  isNeeded: boolean,
): Problem | undefined {
  const days = daysBetween(granted, expires);
  if (isGivenTwice) return ['duplicate', 'another waiver before it is for the same change'];
  if (days > maxDays) return ['too_long', `it lasts ${days} days; at most ${maxDays} are allowed`];
  if (expires < today) return ['expired', `its last day was ${expires}: the change counts again`];
  if (granted > today) return ['not_yet_valid', `it begins on ${granted}`];
  if (!isNeeded) return ['unused', 'there is no such change: remove it, or waive the changed one anew'];
  return undefined;
}

const day = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

function findingOf(
  { column, file, fingerprint, line, rule }: Waiver,
  code: WaiverFinding['code'],
  message: string,
): WaiverFinding {
  return { code, rule, fingerprint, file, line, column, message };
}
