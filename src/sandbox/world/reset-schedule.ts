import type { Environment } from '../../model/provider.ts';
import { durationToMilliseconds } from '../../util/duration.ts';

// An environment that was left alone for longer is reset this often at most; more would remove nothing further.
const mostAtOnce = 366;

/** When an environment is reset, by the documented time of day (UTC) or interval. */
export class ResetSchedule {
  readonly #every: number;
  #next: number;

  constructor(reset: Environment['reset'], startedAt: number) {
    this.#every = 'notApplicable' in reset ? Number.POSITIVE_INFINITY : durationToMilliseconds(reset.every);
    this.#next = 'notApplicable' in reset ? this.#every : firstAfter(startedAt, reset.at, this.#every);
  }

  /** When resets became due since it was last asked, the earliest first. */
  due(now: number): readonly number[] {
    if (now < this.#next) return [];
    const passed = Math.floor((now - this.#next) / this.#every) + 1;
    this.#next += passed * this.#every;
    const count = Math.min(passed, mostAtOnce);
    return Array.from({ length: count }, (_, index) => this.#next - (count - index) * this.#every);
  }
}

function firstAfter(startedAt: number, timeOfDay: string | undefined, every: number): number {
  if (timeOfDay === undefined) return startedAt + every;
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const today = new Date(startedAt).setUTCHours(hours, minutes, 0, 0);
  return today > startedAt ? today : today + durationToMilliseconds('P1D');
}
