import type { Witness } from '../../model/change.ts';
import { deepestProof } from '../comparison-limits.ts';
import { judgeValue } from './check-value.ts';
import type { Proof } from '../difference.ts';
import type { LocalChange } from './local-changes.ts';
import type { Step } from './members.ts';
import { sidesOf } from './pair.ts';
import type { Orientation, Side } from './pair.ts';
import type { Hidden } from './prune.ts';
import { Sampler, freshNames } from './sampler.ts';
import type { Lowering } from './lower.ts';
import type { Alternative } from './shape.ts';
import { showValues } from './show-values.ts';
import { sampleString } from './sample-scalar.ts';
import type { Visit } from './visit.ts';

/** One side of a comparison, as far as making values for it goes. */
type Source = { readonly lowering: Lowering; readonly sampler: Sampler };

/** Searches witnesses of one direction of one comparison. */
export class Prover {
  readonly #sources: Readonly<Record<Side, Source>>;
  readonly #hidden: Hidden;
  readonly #effort: number;

  constructor(old: Lowering, next: Lowering, hidden: Hidden, effort: number) {
    this.#sources = {
      old: { lowering: old, sampler: new Sampler(old) },
      new: { lowering: next, sampler: new Sampler(next) },
    };
    this.#hidden = hidden;
    this.#effort = effort;
  }

  /**
   * A value that the one side's schema at the starting point accepts and the other's refuses, judged by Ajv. Tries at
   * most `effort` values; the first that shows it is the witness.
   */
  prove(visit: Visit, change: LocalChange, orientation: Orientation, position: string): Proof {
    const shown = change.shown[orientation];
    if (shown === undefined) return { stoppedBy: `${change.facet}: nothing is refused` };
    const [acceptedBy, refusedBy] = sidesOf(orientation);
    const [sub, sup] = [this.#sources[acceptedBy], this.#sources[refusedBy]];
    if (visit.depth > deepestProof) return { stoppedBy: `more than ${String(deepestProof)} members deep` };
    const root = rootOf(visit).pair;
    const { budget } = sub.lowering.graph;
    const tried = new Set<string>();
    for (const value of showValues(shown.refusal, shown.alternative, sub.sampler, sub.lowering.graph, {
      sampler: sup.sampler,
      graph: sup.lowering.graph,
    })) {
      const whole = value === undefined ? undefined : lift(value, visit, acceptedBy, sub);
      if (budget.isSpent('proofSteps')) return leftOut;
      const text = whole === undefined ? undefined : JSON.stringify(whole);
      if (text === undefined || tried.has(text)) continue;
      if (tried.add(text).size > this.#effort) break;
      budget.spend('proofSteps', text.length);
      if (!('fits' in judgeValue(root[acceptedBy], sub.lowering.graph, whole, this.#hidden))) continue;
      const judged = judgeValue(root[refusedBy], sup.lowering.graph, whole, this.#hidden);
      if (!('refusal' in judged)) continue;
      const { refusal } = judged;
      const witness: Witness = { kind: 'value', acceptedBy, refusedBy, refusal, position, value: whole };
      return { witness };
    }
    return { stoppedBy: `${shown.refusal.facet}: none of ${String(tried.size)} values tried shows it` };
  }
}

const leftOut = { stoppedBy: 'all proofs together would take too much', isLeftOut: true } as const;

function rootOf(visit: Visit): Visit {
  let at = visit;
  while (at.arrival !== undefined) at = at.arrival.from;
  return at;
}

// Puts a value where it belongs: into the smallest value of each schema on the way up.
function lift(value: unknown, visit: Visit, side: Side, source: Source): unknown {
  let whole: unknown = value;
  for (let at = visit; at.arrival !== undefined; at = at.arrival.from) {
    const { step, via } = at.arrival;
    whole = surround(whole, step, via[side], source);
    if (whole === undefined) return undefined;
  }
  return whole;
}

function surround(value: unknown, step: Step, parent: Alternative, { sampler, lowering }: Source): unknown {
  if (step.kind === 'item' || step.kind === 'items') {
    const before = step.kind === 'item' ? step.index : parent.prefix.length;
    const items = Array.from({ length: before }, (_, index) =>
      sampler.value(parent.prefix[index] ?? lowering.anything),
    );
    return items.includes(undefined) ? undefined : sampler.tweaked(parent, { items: [...items, value] });
  }
  const name = memberName(step, parent);
  return name === undefined ? undefined : sampler.tweaked(parent, { members: new Map([[name, value]]) });
}

function memberName(step: Step, parent: Alternative): string | undefined {
  if (step.kind === 'property') return step.name;
  if (step.kind === 'additional') return freshNames(parent, 1)[0];
  if (step.kind !== 'pattern') return undefined;
  const at = parent.from[0];
  const patterns = at === undefined ? [] : [{ value: step.pattern, at }];
  return sampleString({ ...parent, limits: new Map(), formats: [], patterns }, undefined, 0);
}
