import { closest, distance } from 'fastest-levenshtein';

/** The name that comes nearest to a misspelt one, or undefined where none is near enough to be meant. Case does not count. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const candidates = [...names];
  if (candidates.length === 0) return undefined;
  const byLowerCase = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const wanted = name.toLowerCase();
  const best = closest(wanted, [...byLowerCase.keys()]);
  const contained = wanted.length > 3 && (best.includes(wanted) || wanted.includes(best));
  return contained || distance(wanted, best) <= Math.max(2, wanted.length / 3)
    ? byLowerCase.get(best)
    : undefined;
}

/** The same as the `nearest` of a problem; nothing where no name is near. */
export function nearestOf(name: string, known: Iterable<string>): { readonly nearest?: string } {
  const near = nearest(name, known);
  return near === undefined ? {} : { nearest: near };
}
