import type { TestInfo } from '@playwright/test';
import { createApi } from './api.ts';
import { createGiven } from './given.ts';
import { Lane } from './lane.ts';
import { availableCredentials } from './resolve-credentials.ts';
import type { Session } from './session.ts';

/** An id that exists in another environment of the provider. */
export type ForeignId = { readonly value: unknown; readonly ofLive: boolean };

/**
 * Ids of other environments, by name: on the sandbox network those of its first other environment. On the internet those
 * in `samples` of provider.yaml, and what the recipes of `given` keep where another test environment's credentials are
 * at hand: they are made there, and only there. A test environment's come before those of a live one, which is never asked.
 */
export async function foreignIds(
  session: Session,
  lane: Lane,
  names: ReadonlySet<string>,
  testInfo: TestInfo,
): Promise<ReadonlyMap<string, ForeignId>> {
  if (session.control !== undefined) return sandboxIds(session, lane);
  // A turn in the other environment is over before one in this environment begins: else two could wait for each other.
  lane.checkUnused('ask for ids of another environment');
  const ids = sampleIds(session);
  const missing = [...names].filter((name) => ids.get(name)?.ofLive !== false);
  for (const [name, value] of await makeElsewhere(session, lane, missing, testInfo))
    ids.set(name, { value, ofLive: false });
  return ids;
}

async function sandboxIds(session: Session, lane: Lane): Promise<ReadonlyMap<string, ForeignId>> {
  const { control, provider } = session;
  const [other] = othersOf(session).filter(([, { deprecated }]) => deprecated?.decommissioned === undefined);
  if (control === undefined || other === undefined) return new Map();
  const [environment, { stage }] = other;
  const values = await control.sampleIds({ world: await lane.worldId(), provider: provider.id, environment });
  session.issued.add(Object.values(values));
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, ofLive: stage === 'live' }]));
}

function sampleIds(session: Session): Map<string, ForeignId> {
  const entries = othersOf(session).flatMap(([, { samples = {}, stage }]) =>
    Object.entries(samples).map(([name, value]) => [name, { value, ofLive: stage === 'live' }] as const),
  );
  return new Map(entries.sort(([, one], [, other]) => Number(other.ofLive) - Number(one.ofLive)));
}

async function makeElsewhere(
  session: Session,
  lane: Lane,
  names: readonly string[],
  testInfo: TestInfo,
): Promise<readonly (readonly [string, unknown])[]> {
  const { given } = session.provider;
  const recipes = Object.entries(given).filter(([, { keep }]) =>
    names.some((name) => Object.hasOwn(keep, name)),
  );
  const environment = recipes.length === 0 ? undefined : usableElsewhere(session);
  if (environment === undefined) return [];
  const other = await session.elsewhere(environment);
  const there = new Lane(other, testInfo);
  try {
    const api = createApi(other, there);
    const values = await createGiven(other.provider, () => there.credentials(), api).values(
      ...recipes.map(([name]) => name),
    );
    return Object.entries(values).filter(([name]) => names.includes(name));
  } finally {
    lane.exchanges.push(...there.exchanges);
    lane.findings.push(...there.findings);
    await there.close();
    await other.close();
  }
}

/** Another test environment that is not over and whose credentials are all there. */
function usableElsewhere(session: Session): string | undefined {
  const { provider, options } = session;
  const now = new Date();
  return othersOf(session)
    .filter(([, { deprecated, stage }]) => {
      const ended = deprecated?.decommissioned;
      return stage === 'test' && (ended === undefined || new Date(ended) >= now);
    })
    .map(([name]) => name)
    .find((environment) => {
      const wanted = Object.keys(provider.environments[environment]?.credentials ?? {});
      return (
        wanted.length === Object.keys(availableCredentials(options.root, { provider, environment })).length
      );
    });
}

function othersOf({ provider, environmentName }: Session) {
  return Object.entries(provider.environments).filter(([name]) => name !== environmentName);
}
