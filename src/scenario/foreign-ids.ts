import type { TestInfo } from '@playwright/test';
import type { Lane } from './lane.ts';
import { endAsNotApplicable } from './not-applicable.ts';
import type { Session } from './session.ts';

/** Ids that exist in another environment of this provider: from its sandbox, or from `samples` in provider.yaml. */
export async function foreignIds(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<Readonly<Record<string, string>>> {
  const others = Object.keys(session.provider.environments).filter(
    (name) => name !== session.environmentName,
  );
  const other = others.find(
    (name) => session.provider.environments[name]?.deprecated?.decommissioned === undefined,
  );
  if (other === undefined) endAsNotApplicable(testInfo, 'the provider has no other environment');
  if (session.control !== undefined)
    return session.control.sampleIds({
      world: await lane.worldId(),
      provider: session.provider.id,
      environment: other,
    });
  const samples = others
    .map((name) => session.provider.environments[name]?.samples)
    .find((ids) => ids !== undefined);
  if (samples === undefined)
    endAsNotApplicable(testInfo, 'provider.yaml holds no samples of another environment');
  return samples;
}
