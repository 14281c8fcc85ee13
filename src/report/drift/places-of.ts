import type { Change, Place } from '../../model/change.ts';

/** In which of the two documents changes are shown: what a server answered is no file that anybody could open. */
export type ShownIn = 'old' | 'new';

/** Where a change is shown, and where it stands in the other document. */
export function placesOf(
  change: Change,
  shownIn: ShownIn,
): { readonly place?: Place; readonly other?: Place } {
  const [first, second] = shownIn === 'new' ? [change.new, change.old] : [change.old, change.new];
  if (first !== undefined) return second === undefined ? { place: first } : { place: first, other: second };
  return second === undefined ? {} : { place: second };
}
