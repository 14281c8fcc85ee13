import type { Resample } from '../../gate/facts.ts';
import type { StandingPromotion } from '../../gate/standing-promotions.ts';
import type { Verdict } from '../../model/decision.ts';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';
import type { Network } from '../gate/with-facts.ts';

/** What one environment showed against the pinned contract. */
export type Compared = Pick<EnvironmentComparison, 'environment' | 'basis' | 'verdict'> & {
  readonly breaking: number;
  /** Of the breaking ones. */
  readonly waived: number;
  /** Id of the run whose traffic was looked at, where the environment publishes no schema. */
  readonly run?: string;
  /** When that run ended: ISO 8601, UTC. */
  readonly seenAt?: string;
  /** Why nothing, or not all, could be decided. Foreign text. */
  readonly undecided?: string;
};

/** One look at one provider. */
export type Look = {
  /** ISO 8601, UTC: when it began. */
  readonly at: string;
  readonly provider: string;
  readonly network: Network;
  /** Failed: something is broken now. Unknown: not all could be looked at, and nothing is known to be broken. */
  readonly verdict: Verdict;
  readonly comparisons: readonly Compared[];
  /** What stands after it. */
  readonly promotions: readonly StandingPromotion[];
  /** Absent where nothing was run again. */
  readonly resample?: Resample;
  /** Why it took back what was promoted; empty: it did not. */
  readonly revoked: readonly string[];
  /** What kept it from looking at all of it. */
  readonly problems: readonly string[];
};
