import type { ScenarioResult } from '../model/run-record.ts';

/** The order of scenarios in a run record; 0 only for one and the same scenario. */
export function byTarget(a: ScenarioResult, b: ScenarioResult): number {
  const key = ({ provider, environment, id, repetition = 1 }: ScenarioResult) =>
    `${provider} ${environment} ${id} ${repetition}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
