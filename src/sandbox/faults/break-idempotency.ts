import { randomUUID } from 'node:crypto';
import { idempotencyKeyAt } from '../../contract/idempotency-key.ts';
import { getAt, setAt } from '../../util/pointer.ts';
import type { Call, Serve } from '../call.ts';
import type { SandboxRequest } from '../define-sandbox.ts';

/** A request takes effect whenever it comes: its idempotency key is replaced, or without one it is carried out twice. */
export function breakIdempotency(next: Serve, call: Call): Serve {
  return async (request) => {
    const renewed = withNewKey(request, idempotencyKeyAt(call.instance.contract.provider, call.operation));
    if (renewed === undefined) await next(request);
    return next(renewed ?? request);
  };
}

function withNewKey(request: SandboxRequest, pointer: string | undefined): SandboxRequest | undefined {
  const [, place = '', inside = ''] = /^\/(body|variables|header|query)(\/.*)$/.exec(pointer ?? '') ?? [];
  const part = place === 'variables' ? 'body' : place === 'header' ? 'headers' : place;
  if (part !== 'body' && part !== 'headers' && part !== 'query') return undefined;
  const at = part === 'headers' ? inside.toLowerCase() : inside;
  return getAt(request[part], at) === undefined
    ? undefined
    : { ...request, [part]: setAt(request[part], at, randomUUID()) };
}
