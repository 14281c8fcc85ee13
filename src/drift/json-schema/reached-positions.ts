import type { Difference } from '../difference.ts';
import { bitsOf } from './bit-set.ts';
import type { BitSet } from './bit-set.ts';

type Named = { readonly operation: string; readonly label: string };

/** The first of some positions, and what all of them are called. */
type Reached<Position> = Required<Pick<Difference, 'operations' | 'positions'>> & {
  readonly first: Position | undefined;
};

/** Says which positions a set of them holds: the same set always with the same lists, so that they are held once. */
export class ReachedPositions<Position extends Named> {
  readonly #positions: readonly Position[];
  readonly #known = new Map<string, Reached<Position>>();

  /** In the order of their labels. */
  constructor(positions: readonly Position[]) {
    this.#positions = positions;
  }

  /** `set`: the places of the positions in their list. */
  of(set: BitSet): Reached<Position> {
    const key = `${String(set.from)}:${set.words.join()}`;
    const reached = this.#known.get(key) ?? named(bitsOf(set).flatMap((bit) => this.#positions[bit] ?? []));
    this.#known.set(key, reached);
    return reached;
  }
}

/** Whether none of some positions, and there are any, may be written in XML. */
export function isOutsideOfXml({ positions }: Pick<Reached<Named>, 'positions'>): boolean {
  return positions.length > 0 && !positions.some((label) => /xml|\*/i.test(label));
}

function named<Position extends Named>(reached: readonly Position[]): Reached<Position> {
  return {
    first: reached[0],
    // In the order of labels one whose name begins another's may come second.
    operations: [...distinct(reached.map(({ operation }) => operation))].sort(),
    positions: distinct(reached.map(({ label }) => label)),
  };
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}
