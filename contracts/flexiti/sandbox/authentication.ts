import { TokenStore } from '../../../src/sandbox/index.ts';
import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { accept, conflict, refuse, refuseProblems } from './reply.ts';
import type { FlexitiContext, Schemas, Scope } from './state.ts';

const LIFETIME = 1200;
/** Page 9404505: the operations of the customer's own screens; the rest needs the merchant scope. */
const CUSTOMER_OPERATIONS: ReadonlySet<string> = new Set([
  'getI18n',
  'getTermsAndConditions',
  'decodeDriversLicense',
  'initWidget',
  'apply',
  'closeAccount',
  'calculateInterest',
  'calculateInterestV25',
  'verifyAccount',
  'createAuthorization',
  'createAuthorizationV25',
]);

/** createToken: the key pair or a refresh token for a token of 20 minutes. */
export function createToken(request: SandboxRequest, context: FlexitiContext): SandboxReply {
  const body = request.body as Partial<Schemas['TokenRequest']> | undefined;
  const { clientId, clientSecret } = context.credentials;
  if (body?.client_id !== clientId || body?.client_secret !== clientSecret) {
    return refuse(400, 'invalid_client', 'Client credentials are invalid');
  }
  if (request.problems.some(({ at }) => at === '/body/grant_type')) {
    return refuse(400, 'invalid_request', 'Invalid or missing grant_type parameter');
  }
  const problems = refuseProblems(request);
  if (problems !== undefined)
    return problems.status === 409 ? problems : refuse(400, 'invalid_request', 'Not a form');
  return grant(body ?? {}, context);
}

function grant(body: Partial<Schemas['TokenRequest']>, context: FlexitiContext): SandboxReply {
  const tokens = tokensOf(context);
  if (body.grant_type === 'password') return conflict('invalid_role', 'This account has no users');
  if (body.grant_type !== 'refresh_token') return accept(issue(body.scope ?? 'merchant', context));
  if (body.refresh_token === undefined)
    return refuse(400, 'invalid_request', 'Missing refresh_token parameter');
  const holder = tokens.check('refresh', body.refresh_token);
  if (typeof holder === 'string') return refuse(401, 'invalid_token', `The refresh token is ${holder}`);
  // inferred: a refresh token is good for one use, since each answer carries a new one.
  tokens.revoke(body.refresh_token);
  return accept(issue(holder.subject, context));
}

function issue(scope: Scope, context: FlexitiContext): Schemas['Token'] {
  const tokens = tokensOf(context);
  const access = context.newId.hex(40);
  const refresh = context.newId.hex(40);
  tokens.issue('access', access, scope, LIFETIME);
  // "It cannot be refreshed after it is expired": the refresh token ends with the access token.
  tokens.issue('refresh', refresh, scope, LIFETIME);
  return { token_type: 'bearer', access_token: access, expires_in: LIFETIME, refresh_token: refresh, scope };
}

/** Who may call what: token, client id of the path, scope. Undefined lets the request through. */
export function authorise(request: SandboxRequest, context: FlexitiContext): SandboxReply | undefined {
  const header = request.headers['authorization'];
  if (header === undefined) return refuse(401, 'unauthorized', 'No access token was given');
  const [scheme, token = ''] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer') return refuse(401, 'unauthorized', 'Not a bearer token');
  const holder = tokensOf(context).check('access', token);
  if (holder === 'expired') return refuse(401, 'invalid_token', 'The access token provided has expired.');
  if (holder === 'unknown') return refuse(401, 'invalid_token', 'The access token provided is invalid.');
  // inferred: a token opens its own client's paths only.
  if (request.path['client_id'] !== context.credentials['clientId']) {
    return refuse(401, 'unauthorized', 'Wrong or missing Merchant authorization');
  }
  return mayCall(holder.subject, request.operation)
    ? undefined
    : refuse(403, INSUFFICIENT_SCOPE, 'The scope of the token is not sufficient to access the endpoint');
}

const INSUFFICIENT_SCOPE = 'Insufficient scope: authorized scope is insufficient';

function mayCall(scope: Scope, operation: string): boolean {
  return scope === 'merchant' || CUSTOMER_OPERATIONS.has(operation);
}

function tokensOf(context: FlexitiContext): TokenStore<Scope> {
  context.state.tokens ??= new TokenStore<Scope>(context.clock);
  return context.state.tokens;
}
