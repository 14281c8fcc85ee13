import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { openWorld } from '../../src/sandbox/testing/open-world.ts';
import type { OpenWorld } from '../../src/sandbox/testing/open-world.ts';
import sandbox from './sandbox.ts';
import { Environment } from './testing/environment.ts';

// As documented: ../shared/provider-facts.md, 2.3 and 2.4.

/** Whose token reaches an operation: `customer` that of the customer's own screens as well. */
const scopes: Readonly<Record<string, 'merchant' | 'customer'>> = {
  loginMerchant: 'merchant',
  getI18n: 'customer',
  getTermsAndConditions: 'customer',
  decodeDriversLicense: 'customer',
  initWidget: 'customer',
  apply: 'customer',
  searchCustomers: 'merchant',
  lookupCustomer: 'merchant',
  verifyAccount: 'customer',
  calculateInterestV25: 'customer',
  calculateInterest: 'customer',
  closeAccount: 'customer',
  refundAccount: 'merchant',
  createTransaction: 'merchant',
  createAuthorizationV25: 'customer',
  createAuthorization: 'customer',
  getAuthorizationV25: 'merchant',
  getAuthorization: 'merchant',
  listAuthorizationsV25: 'merchant',
  listAuthorizations: 'merchant',
  releaseAuthorization: 'merchant',
  captureAuthorization: 'merchant',
  returnCapture: 'merchant',
  listCapturesV25: 'merchant',
  listCaptures: 'merchant',
};

const contract = await loadContract(import.meta.dirname);
const operations = [...contract.operations.values()].filter(({ id }) => id !== 'createToken');

test('every operation but the one for tokens is in the table of scopes', () => {
  assert.deepEqual(operations.map(({ id }) => id).toSorted(), Object.keys(scopes).toSorted());
});

for (const [operation, scope] of Object.entries(scopes))
  test(`${operation} is reached by the token of a ${scope}`, async () => {
    const environment = new Environment('training');
    const refused = (token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const path = { client_id: 'client' };
      const asked = { operation, path, query: {}, headers, body: {}, problems: [] };
      const reply = sandbox.before(asked, environment.context);
      return [reply?.status, (reply?.body as { error?: string } | undefined)?.error];
    };
    const insufficient = [403, 'Insufficient scope: authorized scope is insufficient'];
    const letThrough = [undefined, undefined];
    assert.deepEqual(refused(await environment.token('merchant')), letThrough);
    assert.deepEqual(
      refused(await environment.token('customer')),
      scope === 'customer' ? letThrough : insufficient,
    );
    assert.deepEqual(refused(), [401, 'unauthorized']);
  });

/** Told by codes of their own, before all else. */
const bodies: Readonly<Record<string, object>> = {
  createTransaction: { transaction_type: 'deposit', verification_code: 1 },
};

describe('x-reference-id', () => {
  const origin = 'https://posapi-training.flexiti.fi';
  let open: OpenWorld;
  let clientId = '';
  let token = '';
  before(async () => {
    open = await openWorld(contract, sandbox);
    const { clientId: client_id = '', clientSecret: client_secret = '' } =
      open.world.credentials['flexiti@training'] ?? {};
    const issued = await open.ask(origin, `/flexiti/pos-api/v2.5/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id, client_secret }).toString(),
    });
    clientId = client_id;
    token = (issued.body as { access_token: string }).access_token;
  });
  after(() => open.close());

  for (const { id, label } of operations)
    test(`${id} is refused without one, and with more than 32 characters`, async () => {
      const [method = '', path = ''] = label.split(' ');
      const target = `/flexiti/pos-api${path.replace('{client_id}', clientId).replaceAll(/\{\w+\}/g, '1')}`;
      const ask = async (headers: Record<string, string>) => {
        const given = method === 'GET' ? {} : { body: JSON.stringify(bodies[id] ?? {}) };
        const reply = await open.ask(origin, target, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
          ...given,
        });
        const { error, field_errors = [] } = reply.body as {
          error?: string;
          field_errors?: readonly { param: string }[];
        };
        return {
          status: reply.status,
          error,
          isTold: field_errors.some(({ param }) => param === 'x-reference-id'),
        };
      };
      assert.deepEqual(await ask({}), { status: 409, error: 'wrong_inputs', isTold: true });
      assert.equal((await ask({ 'x-reference-id': 'a'.repeat(33) })).isTold, true);
      assert.equal((await ask({ 'x-reference-id': 'a'.repeat(32) })).isTold, false);
    });
});

test('a page has 10 items where no size is asked for', async () => {
  const environment = new Environment('training');
  const token = await environment.token();
  const { data } = environment.context.state;
  const [first] = data.authorizations;
  assert.ok(first !== undefined);
  const more = Array.from({ length: 25 }, (_, index) => ({ ...first, id: first.id + 1000 + index }));
  environment.context.state.data = { ...data, authorizations: more };
  const read = async (query: object) => {
    const { body } = await environment.send('listAuthorizations', { token, query: { ...query } });
    return (body as unknown as readonly unknown[]).length;
  };
  assert.deepEqual(
    [
      await read({}),
      await read({ page_number: 3 }),
      await read({ page_size: 25 }),
      await read({ page_size: 7 }),
    ],
    [10, 5, 25, 7],
  );
});
