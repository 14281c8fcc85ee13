import { isBroken } from '../../gate/is-broken.ts';
import type { Verdict } from '../../model/decision.ts';
import type { Look } from './look.ts';

/** Law 2: what could not be read is unknown, never passed; what is known to be broken needs no further look. Pure. */
export function judgeLook({
  comparisons,
  problems,
  promotions,
  resample,
}: Pick<Look, 'comparisons' | 'problems' | 'promotions' | 'resample'>): Verdict {
  const isRefused = promotions.some(({ problem }) => problem !== undefined && !isUsedUp(problem));
  const isOther = (resample?.differing.length ?? 0) > 0;
  if (comparisons.some(isBroken) || isRefused || isOther) return 'failed';
  const isClear =
    comparisons.length > 0 &&
    comparisons.every(({ undecided }) => undecided === undefined) &&
    problems.length === 0 &&
    resample?.unavailable === undefined;
  return isClear ? 'passed' : 'unknown';
}

/** It released as often as it may: nothing is wrong with that. */
export function isUsedUp({ code }: { readonly code: string }): boolean {
  return code === 'already_released';
}
