import { join } from 'node:path';
import type { EnvironmentComparison } from '../../model/environment-drift.ts';
import { findEnvironmentDrift } from '../../scenario/drift/find-environment-drift.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { driftSeen } from '../drift-source/drift-seen.ts';
import type { Compared } from './look.ts';
import type { WatchRequest } from './watch-request.ts';

/**
 * Holds a provider's contract, as its files are now, against what its environments serve; where one publishes no schema,
 * against what its newest run saw. Throws as `findEnvironmentDrift` does.
 */
export async function compareContract(
  id: string,
  { drifts, environments, faults, network, root }: WatchRequest,
): Promise<readonly Compared[]> {
  const { comparisons } = await findEnvironmentDrift({
    ...{ root, network, environments, faults, drifts },
    ...{ providers: readProviders(root, [id]), wanted: [] },
    optionsOf: (provider) => providerDriftOptions(provider, root, new Date()),
  });
  return comparisons
    .filter(({ against }) => against === 'contract')
    .map((comparison) => summarize(comparison, root));
}

function summarize(comparison: EnvironmentComparison, root: string): Compared {
  const { basis, environment, observed, reason, report, verdict } = comparison;
  const [{ breaking, waived } = { breaking: 0, waived: 0 }] = driftSeen(comparison);
  const undecided =
    verdict === 'unknown' ? (reason ?? 'it could not be decided') : report?.undecided[0]?.reason;
  return {
    ...{ environment, basis, verdict, breaking, waived },
    ...(observed === undefined ? {} : seenBy(observed.run, root)),
    ...(undecided === undefined ? {} : { undecided }),
  };
}

function seenBy(run: string, root: string): Pick<Compared, 'run' | 'seenAt'> {
  const { endedAt, startedAt } = readRun(join(root, 'reports/runs', run));
  return { run, seenAt: endedAt ?? startedAt };
}
