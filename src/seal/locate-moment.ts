/** How far the clocks of two machines may be apart. */
const clockTolerance = 5 * 60 * 1000;

/** How a moment lies to a span of time; a moment that does not exist is past every span. */
export type Moment = 'before' | 'within' | 'after';

/**
 * Whether `now` lies between two instants, the latter excluded. A clock may be up to five minutes behind the one that
 * wrote `from`; the end has no such tolerance. Reads no clock of its own.
 */
export function locateMoment(now: Date, from: string, until: string): Moment {
  const time = now.getTime();
  if (time < Date.parse(from) - clockTolerance) return 'before';
  return time < Date.parse(until) ? 'within' : 'after';
}
