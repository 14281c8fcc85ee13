import { Kind } from 'graphql';
import type { OperationDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import type { Fragments } from './collect-fields.ts';

/** How many fields of an operation stand within each other at most, those of fragments where they are spread. No fragment may contain itself. */
export function selectionDepth({ selectionSet }: OperationDefinitionNode, fragments: Fragments): number {
  const known = new Map<string, number>();
  const ofSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((deepest, one) => Math.max(deepest, of(one)), 0);
  const of = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FIELD) return 1 + ofSet(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    const name = selection.name.value;
    const depth = known.get(name) ?? ofSet(fragments.get(name)?.selectionSet);
    known.set(name, depth);
    return depth;
  };
  return ofSet(selectionSet);
}
