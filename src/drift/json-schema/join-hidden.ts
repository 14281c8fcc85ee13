import { describeChange } from './describe-change.ts';
import type { Hidden } from './hidden-schema.ts';
import type { LocalChange } from './local-change.ts';
import { orientationOf } from './pair.ts';

/**
 * Joins what is one change of a member: that its direction does not carry it any more, or does now, and that it has to be
 * there no more, or has to now. Told is what is worse in the direction, which hides by one of the two words.
 */
export function joinHidden(changes: readonly LocalChange[], by: Hidden): readonly LocalChange[] {
  const hidden = new Map(changes.filter(isHidden).map((change) => [change.subject, change]));
  if (hidden.size === 0) return changes;
  const counting = orientationOf(by === 'readOnly' ? 'request' : 'response');
  const needs = changes.filter((change) => isNeed(change) && hidden.has(change.subject));
  const breaking = new Set(needs.filter(({ shown }) => shown[counting]?.covered === false));
  const told = new Set([...breaking].map(({ subject }) => subject));
  return changes.flatMap((change): readonly LocalChange[] => {
    const other = hidden.get(change.subject);
    if (breaking.has(change) && other !== undefined) return [{ ...change, because: describeChange(other) }];
    const isTold = needs.includes(change) || (isHidden(change) && told.has(change.subject));
    return isTold ? [] : [change];
  });
}

function isHidden({ facet }: LocalChange): boolean {
  return facet === 'hidden';
}

function isNeed({ facet }: LocalChange): boolean {
  return facet === 'property-required' || facet === 'required-property';
}
