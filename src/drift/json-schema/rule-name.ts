import type { ChangeDirection } from '../../model/change.ts';
import { facetWords } from './facet-words.ts';
import type { LocalChange } from './local-change.ts';

/** The id of the rule that a difference at one place of a schema falls under. */
export function ruleName({ declaredBy, facet, shown }: LocalChange, direction: ChangeDirection): string {
  if (facet === 'optional-property')
    return `${direction}-optional-property-${declaredBy === 'old' ? 'removed' : 'added'}`;
  if (facet === 'hidden')
    return `${direction}-${direction === 'request' ? 'read' : 'write'}-only-${declaredBy === 'new' ? 'added' : 'removed'}`;
  const words = facetWords(facet);
  const both = shown.narrowing !== undefined && shown.widening !== undefined ? words.both : undefined;
  return `${direction}-${both ?? (shown.narrowing === undefined ? words.widening : words.narrowing)}`;
}
