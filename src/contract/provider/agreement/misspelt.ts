import { distance } from 'fastest-levenshtein';
import { nearest } from '../../../util/nearest.ts';

/**
 * The name that another one is a misspelling of, or undefined where it may well be a name of its own. Stricter than
 * `nearest`, which only suggests: names that differ in more than a letter or two, or in their numbers, are two names.
 */
export function misspelt(name: string, known: Iterable<string>): string | undefined {
  const near = nearest(name, known);
  if (near === undefined) return undefined;
  const [one, other] = [plain(name), plain(near)];
  if (one === other) return near;
  if (withoutNumbers(one) === withoutNumbers(other)) return undefined;
  const isSlip = distance(one, other) <= slips(one.length, other.length) || isSwapped(one, other);
  return isSlip ? near : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

function withoutNumbers(name: string): string {
  return name.replaceAll(/\d/g, '');
}

/** In a short name every letter counts: `date` and `data` are two, while `eror` lacks one. */
function slips(one: number, other: number): number {
  const length = Math.min(one, other);
  if (length >= 8) return 2;
  return length >= (one === other ? 6 : 4) ? 1 : 0;
}

/** Whether two neighbouring letters have changed places: `statsu`. */
function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one, (letter, index) => letter === other[index]).indexOf(false);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return one.length >= 4 && swapped === other;
}
