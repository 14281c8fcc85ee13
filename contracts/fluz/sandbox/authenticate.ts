import { TokenStore, type SandboxReply } from '../../../src/sandbox/index.ts';
import type { Caller, UserCaller } from './caller.ts';
import type { Environment } from './fluz.ts';

/** Who calls by the Authorization header; HTTP 401 for a credential that is missing, wrong or expired. */
export function authenticate(
  headers: Readonly<Record<string, string | undefined>>,
  context: Environment,
): { readonly caller: Caller } | { readonly refuse: SandboxReply } {
  const [scheme, credential = ''] = (headers['authorization'] ?? '').split(' ');
  if (scheme === 'Basic' && credential === context.credentials['apiKey'])
    return { caller: { kind: 'application' } };
  const token = scheme === 'Bearer' ? tokensOf(context).check('access', credential) : 'unknown';
  if (typeof token === 'object') return { caller: token.subject };
  return { refuse: unauthorized(scheme, token) };
}

/** The tokens that this environment issued. */
export function tokensOf({ state, clock }: Environment): TokenStore<UserCaller> {
  state.tokens ??= new TokenStore(clock);
  return state.tokens;
}

function unauthorized(scheme: string | undefined, token: 'expired' | 'unknown'): SandboxReply {
  const message =
    scheme === 'Bearer' ? `invalid access token: it is ${token}` : 'missing or invalid credentials';
  // Found: the status. Inferred: the body, which no page shows.
  return { status: 401, body: { errors: [{ message, extensions: { code: 'AUTH-0002' } }] } };
}
