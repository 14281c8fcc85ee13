import type { Environment, Provider } from './provider.ts';

/** The URL prefixes of one environment: its base URL first. */
export function prefixesOf({ alsoAllowed = [], baseUrl }: Environment): readonly string[] {
  return [baseUrl, ...alsoAllowed];
}

/** The prefixes of all live environments, as a test environment sees them: a token endpoint that both list is not live. */
export function livePrefixesOf(provider: Provider, environment: Environment): readonly string[] {
  const shared = new Set(environment.alsoAllowed);
  return Object.values(provider.environments)
    .filter(({ stage }) => stage === 'live')
    .flatMap((one) => prefixesOf(one).filter((prefix) => prefix === one.baseUrl || !shared.has(prefix)));
}
