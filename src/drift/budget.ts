import type { Undecided } from '../model/drift-report.ts';
import { comparisonLimits } from './comparison-limits.ts';
import type { ComparisonLimits } from './comparison-limits.ts';

type Bound = Exclude<keyof ComparisonLimits, 'places'>;

/** Counts what one comparison does, and what it leaves out because that would be too much. Reads no clock. */
export class Budget {
  readonly limits: ComparisonLimits;
  readonly #used = new Map<Bound, number>();
  readonly #left = new Map<Bound, { readonly where: readonly string[]; count: number }>();

  constructor(limits: Partial<ComparisonLimits> = {}) {
    this.limits = { ...comparisonLimits, ...limits };
  }

  /**
   * Whether so much more may be done. From the first no on everything is refused, and counted: what is left out is then
   * all that comes after a place, and not what happens to be large.
   */
  take(bound: Bound, amount: number, where: () => readonly string[]): boolean {
    if (!this.#left.has(bound) && this.spend(bound, amount)) return true;
    this.refuse(bound, amount, where);
    return false;
  }

  /** Notes what was left out. */
  refuse(bound: Bound, amount: number, where: () => readonly string[]): void {
    const left = this.#left.get(bound);
    if (left === undefined) this.#left.set(bound, { where: where(), count: amount });
    else left.count += amount;
  }

  /** Counts what was done already; whether that was not too much. */
  spend(bound: Bound, amount: number): boolean {
    const used = (this.#used.get(bound) ?? 0) + amount;
    this.#used.set(bound, used);
    return used <= this.limits[bound];
  }

  /** Whether something was left out for this bound. */
  hasRefused(bound: Bound): boolean {
    return this.#left.has(bound);
  }

  /** Whether all that may be done was done. */
  isSpent(bound: Bound): boolean {
    return (this.#used.get(bound) ?? 0) > this.limits[bound];
  }

  /** What was left out, in words: one place for each bound, the first. */
  get undecided(): readonly Undecided[] {
    return [...this.#left].map(([bound, { count, where }]) => ({
      where,
      reason: `from here on ${words[bound](number(count))}: at most ${number(this.limits[bound])} are (limit ${bound})`,
    }));
  }
}

const words: Readonly<Record<Bound, (count: string) => string>> = {
  members: (count) => `${count} members of schemas were not looked into`,
  pairs: (count) => `${count} pairs of schemas that differ were not compared`,
  steps: (count) => `${count} steps of comparing everything with everything were not made`,
  textSteps: (count) => `${count} times texts that patterns tell apart were not looked for`,
  changes: (count) => `${count} differences were left out`,
  listed: (count) => `differences that reach ${count} places in all were left out`,
  proofs: (count) => `${count} differences were not put to proof`,
  proofSteps: (count) => `${count} proofs were broken off`,
};

function number(count: number): string {
  return count.toLocaleString('en');
}
