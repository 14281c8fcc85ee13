import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';
import { application } from './application.ts';

const scenario = scenarioFor<Operations>();
const nobody = { auth: 'none' };
const [account_number, authorization_id, capture_id] = [1, 1, 1];
const verification = { verification_code: 123_456, request_id: 'request-1' };
const regular = { transaction_type: 'regular_purchase' } as const;

scenario('shows nothing without a token', async ({ api, refusal }) => {
  const query = { first_name: 'Test', last_name: 'Test', dob: '1980-01-01' };
  const replies = await Promise.all([
    ...(['getI18n', 'getTermsAndConditions'] as const).map((name) => api.attempt(name, {}, nobody)),
    ...(['listAuthorizations', 'listCaptures'] as const).map((name) => api.attempt(name, {}, nobody)),
    ...(['listAuthorizationsV25', 'listCapturesV25'] as const).map((name) => api.attempt(name, {}, nobody)),
    api.attempt('searchCustomers', { query }, nobody),
    api.attempt('lookupCustomer', { query: { account_number } }, nobody),
    api.attempt('getAuthorization', { path: { authorization_id } }, nobody),
    api.attempt('getAuthorizationV25', { path: { authorization_id } }, nobody),
    api.attempt('calculateInterest', { path: { account_number }, body: { amount: 1 } }, nobody),
    api.attempt('calculateInterestV25', { path: { account_number }, body: { amount: 1 } }, nobody),
    api.attempt('decodeDriversLicense', { body: { code: '@' } }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario('takes no application and logs nobody in without a token', async ({ api, given, refusal }) => {
  const login = { merchant_username: given.word(), merchant_password: given.uuid() };
  const replies = await Promise.all([
    api.attempt('loginMerchant', { body: login }, nobody),
    api.attempt('initWidget', { body: { flow: 'apply' } }, nobody),
    api.attempt('apply', { body: application(given) }, nobody),
    api.attempt('verifyAccount', { path: { account_number }, body: { format: 'sms' } }, nobody),
    api.attempt('closeAccount', { path: { account_number } }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});

scenario('moves no money without a token', async ({ api, refusal }) => {
  const customer = { account_number, ...verification, amount: 1 };
  const purchase = { ...customer, financing_option: regular, auto_capture: false };
  const path = { authorization_id };
  const [part, whole] = [{ amount: 1 }, { full_return: true }];
  const replies = await Promise.all([
    api.attempt('createTransaction', { body: { ...customer, transaction_type: 'deposit' } }, nobody),
    api.attempt('refundAccount', { path: { account_number }, body: { ...part, capture_id } }, nobody),
    api.attempt('createAuthorization', { body: purchase }, nobody),
    api.attempt('createAuthorizationV25', { body: purchase }, nobody),
    api.attempt('releaseAuthorization', { path, body: part }, nobody),
    api.attempt('captureAuthorization', { path, body: part }, nobody),
    api.attempt('returnCapture', { path: { ...path, capture_id }, body: whole }, nobody),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('missingCredentials'));
});
