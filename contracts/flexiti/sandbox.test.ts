import assert from 'node:assert/strict';
import { test } from 'node:test';
import sandbox from './sandbox.ts';
import { Environment, KEYS } from './testing/environment.ts';
import type { Body } from './testing/environment.ts';

const DAY = 86_400_000;

async function purchase(environment: Environment, token: string, body: Body = {}) {
  const path = { account_number: environment.context.state.data.accounts[0]?.accountNumber };
  const verified = await environment.send('verifyAccount', {
    token,
    path,
    body: { format: 'merchant_override' },
  });
  const { verification_code } = verified.body;
  const financing_option = { transaction_type: 'promotional_purchase', plan_id: 101, term: 6 };
  const order = { ...path, verification_code, financing_option, amount: 100, auto_capture: true, ...body };
  return environment.send('createAuthorization', { token, body: order });
}

test('a token is refreshed while it lives and never after', async () => {
  const environment = new Environment('training');
  const { body: first } = await environment.send('createToken', { body: KEYS });
  environment.context.clock.advance(1_199_000);
  const refresh = { ...KEYS, grant_type: 'refresh_token', refresh_token: first['refresh_token'] };
  const renewed = await environment.send('createToken', { body: refresh });
  assert.equal(renewed.status, 200);
  assert.equal(
    (await environment.send('createToken', { body: refresh })).error,
    'invalid_token',
    'used twice',
  );
  environment.context.clock.advance(1_200_000);
  const late = { ...refresh, refresh_token: renewed.body['refresh_token'] };
  assert.deepEqual(pick(await environment.send('createToken', { body: late })), [401, 'invalid_token']);
  const token = String(renewed.body['access_token']);
  assert.deepEqual(pick(await environment.send('getI18n', { token })), [401, 'invalid_token']);
});

const refusals: readonly [string, Body, number, string][] = [
  ['wrong secret', { client_id: 'client', client_secret: 'other' }, 400, 'invalid_client'],
  ['no keys', {}, 400, 'invalid_client'],
  ['refresh without a token', { ...KEYS, grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ['password grant', { ...KEYS, grant_type: 'password' }, 409, 'invalid_role'],
];
for (const [name, body, status, error] of refusals) {
  test(`token endpoint: ${name}`, async () => {
    assert.deepEqual(pick(await new Environment('training').send('createToken', { body })), [status, error]);
  });
}

test("a token of one environment, or another client's path, is refused", async () => {
  const [training, other] = [new Environment('training'), new Environment('merchant-integration')];
  const token = await training.token();
  assert.deepEqual(pick(await other.send('getI18n', { token })), [401, 'invalid_token']);
  const path = { client_id: 'someone-else' };
  assert.deepEqual(pick(await training.send('getI18n', { token, path })), [401, 'unauthorized']);
});

test('ids of one environment are unknown in every other', async () => {
  const names = ['training', 'merchant-integration', 'production'];
  const environments = names.map((name) => new Environment(name));
  for (const environment of environments) {
    const token = await environment.token();
    for (const other of environments) {
      const { customerId } = sandbox.sampleIds(other.context);
      const reply = await environment.send('lookupCustomer', { token, query: { customer_id: customerId } });
      assert.equal(reply.status, other === environment ? 200 : 404);
    }
  }
});

test('a capture is returned within 100 days and not later', async () => {
  const environment = new Environment('merchant-integration');
  const { body } = await purchase(environment, await environment.token());
  const path = { authorization_id: body['authorization_id'], capture_id: body['capture_id'] };
  const part = { full_return: false, amount: 40 };
  environment.context.clock.advance(100 * DAY - 60_000);
  const inTime = await environment.send('returnCapture', {
    token: await environment.token(),
    path,
    body: part,
  });
  assert.equal(inTime.body['remaining_capture_amount'], 60);
  environment.context.clock.advance(60_001);
  const late = await environment.send('returnCapture', {
    token: await environment.token(),
    path,
    body: part,
  });
  assert.deepEqual(pick(late), [409, 'return_date_exceeded']);
});

test('amounts stay exact over many partial captures', async () => {
  const environment = new Environment('training');
  const token = await environment.token();
  const { body } = await purchase(environment, token, { amount: 1, auto_capture: false });
  const path = { authorization_id: body['authorization_id'] };
  const left: unknown[] = [];
  for (let count = 0; count < 10; count += 1) {
    const reply = await environment.send('captureAuthorization', { token, path, body: { amount: 0.1 } });
    left.push(reply.body['remaining_authorization_amount']);
  }
  assert.deepEqual(left, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0]);
  const more = await environment.send('captureAuthorization', { token, path, body: { amount: 0.1 } });
  assert.deepEqual(pick(more), [409, 'authorization_ended']);
});

test('the security question opens again after 48 hours', async () => {
  const environment = new Environment('training');
  const path = { account_number: environment.context.state.data.accounts[0]?.accountNumber };
  const ask = async (security_answer: string) => {
    const body = { format: 'security_question', security_qid: 7, security_answer };
    return environment.send('verifyAccount', { token: await environment.token(), path, body });
  };
  const errors: unknown[] = [];
  for (const answer of ['a', 'b', 'c', 'd', 'maple']) errors.push((await ask(answer)).error);
  const [mismatch, shut] = ['secret_answer_mismatch', 'tries_exceed'];
  assert.deepEqual(errors, [mismatch, mismatch, mismatch, shut, shut]);
  environment.context.clock.advance(2 * DAY);
  assert.equal((await ask('maple')).status, 200);
});

test('the bypass is refused after the fourth regular purchase within 24 hours', async () => {
  const environment = new Environment('training');
  const financing_option = { transaction_type: 'regular_purchase' };
  for (let count = 0; count < 4; count += 1)
    await purchase(environment, await environment.token(), { financing_option });
  const path = { account_number: environment.context.state.data.accounts[0]?.accountNumber };
  const bypass = async () =>
    environment.send('verifyAccount', {
      token: await environment.token(),
      path,
      body: { format: 'regular_purchase_bypass' },
    });
  assert.deepEqual(pick(await bypass()), [409, 'regular_purchase_bypass_is_not_allowed']);
  environment.context.clock.advance(DAY);
  assert.equal((await bypass()).status, 200);
});

test('an idempotency key is processed once, and a changed body under it is refused', async () => {
  const environment = new Environment('training');
  const token = await environment.token();
  const account = environment.context.state.data.accounts[0];
  const path = { account_number: account?.accountNumber };
  const { body: verified } = await environment.send('verifyAccount', {
    token,
    path,
    body: { format: 'email' },
  });
  const body = { ...path, ...verified, transaction_type: 'deposit', amount: 5 };
  const send = (hash: string) =>
    environment.send('createTransaction', {
      token,
      body,
      headers: { 'x-idempotency-key': 'k', 'x-context-hash': hash },
    });
  const first = await send('one');
  const credit = account?.available;
  assert.deepEqual((await send('one')).body, first.body);
  assert.equal(account?.available, credit);
  assert.deepEqual(pick(await send('two')), [409, 'wrong_inputs']);
});

test('a scrub removes what was made, and its ids never come back', async () => {
  const environment = new Environment('training');
  const token = await environment.token();
  const { body: lost } = await purchase(environment, token);
  sandbox.reset(environment.context);
  const path = { authorization_id: lost['authorization_id'] };
  assert.deepEqual(pick(await environment.send('getAuthorization', { token, path })), [404, 'not_found']);
  const { body: made } = await purchase(environment, token);
  assert.ok(Number(made['authorization_id']) > Number(lost['authorization_id']));
});

test('response keys decide in test environments only', async () => {
  const person = {
    first_name: 'Test',
    last_name: 'Key',
    dob: '1980-01-01',
    tos_agreement: true,
    middle_name: 'D-FRAUD',
  };
  for (const [stage, outcome] of [
    ['test', 'declined'],
    ['live', 'approved'],
  ] as const) {
    const environment = new Environment('training', stage);
    const { body } = await environment.send('apply', { token: await environment.token(), body: person });
    assert.equal(body['application_status'], outcome, stage);
  }
});

test('a frozen account is found and cannot be looked up for a purchase', async () => {
  const environment = new Environment('training');
  const token = await environment.token();
  const query = { first_name: 'test', last_name: 'FROZEN', dob: '1980-01-01' };
  const { body } = await environment.send('searchCustomers', { token, query });
  const [account] = body as unknown as Body[];
  assert.equal(account?.['account_status'], 'F');
  const lookup = await environment.send('lookupCustomer', {
    token,
    query: { customer_id: account['customer_id'] },
  });
  assert.deepEqual(pick(lookup), [409, 'user_not_able_to_purchase']);
});

function pick({ status, error }: { status: number; error: unknown }): readonly unknown[] {
  return [status, error];
}
