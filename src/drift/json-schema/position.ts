import type { ChangeDirection } from '../../model/change.ts';
import type { Pair } from './pair.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { WrittenList } from './text-readings.ts';

/** A place where two schemas stand for the same thing: a body, a parameter, a header. */
export type Position = {
  readonly direction: ChangeDirection;
  /** Empty for a bare schema. */
  readonly operation: string;
  /** What of the operation, e.g. `request body application/json`. */
  readonly part: readonly string[];
  /** Values that the documents give as examples of it. */
  readonly examples: readonly unknown[];
  readonly old: SchemaNode;
  readonly new: SchemaNode;
  /** How a list is written where all values are sent as text; absent: they are sent as JSON. */
  readonly written?: WrittenList;
};

/** A position with its name. */
export type Labelled = Position & { readonly label: string };

/** The positions in the order of their names, so that the names that a cause reaches need no sorting. */
export function labelPositions(positions: readonly Position[]): readonly Labelled[] {
  return positions.map((position) => ({ ...position, label: labelOf(position) })).sort(byLabel);
}

function labelOf({ operation, part }: Position): string {
  return [operation, ...part].filter((word) => word !== '').join(' ');
}

function byLabel({ label: one }: Labelled, { label: other }: Labelled): number {
  return one < other ? -1 : Number(one > other);
}

/** How lists are written at each starting point whose values are sent as text. */
// Where the same schemas stand for JSON as well, that is what they are proved by.
export function writtenAt(
  positions: readonly Position[],
  roots: readonly Pair[],
): ReadonlyMap<Pair, ReadonlySet<WrittenList>> {
  const found = new Map<Pair, Set<WrittenList>>();
  for (const [index, root] of roots.entries()) {
    const written = positions[index]?.written;
    if (written !== undefined) found.set(root, (found.get(root) ?? new Set()).add(written));
  }
  for (const [index, root] of roots.entries())
    if (positions[index]?.written === undefined) found.delete(root);
  return found;
}
