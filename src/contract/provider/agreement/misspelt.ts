import { distance } from 'fastest-levenshtein';
import { nearest } from '../../../util/nearest.ts';

/**
 * The name that another one is a misspelling of, or undefined where it may well be a name of its own. Stricter than
 * `nearest`, which only suggests: names that differ in more than a letter, in their numbers, or in what tells one from
 * many and a thing from its id, are two names.
 */
export function misspelt(name: string, known: Iterable<string>): string | undefined {
  const near = nearest(name, known);
  if (near === undefined) return undefined;
  const [one, other] = [plain(name), plain(near)];
  if (one === other) return near;
  const [stem, otherStem] = [stemOf(one), stemOf(other)];
  if (stem === otherStem) return undefined;
  const isSlip = distance(stem, otherStem) <= slips(stem.length, otherStem.length) || isSwapped(one, other);
  return isSlip ? near : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

function stemOf(name: string): string {
  return name.replaceAll(/\d/g, '').replace(/(?:s|ids?)$/, '');
}

/** In a short name every letter counts: `date` and `data` are two, while `eror` lacks one. */
function slips(one: number, other: number): number {
  return Math.min(one, other) >= (one === other ? 6 : 4) ? 1 : 0;
}

/** Whether two neighbouring letters have changed places: `statsu`. */
function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one, (letter, index) => letter === other[index]).indexOf(false);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return one.length >= 4 && swapped === other;
}
