import { getAt } from '../util/pointer.ts';
import type { OperationInput } from '../contract/contract.ts';
import { idempotencyKeyAt } from '../contract/idempotency-key.ts';
import type { Provider } from '../model/provider.ts';
import { NetworkError } from './network-error.ts';
import type { Reply } from './reply.ts';
import type { WireFinding } from './wire/wire-finding.ts';

/** Retries of one request at most, and the longest `Retry-After` that is waited for, in milliseconds. */
const most = 2;
const longestWait = 30_000;

export type Outcome = Reply | NetworkError;

/** What to do after an attempt: how long to wait before the next one, and the finding that makes it visible. */
export type RetryPlan = { readonly wait: number; readonly finding: WireFinding };

/**
 * Whether a repeated identical request has no second effect: as declared (`safeToRetry`, either way), else a read, or a
 * request that carries the idempotency key which the provider file declares for its operation.
 */
export function isSafeToRetry(provider: Provider, operation: string, input: OperationInput): boolean {
  const policy = provider.operations[operation];
  if (policy?.safeToRetry !== undefined) return policy.safeToRetry;
  if (policy?.effect === 'read') return true;
  const at = idempotencyKeyAt(provider, operation);
  const key = at === undefined ? undefined : getAt(input, at);
  return typeof key === 'string' && key !== '';
}

/**
 * The plan for another attempt, or undefined where the outcome stands. Retried are a connection that was reset before
 * the answer was complete, 503, and 429 whose `Retry-After` is at most 30 s. A call that needed a retry has a finding of
 * severity `error`, so that flaky answers turn a scenario red; a 429 is a `warning` where the provider declares a limit,
 * for somebody else may be using it up.
 */
export function planRetry(
  outcome: Outcome,
  attempt: number,
  hasDeclaredLimit: boolean,
): RetryPlan | undefined {
  if (attempt >= most) return undefined;
  if (outcome instanceof NetworkError) {
    return outcome.code === 'connection_reset'
      ? { wait: 50 * (attempt + 1), finding: retried('connection_reset', 'a reset connection') }
      : undefined;
  }
  const wait = retryAfter(outcome.headers['retry-after'], outcome.headers.date);
  if (outcome.status === 503) {
    const delay = wait ?? 200 * (attempt + 1);
    return delay > longestWait ? undefined : { wait: delay, finding: retried('unreachable', 'status 503') };
  }
  if (outcome.status !== 429 || wait === undefined || wait > longestWait) return undefined;
  const severity = hasDeclaredLimit ? 'warning' : 'error';
  return { wait, finding: { ...retried('rate_limited', 'status 429'), severity } };
}

/** `Retry-After` (RFC 9110, 10.2.3) in milliseconds: seconds, or a date as seen from the answer's own `Date`. */
export function retryAfter(value: string | undefined, date: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  if (!/^[A-Z][a-z]{2},/.test(value)) return undefined;
  const until = Date.parse(value) - (date === undefined ? Date.now() : Date.parse(date));
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

function retried(code: WireFinding['code'], what: string): WireFinding {
  return {
    code,
    severity: 'error',
    at: 'status',
    expected: 'an answer at the first attempt',
    found: `${what}, then another attempt`,
  };
}
