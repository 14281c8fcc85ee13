import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { EnvironmentSide } from './environment-side.ts';
import type { ObservedRun } from './observed-run.ts';
import type { PinnedContract } from './pinned-contract.ts';

/** Two sides to compare; the old one may be the pinned contract. */
export type ComparedPair = { readonly old: EnvironmentSide | 'contract'; readonly new: EnvironmentSide };

/** The environments of one provider to compare, and by what. */
export type CompareRequest = {
  readonly pinned: PinnedContract;
  /** Names of the environments to look at. */
  readonly environments: readonly string[];
  /** Compare with this environment in place of the contract and of each other. */
  readonly against?: string;
  /** The run whose traffic is looked at for an environment that publishes no schema. */
  readonly findRun: (provider: string, environment: string) => ObservedRun | undefined;
  /** Where environments are looked at. */
  readonly network: RunRecord['network'];
  readonly options: DriftOptions;
};
