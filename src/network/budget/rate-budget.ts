import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider, RateLimit } from '../../model/provider.ts';
import { budgetFolder } from './budget-folder.ts';
import type { SlidingWindow } from './sliding-window.ts';
import { createSlidingWindow } from './sliding-window.ts';

/** Keeps a parallel run below the provider's limits: shared by all workers and shards of a machine. */
export type RateBudget = {
  /** Resolves when the operation may be sent; undefined where no limit is declared for it, which is at once. */
  take(operation: string): Promise<void> | undefined;
};

export type RateBudgetOptions = {
  readonly provider: Provider;
  readonly environment: string;
  /** What else tells budgets apart: the network, and on the sandbox network its address. */
  readonly network: string;
  /** Where the counts are kept. Default: a private folder below the system's temporary one. */
  readonly folder?: string;
  readonly signal?: AbortSignal | undefined;
};

/** Makes the budget of one environment from `rateLimits` and the operations' own `rateLimit`. */
export function createRateBudget(options: RateBudgetOptions): RateBudget {
  const { provider, signal } = options;
  const windows = new Map<string, readonly SlidingWindow[]>();
  return {
    take(operation) {
      const all = windows.get(operation) ?? openWindows(options, operation);
      windows.set(operation, all);
      return all.length === 0 ? undefined : waitForAll(all, signal);
    },
  };

  function openWindows(
    { environment, network, folder }: RateBudgetOptions,
    operation: string,
  ): SlidingWindow[] {
    return limitsOf(provider, operation).map(({ limit, scope }) => {
      const key = JSON.stringify([network, provider.id, environment, scope, limit.requests, limit.per]);
      return createSlidingWindow(join(folder ?? budgetFolder(), `${hash(key)}.times`), limit);
    });
  }
}

function limitsOf(provider: Provider, operation: string): { limit: RateLimit; scope: string }[] {
  const general = Array.isArray(provider.rateLimits) ? provider.rateLimits : [];
  const own = provider.operations[operation]?.rateLimit;
  return [...general, ...(own === undefined ? [] : [{ ...own, scope: 'operation' as const }])].map(
    (limit) => ({
      limit,
      scope: limit.scope === 'operation' ? operation : '*',
    }),
  );
}

/** One window after the other: a request that waits for the second has already been counted by the first, on the safe side. */
async function waitForAll(windows: readonly SlidingWindow[], signal: AbortSignal | undefined): Promise<void> {
  for (const window of windows) {
    for (let wait = await window.take(); wait > 0; wait = await window.take()) {
      await sleep(wait, undefined, signal === undefined ? {} : { signal });
    }
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
