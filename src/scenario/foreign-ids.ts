import { ConfigError } from '../util/errors.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';

/**
 * Ids that exist in another environment of this provider: from its sandbox, or from `samples` in provider.yaml.
 * @throws ConfigError (`config_missing`) where there are none: that is a mistake in the file, and never a reason to
 * leave the check out
 */
export async function foreignIds(
  session: Session,
  lane: Lane,
): Promise<Readonly<Record<string, string | number>>> {
  const { provider, environmentName, control } = session;
  const others = Object.entries(provider.environments).filter(([name]) => name !== environmentName);
  const other = others.find(([, { deprecated }]) => deprecated?.decommissioned === undefined);
  if (control !== undefined && other !== undefined)
    return control.sampleIds({
      world: await lane.worldId(),
      provider: provider.id,
      environment: other[0],
    });
  const samples = others.map(([, environment]) => environment.samples).find((ids) => ids !== undefined);
  if (samples !== undefined) return samples;
  throw new ConfigError('config_missing', [
    {
      file: `contracts/${provider.id}/provider.yaml`,
      message: `no ids of another environment to look up in ${environmentName}`,
      expected: 'samples in another environment, or capabilities.foreignIds: { notApplicable: <reason> }',
    },
  ]);
}
