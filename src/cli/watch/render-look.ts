import { isBroken } from '../../gate/is-broken.ts';
import type { StandingPromotion } from '../../gate/standing-promotions.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Style } from '../../report/style.ts';
import { isUsedUp } from './judge-look.ts';
import type { Compared, Look } from './look.ts';

/** One look in one line; `inARow`: how many looks at this provider, this one included, could not be decided. Pure. */
export function renderLook(look: Look, inARow: number, style: Style): string {
  const { at, comparisons, problems, promotions, provider, resample, revoked, verdict } = look;
  const parts = [
    ...comparisons.map(describeComparison),
    ...(resample === undefined ? [] : [describeResample(resample)]),
    ...problems,
    ...(revoked.length > 0 ? ['REVOKED: every promotion is void'] : []),
    ...(promotions.length === 0 ? ['nothing is promoted'] : promotions.map(describePromotion)),
    ...(inARow > 1 ? [`not decided ${inARow} times in a row`] : []),
  ];
  const word = style(verdict === 'passed' ? 'good' : 'bad', verdict);
  return `${at} ${provider} ${word}: ${parts.map(safeText).join('; ')}`;
}

function describeComparison(one: Compared): string {
  const { breaking, environment, run, seenAt = '', undecided, verdict, waived } = one;
  const by = run === undefined ? '' : ` by run ${run}, ended ${seenAt}`;
  if (isBroken(one)) return `${environment} ${breaking - waived} breaking${by}`;
  if (undecided !== undefined) return `${environment} cannot be told: ${undecided}`;
  return `${environment} ${verdict}${waived > 0 ? ', all of it waived' : ''}${by}`;
}

function describeResample({ differing, sample, unavailable }: NonNullable<Look['resample']>): string {
  if (differing.length > 0) return `run again, it was not so: ${differing.join(', ')}`;
  if (unavailable !== undefined) return `nothing run again: ${unavailable}`;
  return `${sample.length} of the evidence run again, with the same result`;
}

function describePromotion({ environment, expiresAt, id, kind, problem }: StandingPromotion): string {
  const what = `${kind === 'promotion' ? 'promotion' : 'BROKEN GLASS'} ${id.slice(0, 8)}`;
  if (problem === undefined) return `${what} opens ${environment} until ${expiresAt}`;
  return isUsedUp(problem) ? `${what} is used up` : `${what} would be refused: ${problem.message}`;
}
