import type { DriftPack, SandboxRequest } from '../../../../src/sandbox/index.ts';
import { merchantHandlers } from '../merchants.ts';
import { forCode, refuseWhere } from './change-replies.ts';

const OVERVIEW = 'Overview page 42500680';
const AUTHENTICATION = 'Page 9404505 (Authentication Endpoints)';
const INSUFFICIENT = 'Insufficient scope: authorized scope is insufficient';
const hex = (digit: string): string => digit.repeat(40);

/** Who may call at all, and with what: blocked origins, maintenance, tokens, scopes and the reference id. */
export const access: Readonly<Record<string, DriftPack>> = {
  'untrusted-origin': {
    describe:
      'Our Trust URL or IP is not registered: every request is blocked. That it is with 466 is inferred.',
    source: `${OVERVIEW} (Trust URL); error page 10190869, revision 72 (466, blocked by an ACL rule)`,
    before: () => ({ status: 466 }),
  },
  'not-provisioned': {
    describe: 'The portal account is not provisioned for the API: every request but for tokens is refused.',
    source: 'Error page 21987369, invalid_role of every endpoint',
    before: refuseWhere(isNoToken, 409, 'invalid_role'),
  },
  maintenance: {
    describe:
      'A maintenance window, of MERCHANT INTEGRATION on Monday and Wednesday mornings. The answer is inferred.',
    source: `${OVERVIEW}: "some instability during this time"; the error page has 500 alone of the server's`,
    before: refuseWhere(isNoToken, 500, 'general_error'),
  },
  'refresh-after-expiry': {
    describe: 'An expired token is refreshed all the same.',
    source: `Revision 6 of page 8388752: "once the current one has expired"; ${AUTHENTICATION} says the opposite`,
    reply: (operation, reply) => {
      if (operation !== 'createToken' || reply.status !== 401) return reply;
      const tokens = { access_token: hex('a'), refresh_token: hex('b') };
      return { status: 200, body: { token_type: 'bearer', expires_in: 1200, scope: 'merchant', ...tokens } };
    },
  },
  'scope-as-401': {
    describe: 'A token of too little scope is answered 401.',
    source: 'Error pages before the one that added 403',
    reply: forCode(INSUFFICIENT, (reply) => ({
      ...reply,
      status: 401,
      body: { ...reply.body, error: 'unauthorized' },
    })),
  },
  'scope-in-the-message': {
    describe: 'The sentence on the scope stands in message, with a code in error.',
    source: 'Error page 21987369: the column of codes holds a sentence',
    reply: forCode(INSUFFICIENT, (reply) => ({
      ...reply,
      body: { ...reply.body, error: 'insufficient_scope', message: INSUFFICIENT },
    })),
  },
  'reference-id-not-needed': {
    describe: 'Requests need no x-reference-id.',
    source: 'Revision 144998451 of page 9371728, which lists the bearer token only',
    before: (request) =>
      request.operation === 'getI18n' && referenceOf(request) === undefined
        ? merchantHandlers.getI18n(request)
        : undefined,
  },
  'reference-id-for-tokens': {
    describe: 'Tokens need an x-reference-id too.',
    source: `Later revisions of ${AUTHENTICATION} list it as required there`,
    before: refuseWhere(
      (request) => request.operation === 'createToken' && referenceOf(request) === undefined,
      409,
      'wrong_inputs',
    ),
  },
  'reference-id-with-hyphens': {
    describe: 'x-reference-id is a GUID with its hyphens, of 36 characters.',
    source: 'Page 9371728: "GUID" and "ASCII string (32)", which a GUID with hyphens does not fit',
    before: refuseWhere(
      (request) => isNoToken(request) && referenceOf(request)?.includes('-') !== true,
      409,
      'wrong_inputs',
    ),
  },
};

function isNoToken({ operation }: SandboxRequest): boolean {
  return operation !== 'createToken';
}

function referenceOf({ headers }: SandboxRequest): string | undefined {
  return headers['x-reference-id'];
}
