import { shownDuration } from '../util/shown-duration.ts';

/** What the provider's own clock says while its live environment is used. */
export type SecondClock = {
  /** Told of each difference: how far the provider's clock is ahead of ours, in milliseconds. */
  readonly hear: (difference: number) => void;
  /** The last difference that was heard; 0 before there was any. */
  readonly difference: () => number;
  /** Why the two cannot both be right; undefined: nothing heard says so. */
  readonly closed: () => string | undefined;
};

/**
 * A clock that nobody on this machine can set. Once it was further from ours than `limit` milliseconds it stays unbelieved: which
 * of the two is wrong, only a person can find out.
 */
export function createSecondClock(limit: number): SecondClock {
  let last = 0;
  let reason: string | undefined;
  return {
    hear(difference) {
      last = difference;
      // Said this way round, a difference that is no number is none that is allowed.
      if (Math.abs(difference) <= limit) return;
      const how = `${shownDuration(Math.abs(difference))} ${difference > 0 ? 'ahead of' : 'behind'} ours`;
      reason ??= `the provider’s clock is ${how}, at most ${shownDuration(limit)} is allowed`;
    },
    difference: () => last,
    closed: () => reason,
  };
}
