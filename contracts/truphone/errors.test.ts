import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { SandboxReply } from '../../src/sandbox/index.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import sandbox from './sandbox.ts';
import { refuseOverLimit } from './sandbox/esim-limit.ts';
import { seedIds } from './sandbox/seed.ts';
import type { Schemas } from './sandbox/state.ts';
import { idOf, open, opened } from './testing/open-environment.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';
const seeds = seedIds('pre-production');
const yesterday = '2019-09-13T12:00:00Z';

type Opened = ReturnType<typeof opened>;

function activation(productId: string, email = 'a@example.com') {
  const subscriber = { email, device: { operating_system: 'ios', id: '1' } };
  return { operation_type: 'ACTIVATION', sim_type: 'ESIM', product: { id: productId }, subscriber };
}

function productOf({ send }: Opened): string {
  const [product] = send('listProducts').body as Schemas['Product'][];
  return product?.id ?? '';
}

function topUpFor(email: string): (environment: Opened) => SandboxReply {
  return (environment) => {
    const order = { ...{ device: { id: '1' }, subscriptions: environment.plans(1) }, customer: { email } };
    return environment.order({ operationType: 'TOPUP', esim: { iccid: seeds.iccid }, ...order });
  };
}

function orderOf(subscription: object): (environment: Opened) => SandboxReply {
  return ({ order, plans }) => {
    const customer = { email: 'a@example.com' };
    const subscriptions = [{ ...plans(1)[0], ...subscription }];
    return order({ operationType: 'NEW_ESIM', customer, device: { id: '1', type: 'ios' }, subscriptions });
  };
}

function asAccountManager(operation: string, input: object): () => SandboxReply {
  return () => {
    const { call, context } = open();
    const { accountManagerId: client_id, accountManagerSecret: client_secret } = context.credentials;
    const body = { grant_type: 'client_credentials', client_id, client_secret };
    const { access_token: token } = call('createToken', { body }).body as Schemas['Token'];
    return call(operation, { ...input, token });
  };
}

function token(body: object, problems: readonly { at: string; message: string }[] = []): () => SandboxReply {
  return () => {
    const { call, context } = open();
    const { resellerId: client_id, resellerSecret: client_secret } = context.credentials;
    return call('createToken', { body: { client_id, client_secret, ...body }, problems });
  };
}

const unread = [{ at: '/body', message: 'expected JSON' }];
const wrong = [{ at: '/body/scope', message: 'expected profile' }];
const customer = { path: { customerId: nowhere }, body: { type: 'VISA' } };

const rows: readonly [status: number, code: string, when: string, (environment: Opened) => SandboxReply][] = [
  [400, 'INVALID_HTTP_MESSAGE', 'no JSON', ({ send }) => send('createOrder', { problems: unread })],
  [400, 'INVALID_REQUEST_PARAMS', 'a date in the past', orderOf({ activationDate: yesterday })],
  [400, 'INVALID_REQUEST_PARAMS', 'a currency that nothing is sold in', orderOf({ currency: 'XXX' })],
  [401, 'UNAUTHORISED', 'no token', () => open().call('listProducts', {})],
  [403, 'ACCESS_DENIED', 'the other role', ({ send }) => send('getCustomer')],
  [404, 'ORDER_NOT_FOUND', 'no order', ({ send }) => send('getOrder', { path: { orderId: nowhere } })],
  [404, 'SIM_NOT_FOUND', 'no SIM', ({ send }) => send('getSim', { path: { iccid: '1' } })],
  [404, 'PRODUCT_NOT_FOUND', 'no product', ({ send }) => send('getProduct', { path: { productId: 'x' } })],
  [
    404,
    'SUBSCRIPTION_NOT_FOUND',
    'no plan',
    ({ send }) => send('getSubscription', { path: { subscriptionId: nowhere } }),
  ],
  [404, 'CUSTOMER_NOT_FOUND', 'no customer', asAccountManager('getCustomer', { query: { email: 'b' } })],
  [406, 'UNACCEPTABLE', 'more eSIMs than a day has', overDailyLimit],
  [422, 'PRODUCT_NOT_FOUND', 'an order of no product', orderOf({ product_id: nowhere })],
  [422, 'CUSTOMER_MUST_EXIST', 'a top-up for nobody', topUpFor('nobody@example.com')],
  [422, 'EMAIL_AND_ICCID_DO_NOT_MATCH', "a top-up of another's eSIM", topUpOfAnother],
  [
    422,
    'UNABLE_TO_CREATE_CUSTOMER',
    'an address that is taken',
    asAccountManager('createCustomer', { body: { email: `${seeds.customerId}@example.com` } }),
  ],
  [422, 'UNABLE_TO_GET_PAYMENT_METHODS', 'no customer', asAccountManager('listPaymentMethods', customer)],
  [422, 'UNABLE_TO_CREATE_PAYMENT_METHOD', 'no customer', asAccountManager('createPaymentMethod', customer)],
  [422, 'UNABLE_TO_DELETE_PAYMENT_TOKEN', 'no customer', asAccountManager('deletePaymentMethod', customer)],
  [400, 'invalid_request', 'no grant', token({}, unread)],
  [400, 'invalid_scope', 'a scope', token({ grant_type: 'client_credentials', scope: 'all' }, wrong)],
  [400, 'unsupported_grant_type', 'a password', token({ grant_type: 'password' }, wrong)],
  [400, 'invalid_grant', 'no refresh token', token({ grant_type: 'refresh_token', refresh_token: nowhere })],
  [401, 'unauthorized_client', 'a wrong secret', token({ client_secret: nowhere })],
  [429, 'TOO MANY REQUESTS', 'over the limit', () => said(sandbox.tooManyRequests?.(anyRequest))],
  [500, 'INTERNAL_ERROR', 'a failure of its own', () => said(sandbox.internalError?.())],
];

const anyRequest = { operation: '', path: {}, query: {}, headers: {}, body: undefined, problems: [] };

function said(reply: SandboxReply | undefined): SandboxReply {
  assert.ok(reply !== undefined);
  return reply;
}

function overDailyLimit(environment: Opened): SandboxReply {
  const body = activation(productOf(environment));
  for (let ordered = 0; ordered < 1000; ordered += 1)
    assert.equal(environment.send('createOrderV2', { body }).status, 201);
  const refused = environment.send('createOrderV2', { body });
  environment.context.clock.advance(24 * 60 * 60 * 1000);
  assert.equal(refuseOverLimit(environment.context), undefined, 'the next day has eSIMs again');
  return refused;
}

function topUpOfAnother(environment: Opened): SandboxReply {
  const id = idOf(environment.newEsim(1));
  environment.poll(id);
  environment.poll(id);
  return topUpFor('a@example.com')(environment);
}

for (const [status, code, when, ask] of rows)
  test(`${String(status)} ${code}: ${when}`, () => {
    const { body, status: answered } = ask(opened());
    const { error, type } = body as { readonly type?: string; readonly error?: string };
    assert.deepEqual([answered, type ?? error], [status, code]);
  });

let documented: readonly string[] = [];
before(async () => {
  const { openapi } = await loadContract(import.meta.dirname);
  const { schemas } = openapi?.['components'] as { schemas: Record<string, Schema> };
  type Schema = { readonly properties?: Record<string, { readonly enum?: readonly string[] }> };
  const errors = Object.entries(schemas).filter(([name]) => name.endsWith('Error'));
  documented = errors.flatMap(
    ([, { properties }]) => (properties?.['type'] ?? properties?.['error'])?.enum ?? [],
  );
});

test('every code of the contract is served, but for the one that another edition of Keycloak has', () => {
  const served = new Set(rows.map(([, code]) => code));
  const never = documented.filter((code) => !served.has(code));
  assert.ok(documented.length > 20);
  assert.deepEqual(never, ['invalid_client']);
});

test('an injected 500 is the documented one, another 5xx is not', async (t) => {
  const contract = await loadContract(import.meta.dirname);
  const faults = [
    'truphone@pre-production:listProducts=status:500',
    'truphone@pre-production:getOrder=status:503',
  ];
  const running = await startSandbox({ contracts: [contract], faults });
  t.after(() => running.close());
  const base = `${running.world.routes['https://services.truphone.com'] ?? ''}/connect-api-preprod/v1`;
  const [failed, unavailable] = await Promise.all([
    fetch(`${base}/product`),
    fetch(`${base}/order/${nowhere}`),
  ]);
  assert.equal(((await failed.json()) as { type: string }).type, 'INTERNAL_ERROR');
  assert.equal(((await unavailable.json()) as { type?: string }).type, undefined);
});
