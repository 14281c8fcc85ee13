import type { TestInfo } from '@playwright/test';
import { foreignNames } from '../contract/template.ts';
import type { Provider } from '../model/provider.ts';
import { capabilityOf } from './capability.ts';
import { foreignIds } from './foreign-ids.ts';
import type { ForeignIds, Ids } from './foreign-ids.ts';
import type { Lane } from './lane.ts';
import { declaredAnnotation, lackingAnnotation } from './left-out.ts';
import { endAsNotApplicable, isNotApplicable } from './not-applicable.ts';
import type { Session } from './session.ts';

type Declared = Exclude<Provider['capabilities']['foreignIds'], { notApplicable: string }>['lookups'][number];
type Call = Exclude<Declared, { notApplicable: string }>;

/** One call with ids of another environment. */
type Lookup = Call & { readonly ids: Ids };

/** What is looked up here with ids of another environment, and what must come of it. */
export type ForeignLookups = {
  /** Of what this environment has to itself: refused. */
  readonly unknown: readonly Lookup[];
  /** Of what it shares with live, by an id of live: found. */
  readonly known: readonly Lookup[];
};

/**
 * The lookups of provider.yaml that hold for this environment, by what it declares isolated and shared with live. What is
 * left out is noted with the reason: the result of the scenario says it, and where it was for want of an id, the scenario
 * has not passed (`outcomeOf`). Where no lookup is left it ends as not applicable, with the reason that provider.yaml
 * gives. An id of a test environment comes before one of a live one, which goes, on the internet, into nothing but reads;
 * what is shared with live is looked up by ids of live alone.
 */
export async function foreignLookups(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<ForeignLookups> {
  const { environment, provider } = session;
  const { lookups, withoutIds } = capabilityOf(provider, 'foreignIds', testInfo);
  const isUnknown = ({ of }: Declared) => environment.isolated.includes(of);
  const isHere = ({ of }: Declared) => [...environment.isolated, ...environment.sharedWithLive].includes(of);
  const leaveOut = (type: string, of: string, reason: string) =>
    void testInfo.annotations.push({ type, description: `${of}: ${reason}` });
  const calls: Call[] = [];
  for (const lookup of lookups.filter(isHere)) {
    if (isNotApplicable(lookup)) leaveOut(declaredAnnotation, lookup.of, lookup.notApplicable);
    else calls.push(lookup);
  }
  const names = calls.filter(isUnknown).flatMap(({ input }) => foreignNames(input));
  const { live, test } = await foreignIds(session, lane, new Set(names), testInfo);
  const possible = calls.flatMap((call): Lookup[] => {
    const ids = isUnknown(call) ? { live, test } : { live, test: {} };
    const reason = obstacle(session, call, ids, isUnknown(call) ? 'another' : 'a live');
    if (reason !== undefined) leaveOut(lackingAnnotation, call.of, reason);
    return reason === undefined ? [{ ...call, ids: { ...ids.live, ...ids.test } }] : [];
  });
  if (possible.length === 0)
    return endAsNotApplicable(testInfo, withoutIds?.notApplicable ?? 'nothing is looked up here');
  return { unknown: possible.filter(isUnknown), known: possible.filter((call) => !isUnknown(call)) };
}

/** Why a call cannot be made; on the sandbox network a missing id is a mistake of the sandbox, and shows as one. */
function obstacle(
  { network, provider }: Session,
  { input, operation }: Call,
  ids: ForeignIds,
  whose: string,
): string | undefined {
  if (network === 'sandbox') return undefined;
  const ofLive = foreignNames(input).filter((name) => !Object.hasOwn(ids.test, name));
  const missing = ofLive.filter((name) => !Object.hasOwn(ids.live, name));
  if (missing.length > 0) return `no ${missing.join(', ')} of ${whose} environment is at hand`;
  return ofLive.length > 0 && provider.operations[operation]?.effect !== 'read'
    ? `the id is of a live environment, and ${operation} does not only read`
    : undefined;
}
