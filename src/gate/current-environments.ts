import type { Provider } from '../model/provider.ts';

/** Names of the provider's test environments that are not deprecated. */
export function currentEnvironments({ environments }: Provider): readonly string[] {
  return Object.entries(environments)
    .filter(([, { deprecated, stage }]) => stage === 'test' && deprecated === undefined)
    .map(([name]) => name);
}
