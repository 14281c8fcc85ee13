import { TokenStore, type SandboxReply } from '../../../src/sandbox/index.ts';
import type { Caller, UserCaller } from './caller.ts';
import type { Environment } from './fluz.ts';
import type { RefusalCode } from './refusal.ts';

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
  if (scheme === 'Bearer')
    return { refuse: unauthorized('AUTH-0002', `invalid access token: it is ${token}`) };
  return isOfApplication(credential, context)
    ? { refuse: unauthorized('AUTH-0009', 'the secret of the application is wrong') }
    : { refuse: unauthorized('AUTH-0002', 'missing or invalid credentials') };
}

/** The tokens that this environment issued. */
export function tokensOf({ state, clock }: Environment): TokenStore<UserCaller> {
  state.tokens ??= new TokenStore(clock);
  return state.tokens;
}

/** Whether a key is one of this application, whatever its secret. */
function isOfApplication(credential: string, { credentials }: Environment): boolean {
  const applicationOf = (key: string) => Buffer.from(key, 'base64').toString().split(':')[0];
  return credential !== '' && applicationOf(credential) === applicationOf(credentials['apiKey'] ?? '');
}

/**
 * Found: the status. Inferred: the body, which no page shows, and that AUTH-0009, INVALID_PASSWORD, is about the secret:
 * no operation takes any other password.
 */
function unauthorized(code: RefusalCode, message: string): SandboxReply {
  return { status: 401, body: { errors: [{ message, extensions: { code } }] } };
}
