import type { Checklist } from '../model/checklist.ts';
import type { WeakenedLimit } from '../model/decision.ts';
import type { Provider } from '../model/provider.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { shownDuration } from '../util/shown-duration.ts';
import { currentEnvironments } from './current-environments.ts';
import { packOf } from './pack.ts';

/**
 * The limits of a checklist that let through more than those of its pack, with the item that goes by each. A checklist may
 * choose them, up to a bound; it never does so unseen.
 */
export function findWeakened(checklist: Checklist, provider: Provider): readonly WeakenedLimit[] {
  const { freshness, promotion } = packOf(checklist.pack);
  const { certificateLeft, clockLimit, credentialAge, evidenceAge, promotionAge } = checklist;
  const atLeast = durationToMilliseconds(freshness.certificate);
  return [
    ...findLeftOut(checklist, provider),
    ...findDeprecated(checklist, provider),
    ...findLonger('age of the evidence', evidenceAge, freshness.evidence, 'evidence-fresh'),
    ...findLonger('difference of the clocks', clockLimit, freshness.clock, 'clock-agrees'),
    ...findLonger('age of the live credentials', credentialAge, freshness.credentials, 'credential-age'),
    ...findLonger('life of a promotion', promotionAge, promotion.expires, 'promotion'),
    ...(certificateLeft < atLeast
      ? [shown('certificates, what they still hold', certificateLeft, atLeast, 'certificate')]
      : []),
  ];
}

/** A test environment that is current need not be asked, but is not forgotten either. */
function findLeftOut({ environments }: Checklist, provider: Provider): readonly WeakenedLimit[] {
  const current = currentEnvironments(provider);
  if (current.every((name) => environments.includes(name))) return [];
  const limit = 'test environments that must be green';
  return [{ item: 'scenarios', limit, own: environments.join(', '), pack: current.join(', ') }];
}

/** What a deprecated environment shows may not be so where live is going. */
function findDeprecated({ environments }: Checklist, provider: Provider): readonly WeakenedLimit[] {
  return environments.flatMap((name) => {
    const { decommissioned, replacement, since } = provider.environments[name]?.deprecated ?? {};
    if (since === undefined) return [];
    const own = [
      `deprecated since ${since}`,
      decommissioned === undefined ? 'no last day is said' : `last day ${decommissioned}`,
      replacement === undefined ? 'no replacement is said' : `replaced by ${replacement}`,
    ].join(', ');
    return [{ item: 'environments-current', limit: `state of ${name}`, own, pack: 'not deprecated' }];
  });
}

function findLonger(limit: string, own: number, ofPack: string, item: string): readonly WeakenedLimit[] {
  const longest = durationToMilliseconds(ofPack);
  return own > longest ? [shown(limit, own, longest, item)] : [];
}

function shown(limit: string, own: number, ofPack: number, item: string): WeakenedLimit {
  return { item, limit, own: shownDuration(own), pack: shownDuration(ofPack) };
}
