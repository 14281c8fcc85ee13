import type { OperationPolicy, Provider, RateLimit } from '../../model/provider.ts';
import { durationToMilliseconds } from '../../util/duration.ts';

type Window = {
  readonly limit: RateLimit;
  readonly milliseconds: number;
  readonly times: number[];
  exhaustedUntil: number;
};

/** The documented limits of one environment: at most `requests` in any window of `per`, on the world's clock. */
export class RateLimits {
  readonly #limits: readonly RateLimit[];
  readonly #policies: Readonly<Record<string, OperationPolicy>>;
  readonly #windows = new Map<string, Window>();

  constructor(provider: Provider) {
    this.#limits = Array.isArray(provider.rateLimits) ? provider.rateLimits : [];
    this.#policies = provider.operations;
  }

  /** Counts a request; over a limit it is not counted, and the answer is after how many milliseconds to come again. */
  take(operation: string, now: number): number | undefined {
    const windows = this.#windowsOf(operation);
    const waits = windows.map((window) => waitOf(window, now)).filter((wait) => wait > 0);
    if (waits.length > 0) return Math.max(...waits);
    for (const window of windows) window.times.push(now);
    return undefined;
  }

  /** Uses up what is left of every limit that holds for the operation. False where none is declared. */
  exhaust(operation: string, now: number): boolean {
    const windows = this.#windowsOf(operation);
    for (const window of windows) window.exhaustedUntil = now + window.milliseconds;
    return windows.length > 0;
  }

  #windowsOf(operation: string): readonly Window[] {
    const own = this.#policies[operation]?.rateLimit;
    return [...this.#limits, ...(own === undefined ? [] : [own])].map((limit, index) =>
      this.#window(`${String(index)}:${limit.scope === 'operation' ? operation : ''}`, limit),
    );
  }

  #window(key: string, limit: RateLimit): Window {
    const known = this.#windows.get(key);
    if (known !== undefined) return known;
    const made = { limit, milliseconds: durationToMilliseconds(limit.per), times: [], exhaustedUntil: 0 };
    this.#windows.set(key, made);
    return made;
  }
}

function waitOf(window: Window, now: number): number {
  const { limit, milliseconds, times } = window;
  while (times[0] !== undefined && times[0] <= now - milliseconds) times.shift();
  const oldest = times.length < limit.requests ? undefined : times[0];
  return Math.max(window.exhaustedUntil - now, oldest === undefined ? 0 : oldest + milliseconds - now);
}
