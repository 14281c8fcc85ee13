import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';

const scenario = scenarioFor<Operations>();
const customer = { auth: 'customer' };

scenario("a customer's token reaches the customer's screens", async ({ api, given }) => {
  const { accountNumber } = await given.values('customer');
  const path = { account_number: Number(accountNumber) };
  const replies = await Promise.all([
    api.call('getI18n', {}, customer),
    api.call('getTermsAndConditions', {}, customer),
    api.call('calculateInterest', { path, body: { amount: 10 } }, customer),
    api.call('verifyAccount', { path, body: { format: 'sms' } }, customer),
  ]);
  expect(replies.every(({ ok }) => ok)).toBe(true);
});

scenario("a customer's token reaches nothing of the merchant's", async ({ api, given, refusal }) => {
  const { authorizationId } = await given.values('authorization');
  const path = { authorization_id: Number(authorizationId) };
  const replies = await Promise.all([
    api.attempt('listAuthorizations', {}, customer),
    api.attempt('listCaptures', {}, customer),
    api.attempt('getAuthorization', { path }, customer),
    api.attempt('captureAuthorization', { path, body: { amount: 1 } }, customer),
    api.attempt('releaseAuthorization', { path, body: { amount: 1 } }, customer),
  ]);
  for (const reply of replies) expect(reply).toBeRefusedAs(refusal('insufficientScope'));
  const { data } = await api.call('getAuthorization', { path });
  expect(data.remaining_authorization_amount, 'nothing was taken').toBe(data.amount);
});
