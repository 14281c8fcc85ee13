import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import { EnvironmentAccess } from '../../scenario/drift/environment-access.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { SchemaLocation, SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/**
 * The schema that an environment of a provider serves; it must publish one. Throws a `UsageError` for an environment that
 * there is not.
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
