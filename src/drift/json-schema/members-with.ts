import type { Alternative } from './shape.ts';

/** These members, and all that have to be there where they and the required ones are. */
export function membersWith(
  names: Iterable<string>,
  { dependents, required }: Pick<Alternative, 'dependents' | 'required'>,
): ReadonlySet<string> {
  const together = new Set([...names, ...required.keys()]);
  for (const name of together)
    for (const dependent of dependents.get(name)?.keys() ?? []) together.add(dependent);
  return together;
}
