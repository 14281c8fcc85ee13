import type { Fluz } from './fluz.ts';
import { refuse } from './refusal.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs what an idempotency key stands for only once per operation. Found: "processed only once". Inferred: a repeat
 * answers what the first request answered, a key of another request is refused, a refused request leaves its key free,
 * and a key is kept for as long as the environment lives.
 */
export function once<Result>(
  { state }: Fluz,
  operation: string,
  input: { readonly idempotencyKey: string },
  make: () => Result,
): Result {
  if (!UUID.test(input.idempotencyKey)) throw refuse('BAD_USER_INPUT', 'idempotencyKey has to be a UUID.');
  const key = `${operation}/${input.idempotencyKey}`;
  const request = JSON.stringify(input);
  const earlier = state.replays.get(key);
  if (earlier !== undefined && earlier.request !== request)
    throw refuse('IDEMPOTENCY_KEY_REUSED', 'This idempotencyKey belongs to another request.');
  if (earlier !== undefined) return earlier.result as Result;
  const result = make();
  state.replays.set(key, { request, result });
  return result;
}
