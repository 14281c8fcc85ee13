import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { accountOf } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();

scenario('says where a code was sent, and does not answer it', async ({ api, given }) => {
  const path = { account_number: await accountOf(given) };
  const reply = await api.call('verifyAccount', { path, body: { format: 'sms', request_id: given.uuid() } });
  expect(reply.data.verification_code).toBe('verification_sent_to_sms');
});

scenario('lets a small regular purchase bypass verification', async ({ api, given }) => {
  const account_number = await accountOf(given);
  const path = { account_number };
  const [small, large] = await Promise.all([
    api.call('calculateInterest', { path, body: { amount: 200 } }),
    api.call('calculateInterest', { path, body: { amount: 200.01 } }),
  ]);
  expect(small.data.regular_purchase.verify).toBe(true);
  expect(large.data.regular_purchase.verify).toBe(false);
  const request_id = given.uuid();
  const body = { format: 'regular_purchase_bypass', request_id } as const;
  const verification_code = Number((await api.call('verifyAccount', { path, body })).data.verification_code);
  const financing_option = { transaction_type: 'regular_purchase' } as const;
  const purchase = { account_number, financing_option, auto_capture: false, verification_code, request_id };
  await api.call('createAuthorization', { body: { ...purchase, amount: 200 } });
  const refused = await api.attempt('createAuthorization', { body: { ...purchase, amount: 200.01 } });
  expect(refused).toBeRefusedAs({ status: 409, codes: ['not_verified'] });
});

scenario('shuts the security question after three wrong answers', async ({ api, given }) => {
  const path = { account_number: await accountOf(given) };
  const body = { format: 'security_question', security_qid: 7, security_answer: 'not the answer' } as const;
  for (const attempt of ['first', 'second', 'third']) {
    const reply = await api.attempt('verifyAccount', { path, body });
    expect(reply, attempt).toBeRefusedAs({ status: 409, codes: ['secret_answer_mismatch'] });
  }
  const fourth = await api.attempt('verifyAccount', { path, body });
  expect(fourth).toBeRefusedAs({ status: 409, codes: ['tries_exceed'] });
});
