import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import type { Reply } from '../../src/network/reply.ts';
import { Till } from './testing/till.ts';

type Row = readonly [code: string, status: number, name: string, ask: (till: Till) => Promise<Reply>];
type Values = Readonly<Record<string, unknown>>;

const DAY = 86_400_000;
const bare = { external_location_id: '00-67890' };
const unknownPlace = { external_location_id: '00-99999' };
const trainee = { external_employee_id: '00000-TEST' };
const business = { account_type: 'business' };
const otherCard = { vcc_number: '1070015210367982' };
const plan = { financing_option: { transaction_type: 'promotional_purchase', plan_id: 101, term: 6 } };
const regular = { financing_option: { transaction_type: 'regular_purchase' } };

const apply = (more: Values) => (till: Till) => till.send('apply', { body: till.application(more) });
const grant = (more: Values) => (till: Till) => till.grant(more);
const lookup = (last_name: string) => async (till: Till) =>
  till.send('lookupCustomer', { query: { account_number: await till.seeded(last_name) } });
const verify = (body: Values, last_name?: string) => async (till: Till) => {
  const account_number = last_name === undefined ? await till.customer() : await till.seeded(last_name);
  return till.send('verifyAccount', { path: { account_number }, body });
};
const pay = (more: Values, customer?: Values) => async (till: Till) => {
  const buyer = await till.verified(await till.customer(customer));
  const body = { ...buyer, transaction_type: 'deposit', amount: 10, ...more };
  return till.send('createTransaction', { body });
};
const authorise = (more: Values, customer?: Values) => async (till: Till) =>
  till.send('createAuthorization', { body: await till.purchase(more, customer) });
const onPurchase = (operation: string, body: Values, purchase?: Values) => async (till: Till) =>
  till.send(operation, { path: await till.purchased(purchase), body });
const later = { auto_capture: false };
const whole = { full_return: true };
const refund = (more: Values) => async (till: Till) => {
  const { account_number } = await till.purchase();
  return till.send('refundAccount', { path: { account_number }, body: { amount: 5, ...more } });
};
const question = (security_qid: number) => ({
  format: 'security_question',
  security_qid,
  security_answer: 'not the answer',
});

/** Several times on one customer's account; the last answer. */
const again = (times: number, purchase: Values | undefined, body: Values) => async (till: Till) => {
  const { account_number } = await till.purchase();
  for (let count = 1; count < times; count += 1) {
    if (purchase === undefined) await till.send('verifyAccount', { path: { account_number }, body });
    else
      await till.take('createAuthorization', {
        body: { ...(await till.verified(Number(account_number))), ...purchase },
      });
  }
  return till.send('verifyAccount', { path: { account_number }, body });
};

const rows: readonly Row[] = [
  ['invalid_client', 400, 'wrong keys', grant({ client_secret: 'wrong' })],
  ['invalid_request', 400, 'a grant that there is not', grant({ grant_type: 'magic' })],
  ['invalid_role', 409, 'a grant that the account is not provisioned for', grant({ grant_type: 'password' })],
  ['invalid_token', 401, 'a wrong token', (till) => till.send('getI18n', {}, { token: '0'.repeat(40) })],
  ['unauthorized', 401, 'no token', (till) => till.send('getI18n', {}, { auth: 'none' })],
  [
    'Insufficient scope: authorized scope is insufficient',
    403,
    "a customer's token",
    (till) => till.send('listCaptures', {}, { auth: 'customer' }),
  ],
  [
    'authentication_failure',
    409,
    'a merchant who is none',
    (till) =>
      till.send('loginMerchant', { body: { merchant_username: 'nobody', merchant_password: 'none' } }),
  ],
  ['not_found', 404, 'a card that nobody has', authorise({ vcc_number: '2374980012873425' })],
  ['wrong_inputs', 409, 'no amount', authorise({ amount: undefined })],
  [
    'wrong_inputs',
    409,
    'a plan without its term',
    authorise({ financing_option: { ...plan.financing_option, term: undefined } }),
  ],

  ['general_error', 400, 'an application that a back end fails on', apply({ middle_name: 'E-BACK_END' })],
  ['application_create_error', 409, 'a third party that times out', apply({ middle_name: 'E-TIMEOUT' })],
  ['tos_agreement_required', 409, 'terms that were not agreed to', apply({ tos_agreement: false })],
  ['customer_already_exists', 409, 'somebody who is a customer', apply({ last_name: 'Customer' })],
  ['not_verified', 409, 'a widget session that there is not', apply({ widget_session_id: 'none' })],
  ['external_location_id_not_found', 409, 'an application at no place', apply(unknownPlace)],
  ['account_type_not_permitted', 409, 'a business at a place for consumers', apply({ ...bare, ...business })],

  ['user_not_active', 409, 'who never activated an account', lookup('Inactive')],
  ['user_not_able_to_purchase', 409, 'a frozen account', lookup('Frozen')],
  ['general_error', 409, 'an account that is not set up', lookup('Misconfigured')],

  ['sms_not_valid_phone', 400, 'no phone on file', verify({ format: 'sms' }, 'Phoneless')],
  [
    'not_found',
    404,
    'verify: a card that nobody has',
    verify({ format: 'sms', vcc_number: '2374980012873425' }),
  ],
  ['vcc_account_mismatch', 409, "verify: somebody else's card", verify({ format: 'sms', ...otherCard })],
  ['secret_answer_mismatch', 409, 'a wrong answer', verify(question(7))],
  ['piw_mismatch', 409, 'a wrong word', verify(question(0))],
  ['tries_exceed', 409, 'a fourth wrong answer', again(4, undefined, question(7))],
  [
    'regular_purchase_bypass_is_not_allowed',
    409,
    'a bypass after four regular purchases',
    again(5, { ...regular, amount: 1, auto_capture: true }, { format: 'regular_purchase_bypass' }),
  ],
  [
    'merchant_override_is_not_allowed',
    409,
    'an override for a business',
    async (till) => {
      const path = { account_number: await till.customer(business) };
      return till.send('verifyAccount', { path, body: { format: 'merchant_override' } });
    },
  ],

  ['invalid_transaction_type', 409, 'a loan', pay({ transaction_type: 'loan' })],
  ['wrong_verification_code', 409, 'a code of nobody', pay({ verification_code: 1 })],
  ['verification_code_required', 409, 'no code', pay({ verification_code: undefined })],
  ['not_verified', 409, 'a payment under another request', pay({ request_id: 'another' })],
  ['limit_payment_amount_24', 409, 'more than 10,000 a day', pay({ amount: 10_000.01 })],
  [
    'not_enough_credit',
    409,
    'a trade-in beyond what is open to buy',
    pay({ transaction_type: 'tradein', amount: 5001 }),
  ],
  ['vcc_account_mismatch', 409, "a payment with somebody else's card", pay(otherCard)],
  ['external_location_id_not_found', 409, 'a payment at no place', pay(unknownPlace)],
  ['account_type_not_permitted', 409, 'a business that pays at a place for consumers', pay(bare, business)],
  [
    'user_not_active',
    409,
    'a payment before the account is activated',
    async (till) => pay({ account_number: await till.seeded('Inactive') })(till),
  ],
  [
    'user_not_able_to_purchase',
    409,
    'a payment to a frozen account',
    async (till) => pay({ account_number: await till.seeded('Frozen') })(till),
  ],

  [
    'customer_identity_not_found',
    404,
    'neither code nor widget',
    authorise({ verification_code: undefined }),
  ],
  ['not_verified', 409, 'a purchase under another request', authorise({ request_id: 'another' })],
  ['credit_exceeded', 409, 'more than the credit', authorise({ amount: 5001 })],
  [
    'auth_not_allowed',
    409,
    'a capture later, where the merchant must capture at once',
    authorise({ ...bare, ...later }),
  ],
  ['plan_term_not_set', 409, 'a plan where the merchant has none', authorise({ ...bare, ...plan })],
  [
    'plan_term_not_available',
    409,
    'a term that the plan does not have',
    authorise({ financing_option: { ...plan.financing_option, term: 7 } }),
  ],
  ['vcc_account_mismatch', 409, "a purchase with somebody else's card", authorise(otherCard)],
  ['external_location_id_not_found', 409, 'a purchase at no place', authorise(unknownPlace)],
  ['account_type_not_permitted', 409, 'a business at a place for consumers', authorise(bare, business)],
  [
    'user_not_able_to_purchase',
    409,
    'a purchase on an account that was never activated',
    async (till) => authorise({ account_number: await till.seeded('Inactive') })(till),
  ],

  ['authorization_ended', 409, 'a release of nothing', onPurchase('releaseAuthorization', { amount: 1 })],
  [
    'auth_amount_exceeded',
    409,
    'a release of more than is left',
    onPurchase('releaseAuthorization', { amount: 11 }, later),
  ],
  ['authorization_ended', 409, 'a capture of nothing', onPurchase('captureAuthorization', { amount: 1 })],
  [
    'auth_amount_exceeded',
    409,
    'a capture of more than is left',
    onPurchase('captureAuthorization', { amount: 11 }, later),
  ],
  [
    'not_permitted',
    409,
    'a trainee who captures',
    onPurchase('captureAuthorization', { amount: 1, ...trainee }, later),
  ],
  [
    'external_location_id_not_found',
    409,
    'a capture at no place',
    onPurchase('captureAuthorization', { amount: 1, ...unknownPlace }, later),
  ],
  [
    'vcc_account_mismatch',
    409,
    "a capture with somebody else's card",
    onPurchase('captureAuthorization', { amount: 1, ...otherCard }, later),
  ],

  ['wrong_transaction_type', 409, 'a return of a regular purchase', onPurchase('returnCapture', whole)],
  [
    'capture_amount_exceeded',
    409,
    'a return of more than was captured',
    onPurchase('returnCapture', { full_return: false, amount: 11 }, plan),
  ],
  [
    'not_permitted',
    409,
    'a trainee who returns',
    onPurchase('returnCapture', { ...whole, ...trainee }, plan),
  ],
  [
    'external_location_id_not_found',
    409,
    'a return at no place',
    onPurchase('returnCapture', { ...whole, ...unknownPlace }, plan),
  ],
  [
    'vcc_account_mismatch',
    409,
    "a return to somebody else's card",
    onPurchase('returnCapture', { ...whole, ...otherCard }, plan),
  ],
  [
    'return_date_exceeded',
    409,
    'a return after 100 days',
    async (till) => {
      const path = await till.purchased(plan);
      till.advance(100 * DAY + 1000);
      return till.send('returnCapture', { path, body: whole });
    },
  ],

  ['refunds_limit_exceeded_amount', 409, 'a refund of more than is owed', refund({})],
  ['external_location_id_not_found', 409, 'a refund at no place', refund(unknownPlace)],
  ['vcc_account_mismatch', 409, "a refund to somebody else's card", refund(otherCard)],
];

describe('every documented refusal is served, as the contract says', () => {
  let till: Till;
  // Never scrubbed, so that 100 days may pass.
  before(async () => {
    till = await Till.open('merchant-integration');
  });
  after(() => till.close());

  for (const [code, status, name, ask] of rows) {
    test(`${code}: ${name}`, async () => {
      const reply = await ask(till);
      assert.deepEqual([reply.status, reply.failure?.code], [status, code]);
      assert.deepEqual(till.findings.splice(0), []);
    });
  }

  test('none that the contract lists is left out', () => {
    const text = readFileSync(join(import.meta.dirname, 'openapi.yaml'), 'utf8');
    const { components } = parse(text) as { components: { schemas: Record<string, ErrorSchema> } };
    const listed = Object.values(components.schemas).flatMap(
      ({ properties }) => properties?.error?.enum ?? [],
    );
    assert.deepEqual([...new Set(rows.map(([code]) => code))].sort(), [...new Set(listed)].sort());
  });

  test('a malicious payload is blocked before anybody asks who sent it', async () => {
    const query = { first_name: '<script>', last_name: 'Test', dob: '1980-01-01' };
    const reply = await till.send('searchCustomers', { query }, { auth: 'none' });
    assert.deepEqual([reply.status, reply.body, till.findings], [465, undefined, []]);
  });
});

type ErrorSchema = { readonly properties?: { readonly error?: { readonly enum?: readonly string[] } } };
