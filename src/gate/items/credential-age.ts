import { shownDuration } from '../../util/shown-duration.ts';
import { failed, passed, waivable } from '../item.ts';
import type { Item } from '../item.ts';
import { rotateCredentials } from '../remedies.ts';
import { earliest } from './earliest.ts';
import { findManifestProblem } from './find-manifest-problem.ts';

/** How far ahead the clock of who sealed may be. */
const tolerance = 5 * 60_000;

/** No live secret was sealed longer ago than the checklist allows. An identifier does not wear out. */
export const credentialAge: Item = {
  id: 'credential-age',
  title: 'The live credentials are not too old',
  evaluate(facts) {
    const { checklist, manifest, now } = facts;
    const problem = findManifestProblem(facts);
    if (problem !== undefined) return problem;
    const remedy = rotateCredentials(facts);
    const most = shownDuration(checklist.credentialAge);
    const values = Object.entries(manifest !== undefined && 'values' in manifest ? manifest.values : {});
    const ends: string[] = [];
    const old: string[] = [];
    for (const [name, { kind, sealedAt }] of values) {
      if (kind === 'identifier') continue;
      const sealed = Date.parse(sealedAt);
      if (sealed - now.getTime() > tolerance)
        return failed(`${name} was sealed in the future: one of the clocks is wrong`, remedy);
      const end = sealed + checklist.credentialAge;
      if (!(now.getTime() < end))
        old.push(`${name} was sealed on ${sealedAt.slice(0, 10)}, at most ${most} ago is allowed`);
      ends.push(new Date(end).toISOString());
    }
    const [first, ...more] = old;
    if (first !== undefined)
      return more.length === 0 ? waivable(failed(first, remedy), first) : failed(old.join('; '), remedy);
    return passed(`each was sealed less than ${most} ago`, earliest(ends));
  },
};
