import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { conflict } from './reply.ts';
import type { Authorization, FlexitiContext } from './state.ts';

/** The authorization of the path's `authorization_id`; undefined where this environment has none. */
export function authorizationOf(request: SandboxRequest, context: FlexitiContext): Authorization | undefined {
  return context.state.data.authorizations.find(({ id }) => id === Number(request.path['authorization_id']));
}

/** authorization_ended where nothing is left, auth_amount_exceeded where less is left than asked for. */
export function refuseAmount(
  authorization: Authorization,
  amount: number,
  what: string,
): SandboxReply | undefined {
  if (authorization.remaining === 0) {
    return conflict('authorization_ended', 'Credit authorization has “closed” status');
  }
  if (amount <= authorization.remaining) return undefined;
  return conflict(
    'auth_amount_exceeded',
    `${what} amount is greater than the remaining credit authorization amount.`,
  );
}
