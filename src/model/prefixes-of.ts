import type { Environment } from './provider.ts';

/** The URL prefixes of one environment: its base URL first. */
export function prefixesOf({ alsoAllowed = [], baseUrl }: Environment): readonly string[] {
  return [baseUrl, ...alsoAllowed];
}
