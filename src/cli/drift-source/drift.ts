import type { PolicyName } from '../../drift/rules/rule.ts';
import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { hasFailure } from '../../report/drift/is-failure.ts';
import type { Counting } from '../../report/drift/is-failure.ts';
import { summariseEnvironments } from '../../report/environment-drift/summarise-environments.ts';
import { findEnvironmentDrift } from '../../scenario/drift/find-environment-drift.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { revokeOnDrift } from '../gate/revoke-on-drift.ts';
import { during } from '../during.ts';
import { projectRoot } from '../project-root.ts';
import { driftSeen } from './drift-seen.ts';
import { print } from './print.ts';
import { providerDriftOptions } from '../../scenario/drift/provider-drift-options.ts';
import type { DriftFormat } from './render-drift.ts';
import { renderEnvironments } from './render-environments.ts';
import { writeOutput } from '../write-output.ts';

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
  const { against, environment, fault, from, network, policy } = flags;
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
  try {
    await show(found, flags);
  } finally {
    // Whatever cannot be written or shown.
    await revokeOnDrift(root, { network, drift: found.comparisons.flatMap(driftSeen), by: 'livegate drift' });
  }
  return exitCode(found, flags);
}

async function show(found: EnvironmentDrift, flags: DriftFlags): Promise<void> {
  const { output } = flags;
  const text = flags.quiet ? `${summariseEnvironments(found)}\n` : await renderEnvironments(found, flags);
  if (output === undefined) print(text);
  else {
    await writeOutput(output, text);
    print(`${summariseEnvironments(found)}\nwrote ${output}\n`);
  }
}

/** Breaking wins over undecided: what is known to be wrong needs no further look. */
function exitCode({ comparisons, verdict }: EnvironmentDrift, counting: Counting): number {
  if (comparisons.some(({ report }) => report !== undefined && hasFailure(report, counting))) return 1;
  const undecided = comparisons.some(({ report }) => (report?.undecided.length ?? 0) > 0);
  return undecided || verdict === 'unknown' || comparisons.some((one) => one.verdict === 'unknown') ? 3 : 0;
}
