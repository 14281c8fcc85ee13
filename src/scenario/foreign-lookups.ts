import type { TestInfo } from '@playwright/test';
import { foreignNames } from '../contract/provider/isolation-problems.ts';
import type { Provider } from '../model/provider.ts';
import { capabilityOf } from './capability.ts';
import { foreignIds } from './foreign-ids.ts';
import type { ForeignId } from './foreign-ids.ts';
import type { Lane } from './lane.ts';
import { endAsNotApplicable, isNotApplicable } from './not-applicable.ts';
import type { Session } from './session.ts';

type Declared = Exclude<Provider['capabilities']['foreignIds'], { notApplicable: string }>['lookups'][number];

/** One call with ids of another environment. */
type Lookup = Exclude<Declared, { notApplicable: string }>;

/** What is looked up here with ids of another environment, and what must come of it. */
export type ForeignLookups = {
  readonly ids: Readonly<Record<string, unknown>>;
  /** Of what this environment has to itself: refused. */
  readonly unknown: readonly Lookup[];
  /** Of what it shares with live, by an id of live: found. */
  readonly known: readonly Lookup[];
};

/** Marks the annotation that says what was not looked up, and why. */
const leftOutAnnotation = 'not looked up';

/**
 * The lookups of provider.yaml that hold for this environment, by what it declares isolated and shared with live. Where
 * no id is at hand the scenario ends as not applicable, with the reason that provider.yaml gives. An id of a live
 * environment goes, on the internet, into nothing but reads.
 */
export async function foreignLookups(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<ForeignLookups> {
  const { environment, provider } = session;
  const { lookups, withoutIds } = capabilityOf(provider, 'foreignIds', testInfo);
  const isHere = ({ of }: Declared) => [...environment.isolated, ...environment.sharedWithLive].includes(of);
  const leaveOut = ({ of }: Declared, reason: string) =>
    void testInfo.annotations.push({ type: leftOutAnnotation, description: `${of}: ${reason}` });
  const here: Lookup[] = [];
  for (const lookup of lookups.filter(isHere)) {
    if (isNotApplicable(lookup)) leaveOut(lookup, lookup.notApplicable);
    else here.push(lookup);
  }
  const ids = await foreignIds(
    session,
    lane,
    new Set(here.flatMap(({ input }) => foreignNames(input))),
    testInfo,
  );
  const possible = here.filter((lookup) => {
    const reason = obstacle(session, lookup, ids);
    if (reason !== undefined) leaveOut(lookup, reason);
    return reason === undefined;
  });
  const isUnknown = ({ of }: Lookup) => environment.isolated.includes(of);
  const found: ForeignLookups = {
    ids: Object.fromEntries([...ids].map(([name, { value }]) => [name, value])),
    unknown: possible.filter(isUnknown),
    known: possible.filter((lookup) => !isUnknown(lookup) && isOfLive(lookup, ids)),
  };
  if (found.unknown.length + found.known.length > 0) return found;
  return endAsNotApplicable(testInfo, withoutIds?.notApplicable ?? 'this environment has nothing to itself');
}

/** Why a lookup cannot be made; on the sandbox network a missing id is a mistake of the sandbox, and shows as one. */
function obstacle(
  { network, provider }: Session,
  lookup: Lookup,
  ids: ReadonlyMap<string, ForeignId>,
): string | undefined {
  if (network === 'sandbox') return undefined;
  const missing = foreignNames(lookup.input).filter((name) => !ids.has(name));
  if (missing.length > 0) return `no ${missing.join(', ')} of another environment is at hand`;
  const effect = provider.operations[lookup.operation]?.effect;
  return isOfLive(lookup, ids) && effect !== 'read'
    ? `the id is of a live environment, and ${lookup.operation} does not only read`
    : undefined;
}

function isOfLive({ input }: Lookup, ids: ReadonlyMap<string, ForeignId>): boolean {
  return foreignNames(input).some((name) => ids.get(name)?.ofLive === true);
}
