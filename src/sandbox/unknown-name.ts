import { nearestOf } from '../util/nearest.ts';

/** What to say of a name that there is not: all there are, and the one that may be meant. */
export function unknownName(
  what: string,
  name: string,
  names: readonly string[],
): { readonly message: string; readonly expected: string; readonly nearest?: string } {
  return {
    message: `${name} is no ${what}`,
    expected: `one of ${names.join(', ')}`,
    ...nearestOf(name, names),
  };
}
