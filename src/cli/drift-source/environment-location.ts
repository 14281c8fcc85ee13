import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import { EnvironmentAccess } from '../../scenario/drift/environment-access.ts';
import { onNetwork } from '../../model/on-network.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { SchemaLocation, SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/**
 * The schema that an environment of a provider serves. Throws a `UsageError` for an environment that there is not, a
 * `SchemaSourceError` for one that publishes no schema.
 */
export async function environmentLocation(
  provider: string,
  environment: string,
  { folder, network }: SourceOptions,
): Promise<SchemaLocation> {
  const contract = await loadContract(join(folder, 'contracts', provider));
  const shown = `${provider}@${environment}`;
  const { environments } = contract.provider;
  if (!Object.hasOwn(environments, environment)) throw unknown(shown, environment, Object.keys(environments));
  const published = schemaSourceOf(contract.provider, environment);
  if (published.kind === 'none')
    throw new SchemaSourceError('source_unavailable', `${shown} has no schema to compare: ${published.why}`, {
      ...(environments[environment]?.stage === 'live'
        ? {}
        : {
            hint: `"livegate drift ${provider}${onNetwork(network)}" looks at the traffic of a run instead.`,
          }),
    });
  return {
    source: shown,
    origin: 'environment',
    read: async (name) => {
      if (name !== '')
        throw new SchemaSourceError('reference_refused', `${shown}: refers to another document`);
      const access = new EnvironmentAccess({
        ...{ root: folder, network, contracts: [contract], faults: [], drifts: [] },
      });
      return access.readBytes(contract, environment).finally(() => access.close());
    },
  };
}

function unknown(shown: string, environment: string, known: readonly string[]): UsageError {
  return new UsageError(
    'unknown_environment',
    `there is no environment ${shown}`,
    nearestHint(environment, known),
  );
}
