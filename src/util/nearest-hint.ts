import { nearest } from './nearest.ts';

/** What to say to somebody who gave a name that there is not: the one that they may have meant, or all there are. */
export function nearestHint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `There are: ${[...new Set(known)].join(', ')}.` : `Did you mean ${near}?`;
}
