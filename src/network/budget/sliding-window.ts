import { durationToMilliseconds } from '../../util/duration.ts';
import type { RateLimit } from '../../model/provider.ts';
import { changeLocked } from './locked-file.ts';

/** A request may take this long to reach the provider, so the window is kept that much longer, in milliseconds. */
const travel = 100;

/** At most so many requests in any window of so long, counted over all processes that use the same file. */
export type SlidingWindow = {
  /** Takes one request: 0, or how many milliseconds to wait before asking again. */
  take(): Promise<number>;
};

/**
 * A window kept in a file: the times of the requests within it, as 64-bit floats. The clock is read only once the file is
 * ours, so that no time in it is later than now; one that is a whole window ahead was written before a clock was set back.
 */
export function createSlidingWindow(
  path: string,
  limit: RateLimit,
  clock: { now(): number } = Date,
): SlidingWindow {
  const length = durationToMilliseconds(limit.per) + travel;
  return {
    take: () =>
      changeLocked(path, (content) => {
        const now = clock.now();
        const recent = readTimes(content).filter((time) => Math.abs(time - now) < length);
        if (recent.length < limit.requests) return { content: writeTimes([...recent, now]), result: 0 };
        const [next = now] = recent.slice(recent.length - limit.requests);
        return { content: writeTimes(recent), result: Math.max(1, next + length - now) };
      }),
  };
}

function readTimes(content: Buffer | undefined): number[] {
  if (content === undefined) return [];
  const bytes = Uint8Array.from(content.subarray(0, content.length - (content.length % 8)));
  return [...new Float64Array(bytes.buffer)];
}

function writeTimes(times: readonly number[]): Buffer {
  return Buffer.from(Float64Array.from(times).buffer);
}
