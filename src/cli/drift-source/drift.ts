import type { PolicyName } from '../../drift/rules/rule.ts';
import type { DriftSeen } from '../../gate/revoke-drifted.ts';
import type { EnvironmentComparison, EnvironmentDrift } from '../../model/environment-drift.ts';
import { hasFailure } from '../../report/drift/is-failure.ts';
import type { Counting } from '../../report/drift/is-failure.ts';
import { summariseEnvironments } from '../../report/environment-drift/summarise-environments.ts';
import { findEnvironmentDrift } from '../../scenario/drift/find-environment-drift.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { revokeOnDrift } from '../gate/revoke-on-drift.ts';
import { during } from '../during.ts';
import { projectRoot } from '../project-root.ts';
import { print } from './print.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import type { DriftFormat } from './render-drift.ts';
import { renderEnvironments } from './render-environments.ts';

/** What the options of `livegate drift` come to. */
export type DriftFlags = Pick<Counting, 'failOn'> & {
  readonly environment: string[];
  readonly network: 'sandbox' | 'internet';
  readonly against?: string;
  readonly from?: string;
  readonly format: DriftFormat;
  readonly policy?: PolicyName;
  readonly onlyUsed?: true;
  readonly output?: string;
  readonly quiet?: true;
  readonly fault: string[];
  readonly drift: string[];
};

/** Compares, prints or writes, and returns the exit code. */
export async function drift(ids: readonly string[], flags: DriftFlags): Promise<number> {
  const root = projectRoot();
  const now = new Date();
  const { against, environment, fault, from, network, output, policy } = flags;
  const compared = {
    root,
    providers: readProviders(root, ids),
    wanted: ids,
    environments: environment,
    network,
    faults: fault,
    drifts: flags.drift,
    ...(against === undefined ? {} : { against }),
    ...(from === undefined ? {} : { from }),
    optionsOf: (id: string) => ({
      ...providerDriftOptions(id, root, now),
      ...(policy === undefined ? {} : { policy }),
    }),
  };
  const found = await during('reading what the environments serve', () => findEnvironmentDrift(compared));
  const text = flags.quiet ? `${summariseEnvironments(found)}\n` : await renderEnvironments(found, flags);
  if (output === undefined) print(text);
  else {
    await writeFileAtomic(output, text);
    print(`${summariseEnvironments(found)}\nwrote ${output}\n`);
  }
  await revokeOnDrift(root, { network, drift: found.comparisons.flatMap(driftSeen), by: 'livegate drift' });
  return exitCode(found, flags);
}

/** What a comparison with the contract showed; environments among themselves revoke nothing. */
function driftSeen({ against, environment, provider, report }: EnvironmentComparison): DriftSeen['drift'] {
  if (against !== 'contract' || report === undefined) return [];
  const breaking = report.changes.filter(({ severity }) => severity === 'breaking');
  const waived = breaking.filter(({ waiver }) => waiver !== undefined).length;
  return [{ provider, environment, breaking: breaking.length, waived }];
}

/** Breaking wins over undecided: what is known to be wrong needs no further look. */
function exitCode({ comparisons, verdict }: EnvironmentDrift, counting: Counting): number {
  if (comparisons.some(({ report }) => report !== undefined && hasFailure(report, counting))) return 1;
  const undecided = comparisons.some(({ report }) => (report?.undecided.length ?? 0) > 0);
  return undecided || verdict === 'unknown' || comparisons.some((one) => one.verdict === 'unknown') ? 3 : 0;
}
