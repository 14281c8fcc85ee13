import type { TestInfo } from '@playwright/test';
import { createApi } from './api.ts';
import { foundTargets } from './find-targets.ts';
import { createGiven } from './given.ts';
import { Lane } from './lane.ts';
import type { Session } from './session.ts';

/** Ids by name. */
export type Ids = Readonly<Record<string, unknown>>;

/** Ids that exist in other environments of the provider: in test environments, and in live ones. */
export type ForeignIds = { readonly test: Ids; readonly live: Ids };

/**
 * Ids of other environments: on the sandbox network those of its first other test environment and of its first live one.
 * On the internet those in `samples` of provider.yaml; and of `names` that no test environment's samples have, what the
 * recipes of `given` keep in another environment that this very run looks at: nothing is made where nobody asked for it.
 */
export async function foreignIds(
  session: Session,
  lane: Lane,
  names: ReadonlySet<string>,
  testInfo: TestInfo,
): Promise<ForeignIds> {
  if (session.control !== undefined) return sandboxIds(session, lane);
  // A turn in the other environment is over before one in this environment begins: else two could wait for each other.
  lane.checkUnused('ask for ids of another environment');
  const samples = { test: samplesOf(session, 'test'), live: samplesOf(session, 'live') };
  const missing = [...names].filter((name) => !Object.hasOwn(samples.test, name));
  const made = await makeElsewhere(session, lane, missing, testInfo);
  session.issued.add([samples.test, samples.live].flatMap((ids) => Object.values(ids)));
  return { ...samples, test: { ...samples.test, ...made } };
}

async function sandboxIds(session: Session, lane: Lane): Promise<ForeignIds> {
  const { control, provider } = session;
  const world = await lane.worldId();
  const idsOf = async (stage: Stage): Promise<Ids> => {
    const [other] = othersOf(session, stage).filter(
      ([, { deprecated }]) => deprecated?.decommissioned === undefined,
    );
    if (control === undefined || other === undefined) return {};
    return control.sampleIds({ world, provider: provider.id, environment: other[0] });
  };
  const [test, live] = await Promise.all([idsOf('test'), idsOf('live')]);
  session.issued.add([test, live].flatMap((ids) => Object.values(ids)));
  return { test, live };
}

function samplesOf(session: Session, stage: Stage): Ids {
  return Object.fromEntries(
    othersOf(session, stage).flatMap(([, { samples = {} }]) => Object.entries(samples)),
  );
}

async function makeElsewhere(
  session: Session,
  lane: Lane,
  names: readonly string[],
  testInfo: TestInfo,
): Promise<Ids> {
  const recipes = Object.entries(session.provider.given)
    .filter(([, { keep }]) => names.some((name) => Object.hasOwn(keep, name)))
    .map(([name]) => name);
  const environment = recipes.length === 0 ? undefined : otherTarget(session);
  if (environment === undefined) return {};
  const other = await session.elsewhere(environment);
  try {
    const values = await carryOut(recipes, other, lane, testInfo);
    return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
  } finally {
    await other.close();
  }
}

/** What the recipes keep there; what was sent for it is this scenario's. */
async function carryOut(
  recipes: readonly string[],
  other: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<Ids> {
  const there = new Lane(other, testInfo);
  try {
    const given = createGiven(other.provider, () => there.credentials(), createApi(other, there));
    return await given.values(...recipes);
  } finally {
    lane.exchanges.push(...there.exchanges);
    lane.findings.push(...there.findings);
    await there.close();
  }
}

/** Another environment of the provider that this run looks at. */
function otherTarget({ environmentName, provider }: Session): string | undefined {
  return foundTargets().targets.find(
    (target) => target.provider === provider.id && target.environment !== environmentName,
  )?.environment;
}

type Stage = 'test' | 'live';

function othersOf({ provider, environmentName }: Session, wanted: Stage) {
  return Object.entries(provider.environments).filter(
    ([name, { stage }]) => name !== environmentName && stage === wanted,
  );
}
