import type { Conjunction } from './schema-graph.ts';

/** `narrowing`: the new schema refuses something of the old one. `widening`: the old one something of the new one. */
export type Orientation = 'narrowing' | 'widening';

/** Two schemas that stand at the same place. Interned: each two are compared once, however many ways lead to them. */
export type Pair = {
  readonly id: number;
  readonly old: Conjunction;
  readonly new: Conjunction;
  /** Known to be the same without a look inside. */
  readonly identical: boolean;
};
