import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { accountOf, verifiedCustomer } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();

scenario('a payment adds to the available credit', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const query = { account_number: customer.account_number };
  const before = await api.call('lookupCustomer', { query });
  const payment = { ...customer, transaction_type: 'deposit', amount: 10.55 } as const;
  await api.call('createTransaction', { body: payment });
  const after = await api.call('lookupCustomer', { query });
  const difference = Number(after.data.available_credit) - Number(before.data.available_credit);
  expect(difference).toBeCloseTo(10.55, 5);
});

scenario('takes at most 10,000 a day, and only with the right code', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const payment = { ...customer, transaction_type: 'instore_payment', amount: 10_000 } as const;
  const wrongCode = await api.attempt('createTransaction', { body: { ...payment, verification_code: 1 } });
  expect(wrongCode).toBeRefusedAs({ status: 409, codes: ['wrong_verification_code'] });
  await api.call('createTransaction', { body: payment });
  const tooMuch = await api.attempt('createTransaction', { body: { ...payment, amount: 0.01 } });
  expect(tooMuch).toBeRefusedAs({ status: 409, codes: ['limit_payment_amount_24'] });
});

scenario('tells a wrong type and a missing code by codes of their own', async ({ api, given }) => {
  const { account_number, request_id, verification_code } = await verifiedCustomer(given);
  const invalid = { deliberatelyInvalid: true };
  const wrongType = { account_number, amount: 1, verification_code, transaction_type: 'loan' };
  const noCode = { account_number, amount: 1, request_id, transaction_type: 'tradein' };
  const [type, code] = await Promise.all([
    api.attempt('createTransaction', { body: wrongType as never }, invalid),
    api.attempt('createTransaction', { body: noCode as never }, invalid),
  ]);
  expect(type).toBeRefusedAs({ status: 409, codes: ['invalid_transaction_type'] });
  expect(code).toBeRefusedAs({ status: 409, codes: ['verification_code_required'] });
});

scenario('refunds no more than is owed', async ({ api, given }) => {
  const customer = await verifiedCustomer(given);
  const path = { account_number: customer.account_number };
  const financing_option = { transaction_type: 'regular_purchase' } as const;
  const purchase = { ...customer, financing_option, amount: 40, auto_capture: true };
  const { data } = await api.call('createAuthorization', { body: purchase });
  const refund = { amount: 40, capture_id: Number(data.capture_id) };
  const tooMuch = await api.attempt('refundAccount', { path, body: { ...refund, amount: 40.01 } });
  expect(tooMuch).toBeRefusedAs({ status: 409, codes: ['refunds_limit_exceeded_amount'] });
  expect((await api.call('refundAccount', { path, body: refund })).data).toEqual({});
});

scenario('a closed account purchases nothing', async ({ api, given }) => {
  const account_number = await accountOf(given);
  const closed = await api.call('closeAccount', { path: { account_number } });
  expect(closed.data).toEqual({});
  const lookup = await api.attempt('lookupCustomer', { query: { account_number } });
  expect(lookup).toBeRefusedAs({ status: 409, codes: ['user_not_able_to_purchase'] });
});
