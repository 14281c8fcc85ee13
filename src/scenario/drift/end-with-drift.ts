import type { Contract } from '../../contract/contract.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { RunOptions } from '../run-options.ts';
import { providerDriftOptions } from './provider-drift-options.ts';
import { readSchemaFile } from './read-schema-file.ts';

type Targets = readonly { readonly provider: string; readonly environment: string }[];

/**
 * Prepares what a run does last: it holds its contracts against the environments and writes that down. The schema files
 * are read now, so that what is compared then is what the scenarios were judged by; waivers and usage are checked now.
 * Throws a `ConfigError` for those with mistakes.
 */
export async function endWithDrift(
  { drifts, faults, network, root, runFolder }: RunOptions,
  targets: Targets,
  contracts: readonly Contract[],
): Promise<(sandbox?: Sandbox) => Promise<void>> {
  for (const { provider } of contracts) providerDriftOptions(provider.id, root, new Date());
  const schemas = await Promise.all(
    contracts.map(async (contract) => [contract, await readSchemaFile(contract)] as const),
  );
  return async (sandbox) => {
    // Only now: no scenario waits for it.
    const { EnvironmentAccess } = await import('./environment-access.ts');
    const { findRunDrift } = await import('./run-drift.ts');
    const { writeRunDrift } = await import('./run-drift-log.ts');
    const given = sandbox === undefined ? {} : { sandbox };
    const access = new EnvironmentAccess({ root, network, contracts, faults, drifts, ...given });
    const entries = await findRunDrift({ root, runFolder, network, targets, contracts: schemas, access });
    await writeRunDrift(runFolder, entries);
  };
}
