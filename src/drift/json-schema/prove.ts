import type { Witness } from '../../model/change.ts';
import { deepestProof } from '../comparison-limits.ts';
import { judgeValue } from './check-value.ts';
import type { Proof } from '../difference.ts';
import type { LocalChange, Shown } from './local-change.ts';
import { sidesOf } from './pair.ts';
import type { Orientation, Pair, Side } from './pair.ts';
import type { Hidden } from './hidden-schema.ts';
import { Sampler } from './sampler.ts';
import type { Lowering } from './lower.ts';
import { showValues } from './show-values.ts';
import { filled, lift, surroundings } from './surroundings.ts';
import type { Making, Source } from './surroundings.ts';
import { textReadings } from './text-readings.ts';
import type { WrittenList } from './text-readings.ts';
import type { Visit } from './visit.ts';

/** Searches witnesses of one direction of one comparison. */
export class Prover {
  readonly #sources: Readonly<Record<Side, Source>>;
  readonly #hidden: Hidden;
  readonly #effort: number;
  readonly #written: Written;

  constructor(old: Lowering, next: Lowering, hidden: Hidden, effort: number, written: Written = new Map()) {
    this.#sources = {
      old: { lowering: old, sampler: new Sampler(old) },
      new: { lowering: next, sampler: new Sampler(next) },
    };
    this.#hidden = hidden;
    this.#effort = effort;
    this.#written = written;
  }

  /**
   * A value that the one side's schema at the starting point accepts and the other's refuses, judged by Ajv. Tries at
   * most `effort` values; the first that shows it is the witness.
   */
  prove(visit: Visit, change: LocalChange, orientation: Orientation, position: string): Proof {
    const shown = change.shown[orientation];
    if (shown === undefined) return { stoppedBy: `${change.facet}: nothing is refused` };
    if (visit.depth > deepestProof) return { stoppedBy: `more than ${String(deepestProof)} members deep` };
    const tried = new Set<string>();
    for (const isFull of [true, false]) {
      const attempt = { visit, shown, orientation, position, tried, isFull };
      const found = this.#attempt(attempt);
      if (found !== undefined) return found;
    }
    return { stoppedBy: `${shown.refusal.facet}: none of ${String(tried.size)} values tried shows it` };
  }

  #attempt({ isFull, orientation, position, shown, tried, visit }: Attempt): Proof | undefined {
    const [acceptedBy, refusedBy] = sidesOf(orientation);
    const [sub, sup] = [this.#sources[acceptedBy], this.#sources[refusedBy]];
    const making = { side: acceptedBy, source: sub, isFull };
    const { alternative, other, refusal: reason } = shown;
    const root = rootOf(visit).pair;
    const { budget } = sub.lowering.graph;
    const values = showValues(reason, alternative, sub.sampler, sub.lowering.graph, {
      sampler: sup.sampler,
      graph: sup.lowering.graph,
    });
    for (const value of this.#written.get(root)?.has('joined') === true ? withCommas(values) : values) {
      const full = filled(value, alternative, other, making, reason.subject ?? '');
      const whole = full === undefined ? undefined : lift(full, visit, making);
      if (budget.isSpent('proofSteps')) return leftOut;
      const text = whole === undefined ? undefined : JSON.stringify(whole);
      if (text === undefined || tried.has(text)) continue;
      if (tried.add(text).size > this.#effort) return undefined;
      budget.spend('proofSteps', text.length);
      if (!('fits' in judgeValue(root[acceptedBy], sub.lowering.graph, whole, this.#hidden))) continue;
      const judged = judgeValue(root[refusedBy], sup.lowering.graph, whole, this.#hidden);
      if (!('refusal' in judged) || this.#isOfAnother(judged.refusal, visit, refusedBy, making)) continue;
      if (this.#isReadOtherwise(root, refusedBy, whole)) continue;
      const { refusal } = judged;
      const witness: Witness = { kind: 'value', acceptedBy, refusedBy, refusal, position, value: whole };
      return { witness };
    }
    return undefined;
  }

  /** Whether it is sent as a text that may be read as something else, which is accepted; or not sent at all. */
  #isReadOtherwise(root: Pair, refusedBy: Side, whole: unknown): boolean {
    const lists = this.#written.get(root);
    if (lists === undefined) return false;
    const readings = [...lists].flatMap((one) => textReadings(whole, one));
    const { graph } = this.#sources[refusedBy].lowering;
    return (
      readings.length === 0 ||
      readings.some((one) => !('refusal' in judgeValue(root[refusedBy], graph, one, this.#hidden)))
    );
  }

  // Whether what is around the value is refused just so without it: then it is another change that is shown.
  #isOfAnother(refusal: string, visit: Visit, refusedBy: Side, making: Making): boolean {
    const place = refusal.startsWith('/') ? refusal.split(' ', 1).join() : '';
    if (place.split('/').length > visit.depth) return false;
    const around = surroundings(visit, making);
    if (around === undefined) return false;
    const judged = this.#judge(visit, refusedBy, around);
    if (!('refusal' in judged) || judged.refusal !== refusal) return false;
    if ('fits' in this.#judge(visit, making.side, around)) return true;
    // Of what is not whole without it a union says the same: with a value that the refuser takes it must take the whole.
    const taken = this.#sources[refusedBy].sampler.value(visit.pair[refusedBy]);
    const whole = taken === undefined ? undefined : lift(taken, visit, making);
    return whole === undefined || !('fits' in this.#judge(visit, refusedBy, whole));
  }

  #judge(visit: Visit, side: Side, value: unknown): ReturnType<typeof judgeValue> {
    return judgeValue(rootOf(visit).pair[side], this.#sources[side].lowering.graph, value, this.#hidden);
  }
}

/** How lists are written at the starting points whose values are sent as text. */
type Written = ReadonlyMap<Pair, ReadonlySet<WrittenList>>;

// What is read as several values where lists are read.
function* withCommas(values: Iterable<unknown>): Iterable<unknown> {
  for (const value of values) {
    yield value;
    if (typeof value === 'string') yield `${value},${value}`;
  }
}

type Attempt = {
  readonly visit: Visit;
  readonly shown: Shown;
  readonly orientation: Orientation;
  readonly position: string;
  /** What was tried before. */
  readonly tried: Set<string>;
  readonly isFull: boolean;
};

const leftOut = { stoppedBy: 'all proofs together would take too much', isLeftOut: true } as const;

function rootOf(visit: Visit): Visit {
  let at = visit;
  while (at.arrival !== undefined) at = at.arrival.from;
  return at;
}
