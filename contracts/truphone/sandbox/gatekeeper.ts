import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { failure, refuseProblems } from './failure.ts';
import { notify } from './notifications.ts';
import type { Context } from './state.ts';
import { tokensOf } from './token-handlers.ts';

const ACCOUNT_MANAGERS_ONLY = new Set([
  'createCustomer',
  'getCustomer',
  'updateCustomer',
  'listPaymentMethods',
  'createPaymentMethod',
  'deletePaymentMethod',
]);

/** What every request but one for a token has to pass: token, role, then the contract, in this order (inferred). */
export function gatekeeper(request: SandboxRequest, context: Context): SandboxReply | undefined {
  notify(context);
  if (request.operation === 'createToken') return undefined;
  return refuseCaller(request, context) ?? refuseProblems(request.problems);
}

function refuseCaller({ headers, operation }: SandboxRequest, context: Context): SandboxReply | undefined {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return failure(401, 'UNAUTHORISED', 'An access token is required');
  const held = tokensOf(context).check('access', token);
  if (held === 'unknown') return failure(401, 'UNAUTHORISED', 'The access token is invalid');
  if (held === 'expired') return failure(401, 'UNAUTHORISED', 'The access token has expired');
  if (held.subject.role === 'RESELLER' && ACCOUNT_MANAGERS_ONLY.has(operation)) {
    return failure(403, 'ACCESS_DENIED', 'The role RESELLER does not cover this resource');
  }
  return undefined;
}
