import { randomUUID } from 'node:crypto';
import { getAt, setAt } from '../../util/pointer.ts';
import type { Call, Serve } from '../call.ts';
import type { SandboxRequest } from '../define-sandbox.ts';

/** A request takes effect whenever it comes: its idempotency key is replaced, or without one it is carried out twice. */
export function breakIdempotency(next: Serve, call: Call): Serve {
  return async (request) => {
    const renewed = withNewKey(request, keyOf(call));
    if (renewed === undefined) await next(request);
    return next(renewed ?? request);
  };
}

/** Where provider.yaml says that the operation's key is, as a pointer into the input. */
function keyOf(call: Call): string | undefined {
  const { idempotentCreate } = call.instance.contract.provider.capabilities;
  if ('notApplicable' in idempotentCreate || idempotentCreate.operation !== call.operation) return undefined;
  return idempotentCreate.key;
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
