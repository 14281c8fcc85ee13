import type { EnvironmentComparison } from '../../model/environment-drift.ts';

/** A comparison in a few words: `fluz@staging against the contract`. */
export function comparisonTitle({ against, environment, provider }: EnvironmentComparison): string {
  return `${provider}@${environment} against ${against === 'contract' ? 'the contract' : against}`;
}
