import type { Digest } from '../util/digest.ts';

/** The names of what was added, removed or is not the same bytes any more, those of `then` first. */
export function changedSubjects(
  then: ReadonlyMap<string, Digest>,
  now: ReadonlyMap<string, Digest>,
): readonly string[] {
  const names = new Set([...then.keys(), ...now.keys()]);
  return [...names].filter((name) => then.get(name) !== now.get(name));
}
