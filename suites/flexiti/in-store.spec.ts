import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { firstOffer, registered } from './in-store.ts';

const scenario = scenarioFor<Operations>();
const amount = 100.1;

scenario('sells in store with v2.5.1, from the search to the return', async ({ api, given }) => {
  const found = await api.call('searchCustomers', { query: await registered(api, given) });
  const path = { account_number: Number(found.data[0]?.account_number) };
  const request_id = given.uuid();
  const verified = await api.call('verifyAccount', {
    path,
    body: { format: 'merchant_override', request_id },
  });
  const verification_code = Number(verified.data.verification_code);
  const offers = await api.call('calculateInterest', { path, body: { amount } });
  const { financing_option, plan, term } = firstOffer(offers.data.promotional_purchase);
  expect(plan.plan_name, 'a name to show the customer').toBeTruthy();
  const purchase = { ...path, request_id, verification_code, financing_option, amount, auto_capture: false };
  const authorized = await api.call('createAuthorization', { body: purchase });
  expect(authorized.data.annual_rates).toEqual(term.annual_rates);
  const { authorization_id } = authorized.data;
  const captured = await api.call('captureAuthorization', { path: { authorization_id }, body: { amount } });
  const { capture_id } = captured.data;
  const whole = { path: { authorization_id, capture_id }, body: { full_return: true } };
  const returned = await api.call('returnCapture', whole);
  expect(returned.data).toMatchObject({ amount, remaining_capture_amount: 0 });
});

scenario('sells in store with v2.5, from the search to the return', async ({ api, given }) => {
  const found = await api.call('searchCustomers', { query: await registered(api, given) });
  const path = { account_number: Number(found.data[0]?.account_number) };
  const request_id = given.uuid();
  const verified = await api.call('verifyAccount', {
    path,
    body: { format: 'merchant_override', request_id },
  });
  const verification_code = Number(verified.data.verification_code);
  const offers = await api.call('calculateInterestV25', { path, body: { amount } });
  const { financing_option, term } = firstOffer(offers.data.promotional_purchase);
  const purchase = { ...path, request_id, verification_code, financing_option, amount, auto_capture: false };
  const authorized = await api.call('createAuthorizationV25', { body: purchase });
  expect(authorized.data.apr).toBe(term.apr);
  const { authorization_id } = authorized.data;
  const captured = await api.call('captureAuthorization', { path: { authorization_id }, body: { amount } });
  const { capture_id } = captured.data;
  const whole = { path: { authorization_id, capture_id }, body: { full_return: true } };
  const returned = await api.call('returnCapture', whole);
  expect(returned.data).toMatchObject({ amount, remaining_capture_amount: 0 });
});
