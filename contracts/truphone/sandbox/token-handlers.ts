import { TokenStore } from '../../../src/sandbox/index.ts';
import type { RestHandler, SandboxReply } from '../../../src/sandbox/index.ts';
import { realmOf } from './state.ts';
import type { Caller, Context, Schemas, Shared, State } from './state.ts';

const ACCESS_SECONDS = 5 * 60;
const REFRESH_SECONDS = 30 * 60;

/** The tokens of this environment's realm: one from Pre-Production is good for Production, one from Staging is not. */
export function tokensOf(context: Context): TokenStore<Caller> {
  const realm = realmOf(context.environment);
  const tokens = context.shared.tokens.get(realm) ?? new TokenStore<Caller>(context.clock);
  context.shared.tokens.set(realm, tokens);
  return tokens;
}

const createToken: RestHandler<State, Shared> = ({ body, problems }, context) => {
  const form = body as Partial<Record<string, string>> | null;
  if (problems.length > 0 || form === null)
    return refuse(400, grantError(form), problems[0]?.message ?? 'Missing form parameter');
  const caller = callerOf(form, context);
  if (caller === undefined)
    return refuse(401, 'unauthorized_client', 'Invalid client or Invalid client credentials');
  if (form.grant_type === 'client_credentials') return issue(caller, context);
  const held = tokensOf(context).check('refresh', form.refresh_token ?? '');
  if (held === 'expired') return refuse(400, 'invalid_grant', 'Token is not active');
  if (held === 'unknown' || held.subject.clientId !== caller.clientId)
    return refuse(400, 'invalid_grant', 'Invalid refresh token');
  return issue(caller, context);
};

function callerOf(form: Partial<Record<string, string>>, { credentials }: Context): Caller | undefined {
  const clients = [
    { id: credentials.resellerId, secret: credentials.resellerSecret, role: 'RESELLER' },
    { id: credentials.accountManagerId, secret: credentials.accountManagerSecret, role: 'ACCOUNT_MANAGER' },
  ] as const;
  const client = clients.find(({ id, secret }) => id === form.client_id && secret === form.client_secret);
  return client?.id === undefined ? undefined : { clientId: client.id, role: client.role };
}

function issue(caller: Caller, context: Context): SandboxReply {
  const access = context.newId.hex(64);
  const refresh = context.newId.hex(64);
  tokensOf(context).issue('access', access, caller, ACCESS_SECONDS);
  tokensOf(context).issue('refresh', refresh, caller, REFRESH_SECONDS);
  const body: Schemas['Token'] = {
    access_token: access,
    expires_in: ACCESS_SECONDS,
    refresh_token: refresh,
    refresh_expires_in: REFRESH_SECONDS,
    token_type: 'Bearer',
    'not-before-policy': 0,
    session_state: context.newId.uuid(),
    scope: 'profile email',
  };
  return { status: 200, body };
}

function grantError(form: Partial<Record<string, string>> | null): Schemas['TokenGrantError']['error'] {
  const known =
    form?.grant_type === undefined || ['client_credentials', 'refresh_token'].includes(form.grant_type);
  if (!known) return 'unsupported_grant_type';
  return form?.scope === undefined || form.scope === 'profile' ? 'invalid_request' : 'invalid_scope';
}

function refuse(
  status: 400 | 401,
  error: Schemas['TokenGrantError']['error'] | Schemas['TokenClientError']['error'],
  description: string,
): SandboxReply {
  return { status, body: { error, error_description: description } };
}

/** The token endpoint of the provider's Keycloak realm. */
export const tokenHandlers = { createToken };
