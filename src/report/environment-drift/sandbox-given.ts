import type { EnvironmentComparison, EnvironmentDrift, SandboxGiven } from '../../model/environment-drift.ts';
import { givenOf } from '../given-of.ts';

/** What the sandbox was given to go wrong, as on the command line: none of a comparison with it is the provider's own doing. */
export function sandboxGiven(
  drift: SandboxGiven,
  { observed }: Pick<EnvironmentComparison, 'observed'> = {},
): readonly string[] {
  const told = [drift, observed ?? {}].flatMap(givenOf);
  return [...new Set(told)];
}

/** The same of all comparisons, in one line of foreign text; undefined where nothing was given. */
export function givenLine(drift: EnvironmentDrift): string | undefined {
  const all = drift.comparisons.flatMap((comparison) => sandboxGiven(drift, comparison));
  const given = new Set([...sandboxGiven(drift), ...all]);
  return given.size === 0
    ? undefined
    : `the sandbox was given ${[...given].join(', ')}: this is not what the provider does`;
}
