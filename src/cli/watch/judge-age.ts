import { shownDuration } from '../../util/shown-duration.ts';
import type { Compared } from './look.ts';

/**
 * What a run saw long ago says nothing of today: without breaking drift in it nothing is decided. `most`: milliseconds; `verify`:
 * the command that makes another.
 * Pure.
 */
export function judgeAge(compared: Compared, most: number, now: Date, verify: string): Compared {
  const { seenAt, undecided } = compared;
  if (seenAt === undefined || undecided !== undefined) return compared;
  const age = now.getTime() - Date.parse(seenAt);
  if (age >= 0 && age < most) return compared;
  const reason = `its newest run is ${age < 0 ? 'of the future' : `${shownDuration(age)} old, at most ${shownDuration(most)}`}: ${verify}`;
  return { ...compared, undecided: reason };
}
