import type { EnvironmentDrift } from '../../model/environment-drift.ts';

/** All comparisons in one line without foreign text. */
export function summariseEnvironments({ comparisons, network, verdict }: EnvironmentDrift): string {
  const count = (wanted: string) => comparisons.filter((one) => one.verdict === wanted).length;
  const parts = ['breaking', 'unknown', 'dangerous', 'safe', 'identical']
    .filter((wanted) => count(wanted) > 0)
    .map((wanted) => `${count(wanted)} ${wanted}`);
  const noun = comparisons.length === 1 ? 'comparison' : 'comparisons';
  return `${verdict}: ${comparisons.length} ${noun} on the ${network} network, ${parts.join(', ')}`;
}
