import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { promotionalPurchase } from './promotional-purchase.ts';
import { verifiedCustomer } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();
const regular = { transaction_type: 'regular_purchase' } as const;

scenario('authorises, captures and returns a promotional purchase', async ({ api, given }) => {
  const purchase = await promotionalPurchase(given, 100.1);
  const { data: authorized } = await api.call('createAuthorization', { body: purchase });
  const path = { authorization_id: authorized.authorization_id };
  const { data: captured } = await api.call('captureAuthorization', { path, body: { amount: 60.05 } });
  expect(captured).toMatchObject({ remaining_authorization_amount: 40.05, reference: 'order-1' });
  const capture = { ...path, capture_id: captured.capture_id };
  const part = { full_return: false, amount: 20.05 };
  const { data: returned } = await api.call('returnCapture', { path: capture, body: part });
  expect(returned).toMatchObject({ amount: 20.05, remaining_capture_amount: 40, reference: 'order-1' });
  const { data: rest } = await api.call('returnCapture', { path: capture, body: { full_return: true } });
  expect(rest).toMatchObject({ amount: 40, remaining_capture_amount: 0 });
});

scenario('returns no more than was captured', async ({ api, given }) => {
  const purchase = { ...(await promotionalPurchase(given, 40)), auto_capture: true };
  const { data: authorized } = await api.call('createAuthorization', { body: purchase });
  const path = { authorization_id: authorized.authorization_id, capture_id: Number(authorized.capture_id) };
  const body = { full_return: false, amount: 40.01 };
  const tooMuch = await api.attempt('returnCapture', { path, body });
  expect(tooMuch).toBeRefusedAs({ status: 409, codes: ['capture_amount_exceeded'] });
});

scenario('releases what is not captured, and nothing after that', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const purchase = { ...customer, financing_option: regular, amount: 50, auto_capture: false };
  const { data: authorized } = await api.call('createAuthorization', { body: purchase });
  const path = { authorization_id: authorized.authorization_id };
  const { data: released } = await api.call('releaseAuthorization', { path, body: { amount: 30 } });
  expect(released.remaining_authorization_amount).toBe(20);
  const tooMuch = await api.attempt('captureAuthorization', { path, body: { amount: 20.01 } });
  expect(tooMuch).toBeRefusedAs({ status: 409, codes: ['auth_amount_exceeded'] });
  await api.call('releaseAuthorization', { path, body: { amount: 20 } });
  const ended = await api.attempt('captureAuthorization', { path, body: { amount: 1 } });
  expect(ended).toBeRefusedAs({ status: 409, codes: ['authorization_ended'] });
  const { data: closed } = await api.call('getAuthorization', { path });
  expect(closed.authorization_status).toBe('closed');
});

scenario('captures at once where auto_capture asks for it', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const purchase = { ...customer, financing_option: regular, amount: 10, auto_capture: true };
  const { data: authorized } = await api.call('createAuthorization', { body: purchase });
  const query = { account_number: customer.account_number };
  const [current, older] = await Promise.all([
    api.call('listCaptures', { query }),
    api.call('listCapturesV25', { query }),
  ]);
  expect(current.data.map(({ capture_id }) => capture_id)).toEqual([authorized.capture_id]);
  expect(older.data).toEqual(current.data);
  const capture = {
    authorization_id: authorized.authorization_id,
    capture_id: Number(authorized.capture_id),
  };
  const returned = await api.attempt('returnCapture', { path: capture, body: { full_return: true } });
  expect(returned).toBeRefusedAs({ status: 409, codes: ['wrong_transaction_type'] });
});

scenario('does not authorise a card that nobody has', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const purchase = { ...customer, financing_option: regular, amount: 10, auto_capture: false };
  const reply = await api.attempt('createAuthorization', {
    body: { ...purchase, vcc_number: '2374980012873425' },
  });
  expect(reply).toBeRefusedAs({ status: 404, codes: ['not_found'] });
});

scenario('finances only terms on offer, and sells only in known places', async ({ api, given }) => {
  const purchase = await promotionalPurchase(given, 10);
  const financing_option = { ...purchase.financing_option, term: 7 };
  const [otherTerm, otherPlace] = await Promise.all([
    api.attempt('createAuthorization', { body: { ...purchase, financing_option } }),
    api.attempt('createAuthorization', { body: { ...purchase, external_location_id: 'nowhere' } }),
  ]);
  expect(otherTerm).toBeRefusedAs({ status: 409, codes: ['plan_term_not_available'] });
  expect(otherPlace).toBeRefusedAs({ status: 409, codes: ['external_location_id_not_found'] });
});

scenario(
  'does not authorise what the customer cannot pay or was not verified for',
  async ({ api, given }) => {
    const customer = await verifiedCustomer(given);
    const purchase = { ...customer, financing_option: regular, amount: 10, auto_capture: false };
    const { account_number, financing_option, amount, auto_capture } = purchase;
    const withoutCode = { account_number, financing_option, amount, auto_capture };
    const [tooMuch, otherRequest, noCode] = await Promise.all([
      api.attempt('createAuthorization', { body: { ...purchase, amount: 5_000_000 } }),
      api.attempt('createAuthorization', { body: { ...purchase, request_id: 'another request' } }),
      api.attempt('createAuthorization', { body: withoutCode }),
    ]);
    expect(tooMuch).toBeRefusedAs({ status: 409, codes: ['credit_exceeded'] });
    expect(otherRequest).toBeRefusedAs({ status: 409, codes: ['not_verified'] });
    expect(noCode).toBeRefusedAs({ status: 404, codes: ['customer_identity_not_found'] });
  },
);
