import type { ChangeDirection } from '../../model/change.ts';
import type { FieldUse } from '../../model/usage.ts';
import type { LocalChange } from '../json-schema/local-change.ts';
import { bitsOf } from '../json-schema/bit-set.ts';
import type { BitSet } from '../json-schema/bit-set.ts';
import type { Visit } from '../json-schema/visit.ts';
import type { PositionUse } from './rest-usage.ts';
import { spreadUses } from './spread-uses.ts';
import { touchSchema } from './touch-schema.ts';
import { nearestTouch } from './touch.ts';
import type { Touch } from './touch.ts';

/** Says how near recorded uses come to what changed in the schemas that positions lead to. */
export class PositionTouch {
  readonly #near: readonly boolean[];
  readonly #uses: ReadonlyMap<Visit, ReadonlySet<FieldUse>>;

  /** `uses` and `roots` belong to the positions, in their order. */
  constructor(uses: readonly PositionUse[], roots: readonly Visit['pair'][], visits: readonly Visit[]) {
    const byPair = new Map(visits.map((visit) => [visit.pair, visit]));
    const starts = uses.flatMap(({ use }, index) => {
      const [root] = roots.slice(index, index + 1);
      const visit = root === undefined ? undefined : byPair.get(root);
      return use === undefined || visit === undefined ? [] : [{ visit, use }];
    });
    this.#near = uses.map(({ near }) => near);
    this.#uses = spreadUses(starts, (pair) => byPair.get(pair));
  }

  /** For a change at a visit that the positions of `reach` lead to. */
  ofChange(visit: Visit, reach: BitSet, change: LocalChange, direction: ChangeDirection): Touch {
    const touch = touchSchema(this.#uses.get(visit) ?? [], change, direction);
    return nearestTouch([touch, this.#background(reach)]);
  }

  /** For words about the value as a whole. */
  ofPlace(visit: Visit, reach: BitSet): Touch {
    return this.#uses.has(visit) ? 'exact' : this.#background(reach);
  }

  #background(reach: BitSet): Touch {
    return bitsOf(reach).some((bit) => this.#near[bit] === true) ? 'near' : 'none';
  }
}
