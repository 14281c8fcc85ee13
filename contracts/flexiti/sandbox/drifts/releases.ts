import type { DriftPack } from '../../../../src/sandbox/index.ts';
import { gone, inObjects, refuseWhere } from './change-replies.ts';
import type { Body } from './change-replies.ts';

const CHANGE_LOG = 'Change log, https://flexiti.atlassian.net/wiki/x/GQCRAg';
const NEW_KINDS = 'Overview page 42500680, list of what is called backwards compatible';
const WITH_RATES = ['calculateInterest', 'createAuthorization', 'getAuthorization', 'listAuthorizations'];
const WITH_APR = WITH_RATES.map((operation) => `${operation}V25`);
const NEWER = [...WITH_RATES, 'listCaptures'];
const OF_A_CARD = ['verifyAccount', 'refundAccount', 'returnCapture'];

/** Changes of the change log, and changes that Flexiti says it may make without a new version. */
export const releases: Readonly<Record<string, DriftPack>> = {
  'apr-instead-of-annual-rates': {
    describe: 'v2.5.1 answers apr, as v2.5 does: an environment that runs behind.',
    source: `${CHANGE_LOG}, 21.10.0 (2021-09-22)`,
    reply: inObjects(WITH_RATES, (body) => {
      if (!('annual_rates' in body)) return;
      body['apr'] = (body['annual_rates'] as Body)['rate'];
      delete body['annual_rates'];
    }),
  },
  'annual-rates-in-v25': {
    describe: 'The change of 21.10.0 made in v2.5 itself: apr becomes annual_rates.',
    source: `${CHANGE_LOG}, 21.10.0 (2021-09-22)`,
    reply: inObjects(WITH_APR, (body) => {
      if (!('apr' in body)) return;
      const [description, type] = ['Annual interest rate', 'percentage'];
      body['annual_rates'] = { description, rate: body['apr'], type, message: '' };
      delete body['apr'];
    }),
  },
  'v25-gone': {
    describe: 'The deprecated version answers no more.',
    source: `${CHANGE_LOG}, 21.10.0: "the older version (v2.5) will be deprecated"`,
    before: gone(...WITH_APR, 'listCapturesV25'),
  },
  'v251-missing': {
    describe: 'There is no v2.5.1 yet: an environment from before 21.10.0.',
    source: `${CHANGE_LOG}, 21.10.0 and 22.4.0`,
    before: gone(...NEWER),
  },
  'plan-name-missing': {
    describe: 'plan_name is gone, as before it was added. Optional in the contract, and shown to customers.',
    source: `${CHANGE_LOG}, 22.9.0 (2022-08-25)`,
    reply: inObjects(['calculateInterest'], (body) => Reflect.deleteProperty(body, 'plan_name')),
  },
  'apply-gone': {
    describe: 'POST /apply answers no more, as it is in the public documents no more.',
    source: `${CHANGE_LOG}, 22.2.0: the application flows were removed from the documents`,
    before: gone('apply'),
  },
  'merchant-login-gone': {
    describe: 'POST /merchants/login answers no more; error pages mark it as deprecated.',
    source: 'Revision 895385610 of the error page; absent from the later ones',
    before: gone('loginMerchant'),
  },
  'i18n-missing': {
    describe: 'GET /i18n is not there yet: form values come from /merchants/login alone.',
    source: 'Revisions 10092640 and 10092657, which have /merchants/login and no /i18n',
    before: gone('getI18n'),
  },
  'vcc-number-required': {
    describe: 'The parameter vcc_number, added to return, refund and verify, is mandatory.',
    source: `${CHANGE_LOG}, 21.3 and 21.4; ${NEW_KINDS}: "adding new parameters to existing endpoints"`,
    before: refuseWhere(
      ({ operation, body }) =>
        OF_A_CARD.includes(operation) && (body as Body | undefined)?.['vcc_number'] === undefined,
      409,
      'wrong_inputs',
    ),
  },
  'new-error-code': {
    describe: 'Every 409 has a code that no page lists.',
    source: `${CHANGE_LOG}, 21.4 (a new error on return, refund and verify); ${NEW_KINDS}`,
    reply: (_operation, reply) =>
      reply.status === 409 ? { ...reply, body: { ...(reply.body as Body), error: 'vcc_not_active' } } : reply,
  },
  'new-response-code': {
    describe: 'Validation errors come as 422 instead of 409.',
    source: NEW_KINDS,
    reply: (_operation, reply) => (reply.status === 409 ? { ...reply, status: 422 } : reply),
  },
  'longer-id': {
    describe: 'Account numbers and capture ids have more digits than documented.',
    source: `${NEW_KINDS}: "changing the length or content of any API parameter"`,
    reply: inObjects('all', (body) => {
      for (const name of ['account_number', 'capture_id']) {
        if (typeof body[name] === 'number') body[name] += 900_000_000_000_000;
      }
    }),
  },
};
