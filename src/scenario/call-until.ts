import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationInput } from '../contract/contract.ts';
import type { Recipe } from '../model/provider.ts';
import type { Reply } from '../network/reply.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { getAt } from '../util/pointer.ts';
import type { ScenarioApi } from './api.ts';
import { CallFailed } from './call-failed.ts';

/**
 * Sends an operation again and again until its reply says what it should; once where nothing is waited for. `whose` names
 * the place in provider.yaml. Throws `CallFailed` where the awaited never came, or a value that says it never will.
 */
export async function callUntil(
  api: ScenarioApi,
  operation: string,
  input: OperationInput,
  until: Recipe['until'],
  whose: string,
): Promise<Reply> {
  const giveUpAt = Date.now() + durationToMilliseconds(until?.within ?? 'PT0S');
  for (;;) {
    const reply = await api.call(operation, input);
    if (until === undefined) return reply;
    const now = getAt(reply.data, until.at);
    if (now === until.is) return reply;
    if (Date.now() > giveUpAt || until.never?.includes(now) === true)
      throw neverCame(operation, until, now, whose);
    await sleep(20);
  }
}

function neverCame(
  operation: string,
  until: NonNullable<Recipe['until']>,
  last: unknown,
  whose: string,
): CallFailed {
  return new CallFailed({
    code: 'expectation_failed',
    severity: 'error',
    operation,
    at: until.at,
    expected: `${JSON.stringify(until.is)} within ${until.within} (${whose})`,
    found: last === undefined ? 'nothing' : JSON.stringify(last),
  });
}
