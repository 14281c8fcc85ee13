import type { Finding } from '../model/finding.ts';

/** A reply of the sandbox that contradicts the contract: a mistake in one of the two, never a provider's. */
export type Disagreement = {
  readonly provider: string;
  readonly environment: string;
  readonly operation: string;
  readonly status: number;
  readonly findings: readonly Finding[];
};
