import type { DriftPack } from '../../../../src/sandbox/index.ts';
import { forCode, gone, inObjects, refuseWhere, rename, rewrite } from './change-replies.ts';
import type { Body } from './change-replies.ts';

const SEARCH = ['searchCustomers'];
const OLDER_RATINGS: Readonly<Record<string, string>> = { X: 'XH', Y: 'XXH', Z: 'XXXH' };

/** Where two pages, or two revisions of one, contradict each other: the side that the contract did not choose. */
export const contradictions: Readonly<Record<string, DriftPack>> = {
  'wrong-input-singular': {
    describe: 'The code for invalid input is wrong_input, as one sample prints it.',
    source: 'Error page 21987369',
    reply: forCode('wrong_inputs', (reply) => ({ ...reply, body: { ...reply.body, error: 'wrong_input' } })),
  },
  'unauthorized-with-capital': {
    describe: 'The code for a missing token is Unauthorized, as the table prints it.',
    source: 'Error page 20643845',
    reply: forCode('unauthorized', (reply) => ({ ...reply, body: { ...reply.body, error: 'Unauthorized' } })),
  },
  'not-found-as-400': {
    describe: 'not_found comes with 400, as in the revisions before 122028066.',
    source: 'Error page 21987369 and its revision 122028066',
    reply: forCode('not_found', (reply) => ({ ...reply, status: 400 })),
  },
  'decline-as-409': {
    describe: 'A declined application is a 409 with a code of its own.',
    source: 'Error tables older than revision 1472495693; later ones answer 200',
    reply: (operation, reply) =>
      operation === 'apply' && (reply.body as Body)['application_status'] === 'declined'
        ? { status: 409, body: { message: 'Declined', error: 'application_declined' } }
        : reply,
  },
  'account-number-as-text': {
    describe: 'Account numbers are text, as the sample of /transactions has them.',
    source: 'Page 9601087, sample of a deposit',
    reply: inObjects('all', rewrite('account_number', String)),
  },
  'customer-id-as-number': {
    describe: 'Customer ids are numbers.',
    source: 'Revision 231178270 of page 9371728: number (12); later ones: ASCII string (20)',
    reply: inObjects(
      [...SEARCH, 'lookupCustomer'],
      rewrite('customer_id', (id) => parseInt(String(id), 10)),
    ),
  },
  'credit-limit-as-number': {
    describe: 'credit_limit is a number, as the table says; the sample shows text.',
    source: 'Page 9371728, table of /customers/search: number (18,2)',
    reply: inObjects(SEARCH, rewrite('credit_limit', Number)),
  },
  'available-credit-as-text': {
    describe: 'available_credit of calculate-interest is text, as in /customers/search.',
    source: 'Page 9371728: text in one endpoint, a number in the other',
    reply: inObjects(
      ['calculateInterest', 'calculateInterestV25'],
      rewrite('available_credit', (credit) => Number(credit).toFixed(2)),
    ),
  },
  'verification-code-as-text': {
    describe: 'A verification code is text, where the samples show numbers and one word.',
    source: 'Revision 1851588883 of page 9371728: 24856785 and "verification_sent_to_sms"',
    reply: inObjects(['verifyAccount'], rewrite('verification_code', String)),
  },
  'tos-renamed': {
    describe: 'tos_agreement is called tos, as in the second element of the sample.',
    source: 'Page 9371728, sample of /customers/search',
    reply: inObjects(SEARCH, rename('tos_agreement', 'tos')),
  },
  'account-type-renamed': {
    describe: 'customer_account_type is called account_type.',
    source: 'Revision 1304330365 of page 9371728',
    reply: inObjects(SEARCH, rename('customer_account_type', 'account_type')),
  },
  'category-type-renamed': {
    describe: 'category_type is called customer_category_type.',
    source: 'Revision 1851588883 of page 9371728',
    reply: inObjects(
      ['calculateInterest', 'calculateInterestV25'],
      rename('category_type', 'customer_category_type'),
    ),
  },
  'risk-ratings-of-old': {
    describe: 'Risk ratings beyond H are XH, XXH and XXXH instead of X, Y and Z.',
    source: 'Page 9371728 before revision 2518450479',
    reply: inObjects(
      SEARCH,
      rewrite('risk_rating', (rating) => OLDER_RATINGS[String(rating)] ?? rating),
    ),
  },
  'longer-names': {
    describe: 'Last names of 130 characters are answered; later revisions allow 50.',
    source: 'Revision 231178270 of page 9371728: ASCII string (130)',
    reply: inObjects(
      SEARCH,
      rewrite('last_name', (name) => String(name).padEnd(130, '-')),
    ),
  },
  'purchase-type-with-space': {
    describe: 'A regular purchase is "regular purchase", as the prose prints it.',
    source: 'Page 9601087: regular_purchase in the older table',
    reply: inObjects(
      ['createAuthorization', 'getAuthorization', 'listAuthorizations'],
      rewrite('transaction_type', (type) => String(type).replace('regular_', 'regular ')),
    ),
  },
  'vcc-number-as-number': {
    describe: 'A card number is taken as a number only.',
    source: 'Page 9601087: "number (16)" beside "ASCII string (16)"',
    before: refuseWhere(
      ({ body }) => typeof (body as Body | undefined)?.['vcc_number'] === 'string',
      409,
      'wrong_inputs',
    ),
  },
  'i18n-as-post': {
    describe: 'Labels are read with POST; GET is not there.',
    source: 'Scope list of page 9404505: POST; error page 1472495693: GET',
    before: refuseWhere(({ operation }) => operation === 'getI18n', 405, 'method_not_allowed'),
  },
  'calculate-interest-as-get': {
    describe: 'Interest is calculated with GET; POST is not there.',
    source: "A flow guide says GET; the endpoint's own page says POST",
    before: refuseWhere(
      ({ operation }) => operation.startsWith('calculateInterest'),
      405,
      'method_not_allowed',
    ),
  },
  'verify-in-the-plural': {
    describe: 'verify is under /accounts, like its neighbours; /account is not there.',
    source: 'Revision 1851588883 of page 9371728: singular here, plural elsewhere',
    before: gone('verifyAccount'),
  },
};
