import type { Provider } from '../model/provider.ts';
import { clockDifference } from './answer-checks.ts';
import type { Routes } from './connector.ts';
import { Dispatcher } from './dispatcher.ts';
import { guardEnvironment } from './guard/environment-guard.ts';

export type ClockOptions = {
  /** Sandbox network: loopback address by real origin. Absent: the internet. */
  readonly routes?: Routes;
  /** Milliseconds for the whole answer. */
  readonly timeout?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/**
 * How far the clock of a test environment is ahead of ours, in milliseconds, by the `Date` of its answer to one `HEAD` of its
 * base URL, without credentials; undefined where it told no time of its own. What it answers does not matter. Never asks a
 * live environment (throws a `GuardError`), and follows no redirect.
 */
export async function readClock(
  provider: Provider,
  environment: string,
  { now = Date.now, routes, timeout = 10_000 }: ClockOptions = {},
): Promise<number | undefined> {
  const guard = guardEnvironment(provider, environment);
  const { origin, pathname } = new URL(provider.environments[environment]?.baseUrl ?? '');
  const dispatcher = new Dispatcher({ guard, routes, bodyLimit: 0, signal: undefined });
  try {
    const target = { origin, path: pathname };
    const { headers } = await dispatcher.send({
      target,
      method: 'HEAD',
      headers: {},
      body: undefined,
      timeout,
    });
    const { age, date } = headers;
    // Where a cache kept the answer, its time is another's.
    return age === undefined && typeof date === 'string' ? clockDifference(date, now()) : undefined;
  } catch {
    return undefined;
  } finally {
    await dispatcher.close();
  }
}
