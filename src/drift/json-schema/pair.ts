import type { ChangeDirection } from '../../model/change.ts';
import type { Conjunction } from './schema-graph.ts';

export const orientations = ['narrowing', 'widening'] as const;

/** `narrowing`: the new schema refuses something of the old one. `widening`: the old one something of the new one. */
export type Orientation = (typeof orientations)[number];

/** What breaks a direction: in a request the new schema must refuse nothing of the old one, in a response the old one nothing of the new one. */
export function orientationOf(direction: ChangeDirection): Orientation {
  return direction === 'request' ? 'narrowing' : 'widening';
}

/** One side of a comparison. */
export type Side = 'old' | 'new';

/** The side whose values are in question, and the side that may refuse them. */
export function sidesOf(orientation: Orientation): readonly [Side, Side] {
  return orientation === 'narrowing' ? ['old', 'new'] : ['new', 'old'];
}

/** Two schemas that stand at the same place. Interned: each two are compared once, however many ways lead to them. */
export type Pair = {
  readonly id: number;
  readonly old: Conjunction;
  readonly new: Conjunction;
  /** Known to be the same without a look inside. */
  readonly identical: boolean;
  /** Not to be looked into, because there are too many already: nothing is known of it, so nothing holds for it. */
  readonly isLeftOut: boolean;
};
