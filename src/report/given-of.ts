import type { SandboxGiven } from '../model/environment-drift.ts';

/** What a sandbox was given to go wrong, as on the command line. */
export function givenOf({ drifts = [], faults = [] }: SandboxGiven): readonly string[] {
  return [...faults, ...drifts];
}
