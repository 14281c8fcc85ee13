import type { Environment, Provider } from './provider.ts';

/** The URL prefixes of one environment: its base URL first. */
export function prefixesOf({ alsoAllowed = [], baseUrl }: Environment): readonly string[] {
  return [baseUrl, ...alsoAllowed];
}

/** The prefixes of all live environments. No provider file lists one of them in a test environment, too. */
export function livePrefixesOf({ environments }: Provider): readonly string[] {
  return Object.values(environments)
    .filter(({ stage }) => stage === 'live')
    .flatMap(prefixesOf);
}
