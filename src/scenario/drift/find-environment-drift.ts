import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import type { DriftVerdict } from '../../model/change.ts';
import type { EnvironmentComparison, EnvironmentDrift } from '../../model/environment-drift.ts';
import type { Provider } from '../../model/provider.ts';
import { withAllMistakesOf } from '../../util/with-all-mistakes.ts';
import { toolVersion } from '../tool-version.ts';
import { compareEnvironments } from './compare-environments.ts';
import { EnvironmentAccess } from './environment-access.ts';
import { findRun } from './find-run.ts';
import type { WantedRun } from './find-run.ts';
import { onlyGiven } from './observed-run.ts';
import { pinContract } from './pinned-contract.ts';
import { readSchemaFile } from './read-schema-file.ts';
import { selectEnvironments } from './select-environments.ts';

export type EnvironmentDriftRequest = WantedRun & {
  readonly providers: readonly Provider[];
  /** Names of test environments; empty: every active one. */
  readonly environments: readonly string[];
  /** Ids that were asked for by name. */
  readonly wanted: readonly string[];
  readonly against?: string;
  readonly optionsOf: (provider: string) => DriftOptions;
};

/**
 * Holds contracts against what environments serve, and environments against each other. Throws a `UsageError` for
 * environments, runs and credentials that there are not, a `ConfigError` for contracts with mistakes.
 */
export async function findEnvironmentDrift(request: EnvironmentDriftRequest): Promise<EnvironmentDrift> {
  const { against, drifts, faults, network, optionsOf, providers, root } = request;
  const now = new Date();
  const { chosen, leftOut } = selectEnvironments(request, now);
  const ids = providers.map(({ id }) => id).filter((id) => chosen.has(id));
  const contracts = await withAllMistakesOf(ids, (id) => loadContract(join(root, 'contracts', id)));
  const access = new EnvironmentAccess({ root, network, contracts, faults, drifts });
  try {
    await access.check();
    const comparisons: EnvironmentComparison[] = [];
    for (const contract of contracts) {
      const { id } = contract.provider;
      const found = await compareEnvironments(
        {
          pinned: pinContract(root, contract, await readSchemaFile(contract)),
          environments: chosen.get(id) ?? [],
          ...(against === undefined ? {} : { against }),
          network,
          findRun: (provider, environment) => findRun(request, provider, environment),
          options: { version: toolVersion(), ...optionsOf(id) },
        },
        access,
      );
      comparisons.push(...found);
    }
    return {
      $schema: 'https://livegate.dev/schemas/environment-drift.schema.json',
      tool: { name: 'livegate', version: toolVersion() },
      network,
      ...onlyGiven({ faults, drifts }),
      comparedAt: now.toISOString(),
      verdict: worstVerdict(comparisons),
      comparisons,
      leftOut,
    };
  } finally {
    await access.close();
  }
}

const order: readonly DriftVerdict[] = ['breaking', 'unknown', 'dangerous', 'safe', 'identical'];

/** The worst verdict; `unknown` where there was nothing to compare. */
function worstVerdict(comparisons: readonly EnvironmentComparison[]): DriftVerdict {
  return order.find((verdict) => comparisons.some((one) => one.verdict === verdict)) ?? 'unknown';
}
